"""Grids: cells where the form prints them."""

from __future__ import annotations

import pytest

from gouji.extraction import Cell, Extraction, Table
from gouji.writing.grid import Grid, GridColumn, table_to_grid
from gouji.writing.header import HeaderCell, columns_to_header
from gouji.writing.labels import shipped_forms


def cell(row: str, column: str) -> Cell:
    return Cell(row, column, "1", 1, "read", 1.0)


def grid(table: str, *cells: Cell, form: str = "zfxxgk-2021") -> Grid:
    return table_to_grid(Table(table, form, True, (1, 2), cells), shipped_forms())


def test_blocks_have_their_own_columns(extraction: Extraction) -> None:
    drawn = table_to_grid(extraction.tables[0], shipped_forms())
    assert [[column.id for column in block.columns] for block in drawn.blocks] == [
        ["issued", "repealed", "in_force"],
        ["decisions"],
        ["decisions"],
        ["amount"],
    ]


def test_rows_without_cells_are_left_out() -> None:
    drawn = grid("requests", cell("received", "total"), cell("other_handling", "total"))
    assert [line.row for line in drawn.blocks[0].lines] == ["received", None, "other_handling"]


def test_a_group_label_is_printed_once_above_its_rows() -> None:
    drawn = grid("requests", *(cell(row, "total") for row in ("refused.state_secret", "refused.enforcement_files")))
    assert [(line.label, line.level) for line in drawn.blocks[0].lines] == [
        ("三、本年度办理结果", 0),
        ("（三）不予公开", 1),
        ("1.属于国家秘密", 2),
        ("7.属于行政执法案卷", 2),
    ]


def test_a_place_without_a_cell_is_none() -> None:
    (line,) = grid("requests", cell("received", "business")).blocks[0].lines
    assert [place is not None for place in line.cells] == [False, True, False, False, False, False, False]


def test_rows_of_another_form_stand_in_its_blocks() -> None:
    drawn = grid("disclosure", cell("licences", "decisions"), cell("procurement", "amount"))
    assert [block.title for block in drawn.blocks] == ["第二十条第（五）项", "第二十条第（九）项"]


def test_no_cell_is_lost_when_no_form_places_it() -> None:
    drawn = grid("disclosure", cell("licences", "decisions"), cell("strange", "x"), cell("strange", "y"))
    assert drawn.blocks[-1].columns == (GridColumn("x", "x"), GridColumn("y", "y"))
    assert drawn.blocks[-1].lines[0].label == "strange"


def test_an_unknown_table_is_drawn_by_its_ids() -> None:
    drawn = grid("own", cell("a", "x"), cell("b", "x"), form="mine")
    assert drawn.heading == "own"
    assert [line.label for line in drawn.blocks[0].lines] == ["a", "b"]


@pytest.mark.parametrize(
    ("groups", "expected"),
    [
        ([(), ()], [HeaderCell("c0", 0, 0, 1, 1), HeaderCell("c1", 0, 1, 1, 1)]),
        (
            [("g",), ("g",)],
            [HeaderCell("g", 0, 0, 1, 2), HeaderCell("c0", 1, 0, 1, 1), HeaderCell("c1", 1, 1, 1, 1)],
        ),
        (
            [(), ("g",)],
            [HeaderCell("c0", 0, 0, 2, 1), HeaderCell("g", 0, 1, 1, 1), HeaderCell("c1", 1, 1, 1, 1)],
        ),
        (
            [("g", "h"), ("k", "h")],
            [
                HeaderCell("g", 0, 0, 1, 1),
                HeaderCell("k", 0, 1, 1, 1),
                HeaderCell("h", 1, 0, 1, 1),
                HeaderCell("h", 1, 1, 1, 1),
                HeaderCell("c0", 2, 0, 1, 1),
                HeaderCell("c1", 2, 1, 1, 1),
            ],
        ),
    ],
)
def test_header_cells_span(groups: list[tuple[str, ...]], expected: list[HeaderCell]) -> None:
    columns = [GridColumn(f"c{index}", f"c{index}", path) for index, path in enumerate(groups)]
    assert list(columns_to_header(columns)) == expected
