"""The spans of a table's cells to its grid of places."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from dataclasses import dataclass

FILLER = -1
"""A place that a span covers, or that the row does not reach."""

MAX_PLACES = 200_000
"""A table with more grid places is not a form; 1,000 times the largest official table."""


@dataclass(frozen=True, slots=True)
class TableRow:
    """A row as declared: (columns, rows) spans of its cells, and the row group it is in."""

    spans: Sequence[tuple[int, int]]
    group: int


@dataclass(frozen=True, slots=True)
class Grid:
    """`rows[r][c]` is the number within row r of the cell that begins at column c, or FILLER.

    All rows have `width` places. Columns in which no cell begins are left out. `problems` are in words.
    """

    width: int
    rows: tuple[array[int], ...]
    problems: tuple[str, ...]


def rows_to_grid(rows: Sequence[TableRow]) -> Grid | None:
    """Lay out a table as HTML defines it; None when the grid would have more than MAX_PLACES places."""
    problems: list[str] = []
    placed: list[dict[int, int]] = []
    covered: dict[int, int] = {}
    group, total = -1, 0
    for number, row in enumerate(rows, start=1):
        if row.group != group and any(0 < left < _TO_THE_END for left in covered.values()):
            problems.append(f"a row span runs past the row group that ends before row {number}")
        covered = covered if row.group == group else {}
        group = row.group
        total += len(covered) + sum(width for width, _ in row.spans)
        if total > MAX_PLACES:
            return None
        places, covered, overlaps = _place_row(row.spans, covered)
        if overlaps:
            problems.append(f"spans overlap in row {number}")
        placed.append(places)
    if any(0 < left < _TO_THE_END for left in covered.values()):
        problems.append("a row span runs past the last row")
    return _placed_to_grid(placed, problems)


_TO_THE_END = 1 << 20


def _place_row(
    spans: Sequence[tuple[int, int]], covered: dict[int, int]
) -> tuple[dict[int, int], dict[int, int], bool]:
    """Places of one row, what its cells and those above cover in the next row, and whether spans overlap."""
    places = dict.fromkeys(covered, FILLER)
    below = {column: left - 1 for column, left in covered.items() if left > 1}
    column, overlaps = 0, False
    for cell, (width, height) in enumerate(spans):
        while column in places:
            column += 1
        for place in range(column, column + width):
            overlaps = overlaps or place in places
            places.setdefault(place, FILLER)
            if height != 1:
                below[place] = max(below.get(place, 0), (height or _TO_THE_END) - 1)
        places[column] = cell
        column += width
    return places, below, overlaps


def _placed_to_grid(placed: list[dict[int, int]], problems: list[str]) -> Grid | None:
    begun = sorted({column for places in placed for column, cell in places.items() if cell != FILLER})
    if len(begun) * len(placed) > MAX_PLACES:
        return None
    rows = []
    for number, places in enumerate(placed, start=1):
        rows.append(array("i", (places.get(column, FILLER) for column in begun)))
        reached = sum(column in places for column in begun)
        if places and reached < len(begun):
            problems.append(f"row {number} reaches {reached} of {len(begun)} columns")
    return Grid(len(begun), tuple(rows), tuple(problems))
