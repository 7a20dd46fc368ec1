"""Rows whose figures stand on several lines at once: cells set at different heights, figures that a narrow cell tore.

A label that takes two lines is centred beside figures on the first, the second or between them: text of a page then has
some figures of the row on one line and some on the next, and reading one line after the other puts them out of order.
Their sum holds all the same. A narrow cell prints 11 as 1 above 1.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from gouji.segmenting import Kind, Segment, Separator

INDENT = 4
"""Characters before the first figure of a line from which it stands under something; a wrapped row begins before."""
LEAST_WHOLE = 2
"""Rows of a table on one line each from which on its rows are not broken into lines but where they are too long."""
UNBROKEN = 1_000_000_000
"""Length of rows that pipes or tabs part: a line holds each, however long it is."""

_PARTED = (Separator.PIPE, Separator.TAB, Separator.GRID)


@dataclass(frozen=True, slots=True)
class Heights:
    """The lines of a table's rows: `longest` is the number of characters of the longest row that stands on one line,
    None where too few rows do.
    """

    view: str
    segments: Sequence[Segment]
    longest: int | None

    def are_several(self, cells: Sequence[int]) -> bool:
        """Whether figures of one row stand on lines that are not the parts of one too long, or others right below them.

        Lines whose cells pipes or tabs part tell no places, and figures that have a line each but where one stands far
        left of the one before.
        """
        lines = _cells_to_lines(self.segments, cells)
        if not lines or max(map(len, lines.values())) == 1:
            return any(self._is_far_left(upper[0], lower[0]) for upper, lower in pairwise(lines.values()))
        below = _figures_below(self.segments, cells)
        if below and {self._place(i) for i in below} <= {self._place(i) for i in cells}:
            return True
        return any(self._overlap(upper, lower) for upper, lower in pairwise(lines.values()))

    def _is_far_left(self, upper: int, lower: int) -> bool:
        """Whether the lower figure stands in a column before that of the upper one."""
        end = self._place(lower) + len(self.segments[lower].text)
        return self._place(lower) >= INDENT and end + INDENT <= self._place(upper)

    def _overlap(self, upper: Sequence[int], lower: Sequence[int]) -> bool:
        """Whether the lower line goes on neither at its start nor to the right, or the upper one has room for it."""
        first = self._place(lower[0])
        if first >= INDENT:
            return first < self._place(upper[-1])
        segment = self.segments[lower[0]]
        need = self._place(upper[-1]) + len(self.segments[upper[-1]].text) + 1 + segment.end - segment.start
        return self.longest is not None and need <= self.longest

    def _place(self, index: int) -> int:
        """Characters before the segment on its line."""
        start = self.segments[index].start
        return start - self.view.rfind("\n", 0, start) - 1


def table_to_heights(view: str, segments: Sequence[Segment], rows: Sequence[Sequence[int]]) -> Heights:
    """What the lines of a table tell of those of a row; `rows` are the cells of each."""
    whole = [lines for cells in rows if len(lines := _cells_to_lines(segments, cells)) == 1]
    ends = [segments[cells[-1]].end for lines in whole for cells in lines.values() if len(cells) > 1]
    lengths = [end - view.rfind("\n", 0, end) - 1 for end in ends]
    parted = sum(bool(cells) and segments[cells[-1]].separator in _PARTED for cells in rows)
    if parted >= LEAST_WHOLE:
        return Heights(view, segments, UNBROKEN)
    return Heights(view, segments, max(lengths) if len(lengths) >= LEAST_WHOLE else None)


def _cells_to_lines(segments: Sequence[Segment], cells: Sequence[int]) -> Mapping[int, list[int]]:
    """The figures of each line; none where pipes or tabs part them."""
    lines: dict[int, list[int]] = defaultdict(list)
    for i in cells:
        if segments[i].separator in _PARTED:
            return {}
        if segments[i].kind is not Kind.EMPTY:
            lines[segments[i].line].append(i)
    return lines


def _figures_below(segments: Sequence[Segment], cells: Sequence[int]) -> list[int]:
    """The figures of the line below the last of `cells`, where nothing else stands on it."""
    last = segments[cells[-1]]
    behind = [i for i in range(cells[-1] + 1, min(len(segments), cells[-1] + 30)) if segments[i].line == last.line + 1]
    return behind if all(segments[i].kind is Kind.VALUE for i in behind) else []
