"""What the cells of a row show of its layout: a run, a full row, blanks kept between figures, empty cells that part."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise

from gouji.segmenting import Kind, Segment, filled_cells

Pattern = tuple[int, int]
"""Empty cells before the first and behind the last value of a full row."""


def is_glued_run(segments: Sequence[Segment], cells: Sequence[int], width: int) -> bool:
    """Whether a row's only figure can be no single number: digits behind a nought, as many as columns or more."""
    filled = [segments[i] for i in filled_cells(segments, cells)]
    return (
        len(filled) == 1
        and len(filled[0].text) >= width > 1
        and filled[0].text[0] in "0０"
        and filled[0].text.isdigit()
    )


WIDE = 5
"""Columns of a table whose long rows tell: in a narrower one, what merged labels leave behind makes rows as long."""


def is_parted_row(segments: Sequence[Segment], cells: Sequence[int], width: int) -> bool:
    """Whether a row with exactly `width` figures has empty cells between them, or one with fewer is twice as long."""
    filled = [place for place, i in enumerate(cells) if segments[i].kind is not Kind.EMPTY]
    if len(filled) < width:
        return width >= WIDE and len(cells) >= 2 * width - 1
    return len(filled) == width > 1 and filled[-1] - filled[0] >= width


LEAST_ALTERNATING = 3
"""Figures of a row from which on an empty cell between each and the next is no chance."""


def is_alternating_row(segments: Sequence[Segment], cells: Sequence[int]) -> bool:
    """Whether exactly one empty cell stands between each figure of a row and the next."""
    filled = [place for place, i in enumerate(cells) if segments[i].kind is not Kind.EMPTY]
    return len(filled) >= LEAST_ALTERNATING and all(later - earlier == 2 for earlier, later in pairwise(filled))


def full_row_pattern(segments: Sequence[Segment], cells: Sequence[int], width: int) -> Pattern | None:
    """Empty cells around a row with exactly `width` values side by side, or None for another kind of row."""
    kinds = [segments[i].kind is not Kind.EMPTY for i in cells]
    if sum(kinds) != width:
        return None
    first = kinds.index(True)
    if not all(kinds[first : first + width]):
        return None
    return first, len(kinds) - first - width


def has_inner_blank(segments: Sequence[Segment], cells: Sequence[int]) -> bool:
    """Whether an empty cell stands between two figures of a row."""
    filled = filled_cells(segments, cells)
    return bool(filled) and any(filled[0] < i < filled[-1] for i in cells if segments[i].kind is Kind.EMPTY)


def rows_to_patterns(patterns: Iterable[Pattern | None]) -> frozenset[Pattern]:
    """Patterns that full rows of a table show, without those met only once beside ones met often."""
    counts = Counter(pattern for pattern in patterns if pattern is not None)
    often = max(counts.values(), default=0)
    return frozenset(pattern for pattern, count in counts.items() if count > 1 or often <= 2)
