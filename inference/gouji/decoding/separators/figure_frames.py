"""Marks that stand around all figures of a table ("0", '0, [0], 0;), to spaces of the same length."""

from __future__ import annotations

import re
from collections import Counter

from gouji.segmenting.cells import PIPES
from gouji.segmenting.values import NUMBER

LEAST_FIGURES = 6
"""Figures from which on such marks are those of all cells."""
SHARE = 0.9
"""Share of the figures that have them: one in brackets among others may be a note, or a loss."""
_MARK = rf"(?:[^\w\s{PIPES}+\-−－–—%％()（）.．、]|_)"
"""No sign, no brackets of accounting, and nothing that ends a list number."""
_FIGURE = rf"(?P<before>{_MARK}{{0,2}})(?P<number>[-+]?(?:{NUMBER}))(?P<after>{_MARK}{{0,2}})"
_WORD = rf"(?<![^\s{PIPES}])", rf"(?![^\s{PIPES}])"
_CELL = rf"(?:^|(?<=[{PIPES}\t]))[ ]*", rf"[ ]*(?=[{PIPES}\t]|$)"
_PARTING = frozenset(",，;；/\\:：~·^$@#&!•")
"""Marks that part the figures of a line where they stand on one side of them; alone in a cell they part nothing."""


def view_without_figure_frames(view: str) -> str:
    """`view` with the same characters at the same offsets; a cell with nothing but such marks is empty."""
    edges = _WORD
    frame, is_frame = _most_frequent(view, edges)
    if bool(frame[0]) != bool(frame[1]) and not _PARTING.isdisjoint("".join(frame)):
        edges = _CELL
        frame, is_frame = _most_frequent(view, edges)
    if not any(frame) or not is_frame:
        return view
    before, after = map(re.escape, frame)
    framed = re.compile(f"{edges[0]}{before}(?P<number>[-+]?(?:{NUMBER}))?{after}{edges[1]}", re.MULTILINE)
    return framed.sub(_to_number, view)


def _most_frequent(view: str, edges: tuple[str, str]) -> tuple[tuple[str, str], bool]:
    """What stands before and behind most figures between such edges, and whether it does so of nearly all."""
    figures = re.finditer(edges[0] + _FIGURE + edges[1], view, re.MULTILINE)
    counts = Counter((match["before"], match["after"]) for match in figures)
    if not counts:
        return ("", ""), False
    frame, count = counts.most_common(1)[0]
    return frame, count >= max(LEAST_FIGURES, SHARE * counts.total())


def _to_number(match: re.Match[str]) -> str:
    """The number with spaces for what stands around it."""
    number = match["number"] or ""
    start = match.start("number") - match.start() if number else 0
    return (" " * start + number).ljust(len(match[0]))
