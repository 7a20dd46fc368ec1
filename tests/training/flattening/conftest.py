"""One small page of every kind of block, shared by the tests of writers, tracing and tools."""

from __future__ import annotations

import pytest

from gouji_training.synthesis import Grid, GridCell, Line, Page


def _row(label: str, *values: str) -> tuple[GridCell, ...]:
    cells = tuple(
        GridCell(value, "numeric_cell", key=("requests", label, column))
        for value, column in zip(values, ("natural_person", "total"), strict=True)
    )
    return GridCell(label, "row_label"), *cells


@pytest.fixture
def grid() -> Grid:
    """Two header rows, of which the first column spans both and the group both value columns, and two rows."""
    return Grid(
        "requests",
        3,
        (
            (GridCell("申请情况", "column_header", 1, 2), GridCell("申请人情况", "column_header", 2, 1)),
            (GridCell("自然人员", "column_header"), GridCell("总计", "column_header")),
            _row("一、本年新收", "12", "3,045"),
            _row("1.属于国家秘密", "0", "-7"),
        ),
    )


@pytest.fixture
def page(grid: Grid) -> Page:
    """Menu, title, prose, the table and a signature."""
    lines = (
        Line("首页 > 政务公开", "furniture"),
        Line("某县2024年政府信息公开年报", "heading"),
        Line("全年收到申请13件，比上年<增加>2件。", "narrative"),
    )
    return Page("p1", "zfxxgk-2021", (*lines, grid, Line("某县人民政府", "furniture"), Line("打印", "furniture")))
