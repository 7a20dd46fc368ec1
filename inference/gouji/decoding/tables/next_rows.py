"""Empty cells behind a row that are none of its own: what its merged cells left, and what opens the next row, where
labels of groups reach down.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from gouji.decoding.tables.assembly import RowCells
from gouji.segmenting import Kind, Segment, Separator

LEAST_ROWS = 3
"""Rows that end alike and so show how rows end."""


def rows_without_next(segments: Sequence[Segment], found: Mapping[str, RowCells]) -> Mapping[str, RowCells]:
    """Rows, by id, without the empty cells that are not theirs, where all show in the same way where they end: by a
    blank line, of which there are no others, or by what merged cells left in the line of the last figure.
    """
    filled = {id_: row.cells for id_, row in found.items() if row.cells}
    if len(filled) < LEAST_ROWS:
        return found
    for find_end in (_find_blank_line, _find_end_of_line):
        own = _rows_to_own(segments, filled, find_end)
        if own:
            return {id_: replace(row, cells=own.get(id_, ())) for id_, row in found.items()}
    return found


FindEnd = Callable[[Sequence[Segment], Sequence[int], bool], int | None]
"""The number of a row's own cells, if it shows it; whether it is the table's last one is told as well."""


def _rows_to_own(
    segments: Sequence[Segment], rows: Mapping[str, tuple[int, ...]], find_end: FindEnd
) -> dict[str, tuple[int, ...]]:
    """The cells of each row's own; none where one does not show where it ends, or no row has others."""
    last = max(cells[-1] for cells in rows.values())
    own: dict[str, tuple[int, ...]] = {}
    for id_, cells in rows.items():
        end = find_end(segments, cells, cells[-1] == last)
        if end is None or any(segments[i].kind is not Kind.EMPTY for i in cells[end:]):
            return {}
        own[id_] = cells[:end]
    return own if own != rows else {}


def _find_blank_line(segments: Sequence[Segment], cells: Sequence[int], last: bool) -> int | None:
    breaks = [place for place, i in enumerate(cells) if segments[i].separator is Separator.BLANK_LINE]
    if not breaks:
        parted = last or segments[cells[-1] + 1].separator is Separator.BLANK_LINE
        return len(cells) if parted else None
    return breaks[0] if len(breaks) == 1 and breaks[0] else None


def _find_end_of_line(segments: Sequence[Segment], cells: Sequence[int], last: bool) -> int | None:
    """Before what merged cells left: the only cells that stand in a line with the one before them, all empty, while the
    others have lines of their own.
    """
    lines = [segments[i].line for i in cells]
    beside = [place for place in range(1, len(cells)) if lines[place] == lines[place - 1]]
    alike = len(cells) > len(beside) + 1 and bool(beside) and beside == list(range(beside[0], beside[-1] + 1))
    return beside[0] if alike else None
