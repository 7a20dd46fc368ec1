"""Pieces of a text that overlap, as programs cut it up for language models: each begins with what the last one ended
with.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

LEAST_OVERLAPS = 2
"""Pieces that begin so from which on they were cut; a page may print a paragraph twice."""
SHORTEST = 30
"""Characters of the shortest overlap that is told from rows that are alike."""
LONGEST = 2_000
LEAST_WORDS = 8
"""Ideographs of an overlap: rows of noughts are alike as well."""
_LINE = re.compile(r"(?:\n|^)(?:[ \t]*(?:\[?(?:chunk|片段)?[ #]?[0-9]{1,4}\]?[:：]?|[-=*]{3,})[ \t]*\n)?\s*")
_MANY_WORDS = re.compile(rf"(?:[^\u3400-\u9fff]*[\u3400-\u9fff]){{{LEAST_WORDS}}}")


def view_to_overlaps(view: str) -> Iterator[tuple[int, int]]:
    """The half-open ranges of what is printed again, with what stands between the pieces; none where few are."""
    if len(view) < SHORTEST:
        return
    found = [overlap for mark in _LINE.finditer(view) if (overlap := _overlap_at(view, mark.start(), mark.end()))]
    found = [one for one, before in zip(found, [(0, 0), *found], strict=False) if one[0] >= before[1]]
    if len(found) >= LEAST_OVERLAPS and all(_are_alike(*pair) for pair in pairwise(found[:-1])):
        yield from found


def _overlap_at(view: str, end: int, start: int) -> tuple[int, int] | None:
    """The range between a piece that ends at `end` and the rest of one that begins at `start`, if they overlap."""
    probe = view[start : start + SHORTEST]
    first = view.find(probe, max(0, end - LONGEST), end) if len(probe) == SHORTEST else -1
    while first >= 0:
        piece = view[first:end]
        if view.startswith(piece, start):
            return (end, start + len(piece)) if _MANY_WORDS.match(piece) else None
        first = view.find(probe, first + 1, end)
    return None


def _are_alike(one: tuple[int, int], other: tuple[int, int]) -> bool:
    """Whether two overlaps are of about one length, but for spaces that were stripped."""
    return abs((one[1] - one[0]) - (other[1] - other[0])) <= SHORTEST
