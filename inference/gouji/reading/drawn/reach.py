"""How far the rows of a drawn table reach: browsers draw a row to its end, also where the page gives it fewer cells."""

from __future__ import annotations

from itertools import pairwise

from gouji.reading.drawn.frames import FIGURE, DrawnCell, DrawnTable

LEAST_INNER = 2
"""Empty cells right before a figure that show a table to print blanks; where it does not, an empty cell at the end of a
row of figures may stand for one that the page lacks anywhere in the row."""

Row = tuple[DrawnCell | None, ...]


def table_as_reached(text: str, table: DrawnTable) -> DrawnTable:
    """The table without the empty cells behind the figures of its rows, unless it prints blanks elsewhere too."""
    inner = sum(
        _is_empty(one) and _is_figure(text, two)
        for row in table.rows
        for one, two in pairwise(row[1:])  # behind the label
    )
    if inner >= LEAST_INNER:
        return table
    return DrawnTable(table.start, table.end, tuple(_row_as_reached(text, row) for row in table.rows))


def _row_as_reached(text: str, row: Row) -> Row:
    filled = [place for place, cell in enumerate(row) if cell is not None and cell.pieces]
    if not filled or not _is_figure(text, row[filled[-1]]):
        return row
    reached = filled[-1] + 1
    return (*row[:reached], *(None for _ in row[reached:]))


def _is_empty(cell: DrawnCell | None) -> bool:
    return cell is not None and not cell.pieces


def _is_figure(text: str, cell: DrawnCell | None) -> bool:
    return cell is not None and len(cell.pieces) == 1 and FIGURE.fullmatch(text, *cell.pieces[0]) is not None
