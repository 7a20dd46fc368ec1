"""Text that a program broke into lines of one length: a figure at the end of a full line may go on in the next one."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache

from gouji.decoding.tables.rows import ExpectedRow
from gouji.segmenting import Kind, Segment

WRAPPED = "this text is broken into lines of one length, and this row goes on behind the end of a full line"
LEAST_FULL = 5
"""Lines of the greatest length from which on they were broken at it: it is chance for a few."""
LEAST_LENGTH = 30
"""Characters of such a line: shorter ones are cells."""
PADDING = "   "
"""What most lines of a table hold whose cells a program brought to one width each, so that its lines are as long."""
_GOES_ON = frozenset("0123456789０１２３４５６７８９.．,，")


def rows_across_full_lines(view: str, segments: Sequence[Segment], rows: Sequence[ExpectedRow]) -> Iterator[str]:
    """Ids of the rows with a figure that may go on in the next line, or with an empty cell and cells on both lines: the
    break may stand in a cell, and looks like one.
    """
    ends = view_to_full_ends(view)
    for row in rows if ends else ():
        if row.found and row.found.cells and is_across(view, segments, row.found.cells, ends):
            yield row.id


def is_across(view: str, segments: Sequence[Segment], cells: Sequence[int], ends: Sequence[int]) -> bool:
    """Whether that is so for these cells; `ends` are the places of the breaks."""
    if any(segments[i].end in ends and _goes_on(view, segments[i].end) for i in cells):
        return True
    crossed = bisect_left(ends, segments[cells[-1]].start) > bisect_left(ends, segments[cells[0]].start)
    return crossed and any(segments[i].kind is Kind.EMPTY for i in cells)


def _goes_on(view: str, end: int) -> bool:
    return view[end + 1 : end + 2] in _GOES_ON


@lru_cache(maxsize=4)
def view_to_full_ends(view: str) -> tuple[int, ...]:
    """The places of the ends of lines of the greatest length, none where few have it or a table is set in columns."""
    lines = view.split("\n")
    counts = Counter(map(len, lines))
    longest = max(counts)
    padded = sum(PADDING in line for line in lines if len(line) == longest)
    if longest < LEAST_LENGTH or counts[longest] < LEAST_FULL or 2 * padded > counts[longest]:
        return ()
    ends, start = [], 0
    for line in lines:
        if len(line) == longest:
            ends.append(start + longest)
        start += len(line) + 1
    return tuple(ends)
