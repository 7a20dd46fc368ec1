"""Whether figures of a row are such that the last one is the sum of the others."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from gouji.segmenting import Segment, Separator, text_to_number


def ends_with_sum(segments: Sequence[Segment], cells: Sequence[int]) -> bool:
    """Whether the last of these figures is the sum of the others: then the one beside them may be none of the row's."""
    return _is_sum([segments[i].text for i in cells])


def is_split_at_gap(segments: Sequence[Segment], filled: Sequence[int]) -> bool:
    """Whether the row's sum holds with two figures joined that a wide gap parts: then it tells no other split."""
    texts = [segments[i].text for i in filled]
    for k, (one, two) in enumerate(pairwise(filled)):
        beside = segments[two].separator is Separator.GAP and segments[one].line == segments[two].line
        if beside and _is_sum([*texts[:k], texts[k] + texts[k + 1], *texts[k + 2 :]]):
            return True
    return False


def _is_sum(texts: Sequence[str]) -> bool:
    *others, last = map(text_to_number, texts)
    return last is not None and last.value == sum(number.value for number in others if number is not None)
