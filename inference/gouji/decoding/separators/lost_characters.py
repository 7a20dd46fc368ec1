"""Question marks that transcoding left for a character beside figures (?0 for a no-break space and 0), to a space."""

from __future__ import annotations

import re

from gouji.segmenting.cells import PIPES
from gouji.segmenting.values import DIGIT, NUMBER, UNIT

LOST = "\u2005"
"""The space that is set for such a mark: hardly any text has it, so that what stood there can be told later on."""
LOST_MARKS = ("?", "？", LOST)
LEAST_LOST = 6
"""Figures with the mark from which on it stands for one character; for a digit that was not readable it stands in a
few, and behind or between others as well.
"""
_BEFORE = re.compile(rf"(?<![^\s{PIPES}])[?？](?=(?:{NUMBER})(?:{UNIT})?(?![^\s{PIPES}]))")
_AMONG_DIGITS = re.compile(rf"[{DIGIT}][?？]")


def view_without_lost_characters(view: str) -> str:
    """`view` with the same characters at the same offsets, but LOST for the marks where they stand before figures."""
    if len(_BEFORE.findall(view)) < LEAST_LOST or _AMONG_DIGITS.search(view):
        return view
    return _BEFORE.sub(LOST, view)
