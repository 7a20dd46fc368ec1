"""Metamorphic: what moves no figure changes no trusted figure."""

from __future__ import annotations

import pytest

import gouji
from support.grids import form_to_grid
from support.layouts import LAYOUTS
from support.pages import grid_to_page
from support.scoring import extraction_to_cells, not_right, silent_errors
from support.variants import MARKUP_BREAKING, VARIANTS, traditional

FORM = "zfxxgk-2021"
GRID = form_to_grid(FORM, seed=3)
PAGE = grid_to_page(GRID, form_id=FORM)
PAIRS = [(v, name) for v in VARIANTS for name in LAYOUTS if not (v in MARKUP_BREAKING and name.startswith("html"))]
ENCODINGS = ("utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "gbk", "gb18030")


@pytest.mark.parametrize(("variant", "layout"), PAIRS)
def test_a_variant_of_a_clean_report_gives_the_same_grid(variant: str, layout: str) -> None:
    extraction = gouji.extract(VARIANTS[variant](LAYOUTS[layout](PAGE)))
    assert silent_errors(GRID, extraction) == []
    assert not_right(GRID, extraction) == []


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("encoding", ENCODINGS)
def test_an_encoding_gives_the_same_grid(encoding: str, layout: str) -> None:
    extraction = gouji.extract(LAYOUTS[layout](PAGE).encode(encoding))
    assert not_right(GRID, extraction) == []


@pytest.mark.parametrize("layout", LAYOUTS)
def test_big5_gives_the_same_grid(layout: str) -> None:
    text = traditional(LAYOUTS[layout](PAGE))
    extraction = gouji.extract(text.encode("big5", errors="replace"))
    assert silent_errors(GRID, extraction) == []
    assert not_right(GRID, extraction) == []


def test_full_width_figures_keep_their_printed_text() -> None:
    cells = extraction_to_cells(gouji.extract(VARIANTS["full_width"](LAYOUTS["pipe_rows"](PAGE))))
    cell = cells["requests", "received", "business"]
    assert cell.text is not None
    assert not cell.text.isascii()
    assert str(cell.value) == GRID["requests", "received", "business"]
