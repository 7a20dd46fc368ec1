"""Exact sums of a rule's parts."""

from __future__ import annotations

import operator
from collections.abc import Callable, Mapping, Sequence
from decimal import Context, Decimal
from fractions import Fraction

from gouji.checking.instances import Part
from gouji.extraction import Number
from gouji.forms.model import Sign

Lookup = Callable[[Part], Number | None]
"""The figure in the place of a part; None where there is no usable one."""

HOLDS: Mapping[Sign, Callable[[Number, Number], bool]] = {
    "=": operator.eq,
    "<=": operator.le,
    ">=": operator.ge,
    "<": operator.lt,
    ">": operator.gt,
    "!=": operator.ne,
}

_WIDE = Context(prec=200)
"""Digits of a sum: a figure has fewer than a hundred, so that no product or sum is ever rounded."""


def parts_to_sum(parts: Sequence[Part], lookup: Lookup) -> Number | None:
    """The sum of the parts, exact; None when a figure is lacking."""
    total: int | Fraction = 0
    for part in parts:
        value = 1 if part.place is None else lookup(part)
        if value is None:
            return None
        total += _product(part.factor, value)
    return total if isinstance(total, int) else _fraction_to_number(total)


def _product(factor: Number, value: Number) -> int | Fraction:
    if isinstance(factor, int) and isinstance(value, int):
        return factor * value
    return Fraction(factor) * Fraction(value)


def _fraction_to_number(fraction: Fraction) -> Number:
    """Factors and figures are decimals, and so is what comes of them."""
    if fraction.denominator == 1:
        return fraction.numerator
    return _WIDE.divide(Decimal(fraction.numerator), Decimal(fraction.denominator))
