"""Quotes around the figures of a table ("0", '0) and commas behind them, where each is its cell, to spaces."""

from __future__ import annotations

import re

from gouji.segmenting.values import NUMBER

LEAST_FIGURES = 6
"""Figures from which on such a mark is one of all cells."""
_SIGNED = rf"[-+]?(?:{NUMBER})"
_QUOTED = re.compile(
    rf"(?<![^\s|｜])(?:\"(?P<one>{_SIGNED})?\"|'(?P<two>{_SIGNED})?'|“(?P<three>{_SIGNED})?”|'(?P<four>{_SIGNED}))"
    r"(?![^\s|｜])"
)
"""A spreadsheet shows figures kept as text with one quote before them."""
_TRAILED = re.compile(
    rf"(?:^|(?<=[|｜\t]))(?P<figure>[ ]*(?:{_SIGNED})?)[ ]*[,，;；。](?=[ ]*(?:[|｜\t]|$))", re.MULTILINE
)
_MARKS = str.maketrans(dict.fromkeys("\"'“”", " "))


def view_without_figure_frames(view: str) -> str:
    """`view` with the same characters at the same offsets; a cell with nothing but such marks is empty."""
    if sum(any(match.groups()) for match in _QUOTED.finditer(view)) >= LEAST_FIGURES:
        view = _QUOTED.sub(lambda match: match[0].translate(_MARKS), view)
    if sum(bool(match["figure"].strip()) for match in _TRAILED.finditer(view)) >= LEAST_FIGURES:
        view = _TRAILED.sub(lambda match: match["figure"].ljust(len(match[0])), view)
    return view
