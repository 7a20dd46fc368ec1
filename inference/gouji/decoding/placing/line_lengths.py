"""How long the lines are that cells stand on."""

from __future__ import annotations

from collections.abc import Sequence

from gouji.decoding.aligning.runs import Run
from gouji.segmenting import Segment


def shares_line(segments: Sequence[Segment], run: Run) -> bool:
    """Whether the first cell of a run stands on the line of its label."""
    return segments[run.anchor.end - 1].line == segments[run.cells[0]].line


def line_to_length(segments: Sequence[Segment], cells: Sequence[int]) -> int:
    """How many cells the line has on which the first of `cells` stands, labels and empty ones too."""
    first = last = cells[0]
    line = segments[first].line
    while first > 0 and segments[first - 1].line == line:
        first -= 1
    while last + 1 < len(segments) and segments[last + 1].line == line:
        last += 1
    return segments[last].cell - segments[first].cell + 1
