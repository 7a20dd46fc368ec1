"""Pieces of one length, each with a number or a line before it, as programs cut texts up: a break may stand in a figure
and looks like one between two.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

LEAST_JOINTS = 2
SHORTEST = 100
_MARK = r"\[(?:chunk |片段)?[0-9]{1,4}\]"
_JOINTS = tuple(
    re.compile(joint)
    for joint in (rf"\n{_MARK} ", rf"\n\n{_MARK}\n", rf"\n{_MARK}\n", rf"\n\n{_MARK} ", r"\n[-=*#]{3,}\n")
)
"""What may stand between two pieces; which one it is, their lengths tell."""
_FIRST = re.compile(rf"\s*{_MARK}\s")


def view_to_chunk_joints(view: str) -> Iterator[tuple[int, int]]:
    """The half-open ranges of what stands between pieces of one length; none where they are of several."""
    for pattern in _JOINTS:
        joints = [match.span() for match in pattern.finditer(view)]
        first = _FIRST.match(view)
        lengths = {start - end for (_, end), (start, _) in pairwise([(0, first.end() if first else 0), *joints])}
        if len(joints) >= LEAST_JOINTS and len(lengths) == 1 and min(lengths) >= SHORTEST:
            yield from joints
            return
