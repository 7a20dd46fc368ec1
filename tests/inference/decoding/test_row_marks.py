"""Rows of one line, parted by a mark of their own."""

from __future__ import annotations

import pytest

import gouji
from gouji.decoding.family import forms_to_family
from gouji.decoding.separators.row_marks import view_with_rows_on_lines
from gouji.forms import load_forms
from support.grids import form_to_grid
from support.layouts import tab_rows
from support.one_cell_a_line import requests_in_lines
from support.pages import grid_to_page
from support.readings import text_to_rows
from support.scoring import not_right

GRID = form_to_grid("zfxxgk-2021")
ROWS = [line.split("\t") for line in tab_rows(grid_to_page(GRID, form_id="zfxxgk-2021")).split("\n")]
LABELS = forms_to_family(load_forms()).labels


@pytest.mark.parametrize(
    ("cell", "row"), [(",", ";"), ("，", "；"), ("|", "；"), ("\t", "⏎"), ("^t", "^p"), (",", " / ")]
)
def test_a_page_whose_rows_stand_on_one_line_comes_out_whole(cell: str, row: str) -> None:
    text = row.join(cell.join(filter(str.strip, cells)) for cells in ROWS)
    assert not_right(GRID, gouji.extract(text)) == []


def test_a_mark_that_parts_cells_as_well_parts_no_rows() -> None:
    line = ",".join(cell for cells in ROWS for cell in cells if cell.strip())
    assert view_with_rows_on_lines(line, LABELS) == line


@pytest.mark.parametrize("mark", ["-", "/", "—", "－", "无"])
def test_marks_for_blanks_that_spaces_part_on_one_line_are_cells(mark: str) -> None:
    page = requests_in_lines({}).replace("\n0", f"\n{mark}")
    rows = text_to_rows(" ".join(page.split()).replace("、", "、 ").replace(".", ". "), "requests")
    assert rows["refused.state_secret"] == " ".join([mark] * 7)
    assert not [row for row, cells in rows.items() if "?" in cells]
