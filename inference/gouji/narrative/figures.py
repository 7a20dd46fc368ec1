"""Printed figures in prose to exact numbers: digits, Chinese numerals, ten thousands."""

from __future__ import annotations

from decimal import Decimal

from gouji.extraction import Number

DIGITS = {character: value for value, character in enumerate("零一二三四五六七八九")} | {"〇": 0, "○": 0, "两": 2}
_STEPS = {"十": 10, "百": 100, "千": 1000}
NUMERALS = "".join((*DIGITS, *_STEPS, "万"))
"""Characters of Chinese numerals."""
MYRIAD = 10_000


def numeral_to_int(text: str) -> int | None:
    """Value of a Chinese numeral below a hundred million (一百零五, 十二, 两, 二〇二四); None for what is none."""
    head, myriad, tail = text.partition("万")
    if not myriad:
        return _below_myriad(text)
    high, low = _below_myriad(head), _below_myriad(tail) if tail else 0
    return None if high is None or low is None else high * MYRIAD + low


def _below_myriad(text: str) -> int | None:
    if not text or any(character not in DIGITS and character not in _STEPS for character in text):
        return None
    if all(character in DIGITS for character in text):
        return int("".join(str(DIGITS[character]) for character in text))
    total, digit, last = 0, None, 10_000
    for character in text:
        if character in DIGITS:
            if digit:
                return None
            digit = DIGITS[character]
            continue
        step = _STEPS[character]
        if step >= last or (digit is None and not (step == 10 and not total)) or digit == 0:
            return None
        total, digit, last = total + (digit or 1) * step, None, step
    return total + (digit or 0)


def digits_to_number(text: str, *, myriad: bool = False) -> tuple[Number, Number]:
    """Half-width digits, with commas and decimals, to value and rounding step: 2.8 with `myriad` is 28000, 1000.

    The step is 0 for a figure that is not in ten thousands: it is exact.
    """
    plain = text.replace(",", "")
    if not myriad:
        return (Decimal(plain) if "." in plain else int(plain)), 0
    places = len(plain.partition(".")[2])
    value, step = Decimal(plain) * MYRIAD, Decimal(MYRIAD).scaleb(-places)
    whole = value == value.to_integral_value()
    return (int(value) if whole else value), (int(step) if step >= 1 else 0)
