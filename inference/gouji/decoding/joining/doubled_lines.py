"""Lines that are all printed twice: who takes every cell of a page and every paragraph takes those in cells again."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from gouji.decoding.aligning.label_index import LabelIndex

LEAST_LABELS = 20
"""Labels that are printed twice from which on all cells are; a header has a few that are alike."""
DOUBLED = 0.9
"""Share of the labels that must be: one that was torn into paragraphs is printed once as a whole."""


def view_to_doubled_lines(view: str, labels: LabelIndex) -> Iterator[tuple[int, int]]:
    """The half-open ranges of the second line of each pair; none where only some labels are printed twice."""
    lines = view.split("\n")
    if sum(one == other != "" for one, other in pairwise(lines)) < LEAST_LABELS:
        return
    seconds = list(_lines_to_seconds(lines))
    doubled = sum(labels.is_label(lines[place]) for place in seconds)
    others = sum(map(labels.is_label, lines)) - 2 * doubled
    if doubled < LEAST_LABELS or doubled < DOUBLED * (doubled + others):
        return
    start, wanted = 0, frozenset(seconds)
    for place, line in enumerate(lines):
        if place in wanted:
            yield start - 1, start + len(line)
        start += len(line) + 1


def _lines_to_seconds(lines: Sequence[str]) -> Iterator[int]:
    """The places of lines that are the same as the one before, which is no second one itself."""
    place = 0
    while place + 1 < len(lines):
        same = lines[place].strip() == lines[place + 1].strip()
        if same:
            yield place + 1
        place += 1 + same
