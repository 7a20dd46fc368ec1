"""Rows whose line ends were dropped, in text that still parts its cells."""

from __future__ import annotations

import pytest

import gouji
from gouji.decoding.separators.run_on_rows import document_with_rows_apart
from gouji.forms import load_forms
from gouji.reading import text_to_document
from support.grids import form_to_grid
from support.layouts import tab_rows
from support.pages import grid_to_page
from support.scoring import not_right

GRID = form_to_grid("zfxxgk-2021")
ROWS = [
    [cell for cell in line.split("\t") if cell]
    for line in tab_rows(grid_to_page(GRID, form_id="zfxxgk-2021")).split("\n")
]


@pytest.mark.parametrize("cell", ["\t", "|", " | "])
@pytest.mark.parametrize("row", ["", " ", "<br>"])
def test_rows_that_run_on_are_read_as_rows(cell: str, row: str) -> None:
    assert not_right(GRID, gouji.extract(row.join(cell.join(line) for line in ROWS))) == []


@pytest.mark.parametrize("blank", [" ", "\u00a0"])
def test_blanks_part_cells_as_well_where_nothing_parts_figure_and_label(blank: str) -> None:
    assert not_right(GRID, gouji.extract("".join(blank.join(line) for line in ROWS))) == []


def test_figures_keep_their_places_in_the_original() -> None:
    text = " ".join(" | ".join(line) for line in ROWS)
    cells = [cell for table in gouji.extract(text).tables for cell in table.cells if cell.span and cell.text]
    assert cells
    assert all(text[slice(*cell.span)] == cell.text for cell in cells if cell.span)


@pytest.mark.parametrize(
    "text",
    [
        "\n".join("\t".join(line) for line in ROWS),
        "\n".join(f"（三）不予公开 | {number} 属于国家秘密 | 0 | 0" for number in range(1, 9)),
        "一季度收到0件，二季度收到10件，三季度收到12 规章 3 行政许可 4\n" * 3,
    ],
)
def test_other_text_stays_as_it_is(text: str) -> None:
    document = text_to_document(text)
    assert document_with_rows_apart(document, load_forms()) is document
