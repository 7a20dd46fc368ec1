"""Whether as many figures as rows side by side have columns are all theirs: a note, a label or a line lends some."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from gouji.decoding.aligning.runs import text_to_depth
from gouji.decoding.placing.sums import ends_with_sum
from gouji.forms.model import Block
from gouji.segmenting import Kind, Segment
from gouji.segmenting.values import WORDED_BLANKS

NOTE = 60
"""Segments before a figure that are searched for the bracket of its note: two notes that print a character a line."""


def may_be_others(segments: Sequence[Segment], filled: Sequence[int], block: Block) -> bool:
    """Whether some of the figures `filled`, one for each column of each row of `block`, may be none of the table's."""
    unsure = _has_stray_word(segments, filled) or _has_words_between(segments, filled, block)
    return unsure or _is_stroked(segments, filled) or _opens_apart(segments, filled)


LEAST_STROKES = 3
"""Marks between words near the figures from which on they part cells; a blank cell beside two labels is rare."""
NEAR = 60
"""Segments before the figures where their header stands: 19 labels, and what parts them."""


def stands_in_note(segments: Sequence[Segment], index: int) -> bool:
    """Whether a bracket near before the segment `index` is still open there: its figure is one of a label's note."""
    depth = 0
    for segment in reversed(segments[max(0, index - NOTE) : index]):
        depth += text_to_depth(segment.text)
        if depth > 0:
            return True
    return False


def _is_stroked(segments: Sequence[Segment], filled: Sequence[int]) -> bool:
    """Whether marks part the cells (5 / 3 / 8) and are no blanks: one between each figure and the next, or some between
    the labels over them.
    """
    kinds = [segments[i].kind for i in filled]
    if Kind.MARK not in kinds:
        return False
    if set(kinds[::2]) == {Kind.VALUE} and set(kinds[1::2]) == {Kind.MARK}:
        return True
    near = [segment.kind for segment in segments[max(0, filled[0] - NEAR) : filled[-1] + 2]]
    parting = sum(three == (Kind.TEXT, Kind.MARK, Kind.TEXT) for three in zip(near, near[1:], near[2:], strict=False))
    return parting >= LEAST_STROKES


def _opens_apart(segments: Sequence[Segment], filled: Sequence[int]) -> bool:
    """Whether an empty cell stands behind the first figure, none between the others: it may be the line's number."""
    steps = {segments[b].cell - segments[a].cell > 1 for a, b in pairwise(filled[1:])}
    first = segments[filled[0] : filled[1]]
    return len(first) > 1 and len({segment.line for segment in first}) == 1 and True not in steps


def _has_stray_word(segments: Sequence[Segment], filled: Sequence[int]) -> bool:
    """Whether one 无 stands on a line of its own, all else on another: it may be a piece of a label over a column."""
    counts = Counter(segments[i].line for i in filled)
    alone = [i for i in filled if counts[segments[i].line] == 1]
    return len(counts) == 2 and any(segments[i].text in WORDED_BLANKS for i in alone)


def _has_words_between(segments: Sequence[Segment], filled: Sequence[int], block: Block) -> bool:
    """Whether words stand between some figures and the others, and not every row ends with its sum: those before the
    words may be of a note or a page.
    """
    between = (segments[i] for i in range(filled[0], filled[-1]))
    if not any(segment.kind is Kind.TEXT and any(map(str.isalpha, segment.text)) for segment in between):
        return False
    size = len(block.columns)
    rows = [filled[start : start + size] for start in range(0, len(filled), size)]
    return not all(ends_with_sum(segments, row) or _is_nought(segments, row) for row in rows)


def _is_nought(segments: Sequence[Segment], row: Sequence[int]) -> bool:
    """Whether a row of noughts and marks for blanks has such a mark for its sum, too."""
    figures = [segments[i].text for i in row if segments[i].kind is Kind.VALUE]
    return segments[row[-1]].kind is Kind.MARK and not any(text.strip("0０") for text in figures)
