"""Figures with letters that look like digits: programs that recognise text print 1O for 10."""

from __future__ import annotations

import re

from gouji.keeping import kept
from gouji.segmenting.values import DIGIT, SIGN, UNIT, text_to_number

LOOKS_LIKE = dict(zip("OoＯ〇lIZSbBg", "00001125689", strict=True))
"""What each letter is read for. A letter that looks like two digits is none of these."""
_LETTERS = "".join(LOOKS_LIKE)
_UNSURE = "DQqsz"
"""Letters that are printed for digits, too, but for which is not sure enough to read them."""
_TO_DIGITS = str.maketrans(LOOKS_LIKE)
_LETTERED = re.compile(rf"(?:{SIGN})?[{DIGIT}{_LETTERS}][{DIGIT}{_LETTERS},，.．]*(?:{UNIT})?")
_DIGIT = re.compile(f"[{DIGIT}]")
_MISREAD = re.compile(f"(?=.*[0-9])[0-9{_LETTERS}{_UNSURE}]{{5,12}}")


@kept(4096)
def text_to_unlettered(text: str) -> str | None:
    """The number that `text` as a whole would print if its letters were the digits they look like; None where it holds
    no such letter, or is no number even so.
    """
    if not _LETTERED.fullmatch(text):
        return None
    digits = text.translate(_TO_DIGITS)
    return digits if digits != text and text_to_number(digits) else None


def is_lettered(text: str) -> bool:
    """Whether `text` as a whole is a figure with letters among its digits."""
    return _DIGIT.search(text) is not None and text_to_unlettered(text) is not None


def is_like_figure(text: str) -> bool:
    """Whether `text` as a whole is such a figure or letters alone: those are a figure only where figures stand."""
    return text_to_unlettered(text) is not None


def is_long_misread(text: str) -> bool:
    """Whether `text` as a whole is digits with letters printed for some of them, known ones or not (2247S, 18q03)."""
    return _MISREAD.fullmatch(text) is not None
