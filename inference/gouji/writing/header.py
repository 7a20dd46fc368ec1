"""Columns -> the header cells above them, with their spans."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from gouji.writing.grid import GridColumn


@dataclass(frozen=True, slots=True)
class HeaderCell:
    """A header cell: its place counts rows and columns from 0, its spans count them from 1."""

    text: str
    row: int
    column: int
    rows: int
    columns: int


def columns_to_header(columns: Sequence[GridColumn]) -> tuple[HeaderCell, ...]:
    """The header cells in reading order.

    A label spans down to the values; neighbouring columns share a group cell when they share all groups above it too.
    """
    depth = columns_to_depth(columns)
    return tuple(cell for level in range(depth) for cell in _level_to_cells(columns, level, depth))


def columns_to_depth(columns: Sequence[GridColumn]) -> int:
    """Count of header rows, at least one."""
    return 1 + max((len(column.groups) for column in columns), default=0)


def _level_to_cells(columns: Sequence[GridColumn], level: int, depth: int) -> Iterator[HeaderCell]:
    index = 0
    while index < len(columns):
        column = columns[index]
        span = _count_sharing(columns[index:], level) if level < len(column.groups) else 1
        if level < len(column.groups):
            yield HeaderCell(column.groups[level], level, index, 1, span)
        elif level == len(column.groups):
            yield HeaderCell(column.label, level, index, depth - level, 1)
        index += span


def _count_sharing(columns: Sequence[GridColumn], level: int) -> int:
    path = columns[0].groups[: level + 1]
    for count, column in enumerate(columns):
        if column.groups[: level + 1] != path:
            return count
    return len(columns)
