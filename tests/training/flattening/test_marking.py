"""Marks: unique, as wide as what they stand for, and turned back whatever the tool puts between them."""

from __future__ import annotations

import unicodedata
from dataclasses import replace

import pytest

from gouji_training.errors import TrainingError
from gouji_training.flattening.labelled import traced_to_gold, traced_to_lines
from gouji_training.flattening.marking import Marks, marked_to_traced, narrow_marks, page_to_marked, wide_marks
from gouji_training.records import GoldCell
from gouji_training.synthesis import Grid, Page


def _texts(page: Page) -> list[list[str]]:
    """The texts of a page: a list a row, a line outside tables being a row of one."""
    rows: list[list[str]] = []
    for block in page.blocks:
        rows += [[c.text for c in row] for row in block.rows] if isinstance(block, Grid) else [[block.text]]
    return rows


def _labels(text: str, marks: Marks) -> list[str]:
    return [line.label for line in traced_to_lines(marked_to_traced(text, marks))]


def test_marks_are_unique_and_of_one_width_each() -> None:
    assert len({*wide_marks(), *narrow_marks()}) == len(wide_marks()) + len(narrow_marks())
    assert all(unicodedata.east_asian_width(mark) == "W" for mark in wide_marks())
    assert all(unicodedata.east_asian_width(mark) not in "WFA" for mark in narrow_marks())


def test_a_marked_page_is_as_long_and_turned_back_the_same(page: Page) -> None:
    marked, marks = page_to_marked(page)
    text = "\n".join("|".join(row) for row in _texts(marked))
    assert marked_to_traced(text, marks).text == "\n".join("|".join(row) for row in _texts(page))


def test_no_digit_of_a_value_is_left_unmarked(page: Page) -> None:
    marked, _ = page_to_marked(page)
    values = [cell.text for grid in marked.grids() for row in grid.rows for cell in row if cell.key]
    assert not any(char.isascii() for value in values for char in value)


def test_equal_values_are_told_apart(page: Page, grid: Grid) -> None:
    """The same figure in two cells: each cell of the gold has the span of its own."""
    row = tuple(replace(cell, text="5") if cell.key else cell for cell in grid.rows[2])
    marked, marks = page_to_marked(replace(page, blocks=(replace(grid, rows=(row,)),)))
    label, first, second = _texts(marked)[0]
    gold = traced_to_gold(marked_to_traced(f"{second} {label} {first}", marks), blanks=True)
    cells = gold["requests"]["一、本年新收"]
    assert (cells["total"].span, cells["natural_person"].span) == ((0, 1), (9, 10))


def test_a_figure_whose_unit_stands_in_the_next_line_is_printed_without_it(page: Page) -> None:
    (grid,) = page.grids()
    row = tuple(replace(cell, text="29件") if cell.key else cell for cell in grid.rows[2])
    marked, marks = page_to_marked(replace(page, blocks=(replace(grid, rows=(row,)),)))
    label, first, second = _texts(marked)[0]
    text = f"{label} {first[:2]} {second[:1]}\n{first[2:]} {second[1:]}"
    cells = traced_to_gold(marked_to_traced(text, marks), blanks=True)["requests"]["一、本年新收"]
    assert cells["natural_person"] == GoldCell("29", (7, 9))
    assert cells["total"] is None


def test_labels_follow_from_what_a_line_prints(page: Page) -> None:
    marked, marks = page_to_marked(page)
    rows = _texts(marked)
    lines = [*(row[0] for row in rows[:3]), rows[3][1], rows[5][0], rows[5][1], " ".join(rows[6]), "- 3 -"]
    expected = ["furniture", "heading", "narrative", "column_header", "row_label", "numeric_cell", "data_row"]
    assert _labels("\n".join(lines), marks) == [*expected, "furniture"]


def test_a_bracket_alone_on_a_line_belongs_to_its_label(page: Page, grid: Grid) -> None:
    """Columns one character wide set (三) on three lines."""
    row = (replace(grid.rows[2][0], text="(三)"), *grid.rows[2][1:])
    marked, marks = page_to_marked(replace(page, blocks=(replace(grid, rows=(row,)),)))
    assert _labels("\n".join(_texts(marked)[0][0]), marks) == ["row_label"] * 3


def test_signs_that_a_tool_escapes_are_found_again(page: Page) -> None:
    marked, marks = page_to_marked(page)
    label = _texts(marked)[6][0]
    traced = marked_to_traced(label.replace("1.", "1\\."), marks)
    assert traced.text == "1\\.属于国家秘密"
    assert [traced.source.units[unit].text for unit in traced.units()] == ["1.属于国家秘密"]


def test_a_page_with_more_values_than_marks_is_refused(page: Page, grid: Grid) -> None:
    row = tuple(replace(cell, text="9" * 900) if cell.key else cell for cell in grid.rows[2])
    with pytest.raises(TrainingError, match="more characters than can be marked"):
        page_to_marked(replace(page, blocks=(replace(grid, rows=(row,)),)))
