"""What kind of layout a table's text is in."""

from __future__ import annotations

import pytest

from gouji.deciding.layout import LAYOUTS, text_to_layout
from gouji.document import CELL_END

ROWS = ("新收", "1", "2"), ("结转", "0", "4"), ("予以公开", "12", "7")


def joined(before: str, between: str, after: str) -> str:
    return "\n".join(before + between.join(row) + after for row in ROWS)


TEXTS = {
    "grid": joined("", CELL_END, CELL_END),
    "pipes": joined("| ", " | ", " |"),
    "pipe_cells": joined("", " |\n", " |"),
    "tabs": joined("", "\t", ""),
    "cells": joined("", "\n", ""),
    "spaces": joined("", "  ", ""),
    "wrapped": "自然人\n法人\n" + joined("一、本年\n新 ", " ", "\n申请"),
    "glued": joined("", "", ""),
}


def test_every_layout_is_tried() -> None:
    assert set(TEXTS) == set(LAYOUTS)


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_layout_is_known_by_what_parts_the_figures(layout: str) -> None:
    assert text_to_layout(TEXTS[layout]) == layout


def test_drawn_borders_are_pipes() -> None:
    assert text_to_layout(joined("│", "│", "│")) == "pipes"


def test_commas_part_cells_as_tabs_do() -> None:
    assert text_to_layout(joined("", ",", "")) == "tabs"


def test_commas_of_thousands_part_nothing() -> None:
    assert text_to_layout("新收 1,024 7 0\n结转 0 2,048 1\n公开 3 4 5") == "spaces"


def test_a_table_on_one_line_is_glued() -> None:
    assert text_to_layout(" ".join(word for row in ROWS for word in row)) == "glued"


def test_a_stray_pipe_makes_no_pipes() -> None:
    assert text_to_layout(TEXTS["cells"] + "\n|") == "cells"


@pytest.mark.parametrize("text", ["", "\n", "新收", "１２，３４５\n１"])
def test_any_text_has_a_layout(text: str) -> None:
    assert text_to_layout(text) in LAYOUTS
