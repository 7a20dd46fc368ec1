"""Rows whose figures stand on several lines at once, as where cells of a row are set at different heights.

A label that takes two lines is centred beside figures on the first, the second or between them: text of a page then has
some figures of the row on one line and some on the next, and reading one line after the other puts them out of order.
Their sum holds all the same.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from itertools import pairwise

from gouji.segmenting import Kind, Segment, Separator

INDENT = 4
"""Characters before the first figure of a line from which it stands under something; a wrapped row begins before."""

_PARTED = (Separator.PIPE, Separator.TAB, Separator.GRID)


def stands_at_several_heights(view: str, segments: Sequence[Segment], cells: Sequence[int]) -> bool:
    """Whether figures of one row stand on lines of which the later one does not begin right of where the earlier ends.

    Lines whose cells pipes or tabs part tell no places, and neither do figures that have a line each.
    """
    lines: dict[int, list[int]] = defaultdict(list)
    for i in cells:
        segment = segments[i]
        if segment.kind is Kind.EMPTY:
            continue
        if segment.separator in _PARTED:
            return False
        lines[segment.line].append(segment.start)
    if len(lines) < 2:
        return False
    return any(_overlap(view, upper, lower) for upper, lower in pairwise(lines.values()))


def _overlap(view: str, upper: Sequence[int], lower: Sequence[int]) -> bool:
    """Whether the first figure of the lower line stands left of the last one of the upper line, not at its start."""
    if len(upper) == len(lower) == 1:
        return False
    return INDENT <= _place(view, lower[0]) < _place(view, upper[-1])


def _place(view: str, start: int) -> int:
    """Characters before `start` on its line."""
    return start - view.rfind("\n", 0, start) - 1
