"""A grid to a table on paper: column widths, wrapped texts, row heights."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from gouji_training.flattening.own.places import grid_to_places
from gouji_training.flattening.writing.pdf_file import char_to_width, text_to_width
from gouji_training.synthesis.model import Grid, GridCell

LEADING = 1.25
"""Distance of baselines in a table, in font sizes."""

_PADDING = 2.0
_MANY = 5
"""Value columns from which on they are set narrow: the sheet has 7 or 15 of them, or 3 wide ones."""


@dataclass(frozen=True, slots=True)
class PrintedCell:
    """A cell in its place: first row and count of rows, left edge and width in points, its text as lines."""

    row: int
    rows: int
    x: float
    width: float
    lines: tuple[str, ...]
    label: bool


@dataclass(frozen=True, slots=True)
class Table:
    """Cells in reading order, the height of each row in points, and how many rows are header."""

    cells: list[PrintedCell]
    heights: list[float]
    header: int


def grid_to_table(grid: Grid, size: float, room: float, *, vertical: bool) -> Table:
    """Set a grid in letters of `size` points within `room` points."""
    widths = _column_widths(grid, size, room, vertical=vertical)
    edges = [sum(widths[:number]) for number in range(len(widths) + 1)]
    cells = [
        PrintedCell(
            row=row,
            rows=cell.rowspan,
            x=edges[column],
            width=edges[min(column + cell.colspan, grid.width)] - edges[column],
            lines=tuple(_wrap(cell.text, (edges[min(column + cell.colspan, grid.width)] - edges[column] - 4) / size)),
            label=cell.kind == "row_label",
        )
        for row, column, cell in _placed(grid)
    ]
    header = next((number for number, row in enumerate(grid.rows) if _has_values(row)), 0)
    return Table(cells, _row_heights(cells, len(grid.rows), size), header if header <= 3 else 0)


def _has_values(row: tuple[GridCell, ...]) -> bool:
    return any(cell.kind != "column_header" for cell in row)


def _placed(grid: Grid) -> Iterator[tuple[int, int, GridCell]]:
    """Row, column and cell of every cell, where it begins."""
    for number, row in enumerate(grid_to_places(grid)):
        for column, place in enumerate(row):
            if place.begins:
                yield number, column, place.cell


def _column_widths(grid: Grid, size: float, room: float, *, vertical: bool) -> list[float]:
    """Value columns as narrow as their longest value allows where there are many, labels share what is left."""
    values = [0.0] * grid.width
    for _, column, cell in _placed(grid):
        if cell.kind == "numeric_cell" and cell.colspan == 1:
            values[column] = max(values[column], text_to_width(cell.text) * size + 5, size + 5)
    narrow = [number for number, width in enumerate(values) if width]
    if len(narrow) < _MANY:
        return [room / grid.width] * grid.width
    wide = values if vertical else [max(width, 2.6 * size + 5) if width else 0.0 for width in values]
    labels = grid.width - len(narrow)
    left = max(room - sum(wide), labels * 2.5 * size)
    if not labels:
        return [max(width, room / grid.width) if not vertical else width for width in wide]
    first = (size + 5 if vertical else min(3.2 * size, left / 4)) if labels > 1 else 0.0
    last = left - first * (labels - 1)
    last = min(last, 11 * size) if vertical else last
    order = [first] * (labels - 1) + [last]
    return [width or order.pop(0) for width in wide]


def _wrap(text: str, room: float) -> list[str]:
    """Break a text into lines of at most `room` ems, one character each at least."""
    lines, line, used = [], "", 0.0
    for char in text:
        width = char_to_width(char)
        if line and used + width > room + 0.01:
            lines.append(line)
            line, used = "", 0.0
        line += char
        used += width
    return [*lines, line]


def _row_heights(cells: list[PrintedCell], rows: int, size: float) -> list[float]:
    """High enough for the texts; what a cell of several rows needs more is added to its last row."""
    heights = [size * LEADING + 2 * _PADDING] * rows
    for cell in sorted(cells, key=lambda cell: cell.rows):
        need = len(cell.lines) * size * LEADING + 2 * _PADDING
        last = min(cell.row + cell.rows, rows) - 1
        have = sum(heights[cell.row : last + 1])
        heights[last] += max(need - have, 0.0)
    return heights
