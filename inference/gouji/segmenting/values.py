"""What counts as a printed value: a whitelist of digits and marks, everything else is text.

`1²`, `①`, `١٢`, `1_000`, `½` and `1e3` are no numbers here, so nothing is ever read out of them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from gouji.extraction import Number
from gouji.keeping import kept

DIGIT = "0-9０-９"
PLAIN = f"[{DIGIT}]+"
GROUPED = f"[{DIGIT}]{{1,3}}(?:[,，][{DIGIT}]{{3}})+"
NUMBER = f"(?:{GROUPED}|{PLAIN})(?:[.．][{DIGIT}]+)?"
SIGN_WORD = "增加?|减少?|減少?"
SIGN = rf"[+＋]|[-－−–—]{{1,2}}|{SIGN_WORD}"
UNIT = "万元|萬元|亿元|億元|元|批次|人次|件|条|條|项|項|个|個|宗|份|次|篇|起|例|家|人|笔|筆|部|%|％"
VALUE = re.compile(rf"(?P<sign>{SIGN})?\s?(?P<number>{NUMBER})\s?(?P<unit>{UNIT})?")
_NOUGHT = re.compile(rf"零\s?(?P<unit>{UNIT})?")
"""The one numeral that stands in cells among digits; 〇, ○ and O may be marks or misread as well."""
BLANK_MARKS = frozenset(["/", "／", "\\", "-", "--", "—", "——", "－", "–", "―", "无", "無", "空", ".", "·"])
"""Printed stand-ins for an empty cell: their text is kept, their value is none."""
PROGRAM_BLANKS = frozenset(["None", "null", "NULL", "NaN", "nan"])
"""What programs print for an empty cell."""
DASHES = "-－—–―"
RUN_MARKS = "/／无無空" + DASHES
"""Marks for blanks that digits run together with, a character each; of dashes one or two stand for a blank."""
WORDED_BLANKS = frozenset("无無空")
"""Blank marks that are also words, and pieces of torn labels (（四）无 / 法提供)."""

LONGEST = 60
"""Characters of digits in one number; 25 cells glued together stay below it, and what is longer is no table figure."""

_NEGATIVE = frozenset("-－−–—减減")
_FULL_WIDTH = str.maketrans("０１２３４５６７８９．", "0123456789.", ",，")


@dataclass(frozen=True, slots=True)
class PrintedNumber:
    """A number as printed: exact value (sign applied), whether a sign stands there, its unit."""

    value: Number
    signed: bool
    unit: str | None


@kept(8192)
def text_to_number(text: str) -> PrintedNumber | None:
    """The number that `text` as a whole prints, or None. A doubled minus (`--231`) is one minus, 零 is nought."""
    nought = _NOUGHT.fullmatch(text)
    if nought:
        return PrintedNumber(0, signed=False, unit=nought["unit"])
    match = VALUE.fullmatch(text)
    if match is None or len(match["number"]) > LONGEST:
        return None
    digits = match["number"].translate(_FULL_WIDTH)
    value: Number = Decimal(digits) if "." in digits else int(digits)
    sign = match["sign"]
    if sign and sign[0] in _NEGATIVE:
        value = -value
    return PrintedNumber(value, bool(sign), match["unit"])


def is_blank_mark(text: str) -> bool:
    """Whether `text` as a whole is a printed stand-in for an empty cell."""
    return text in BLANK_MARKS or text in PROGRAM_BLANKS
