"""What the reader hands on: a stated figure and where it stands."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from gouji.extraction import Number, Span

Kind = Literal["figure", "none", "share"]
"""figure: a number of things; none: nought, said in words; share: a percentage of a whole."""


@dataclass(frozen=True, slots=True)
class Fact:
    """`quantity` of the report's body and year is `value`: the text says so at `span`, the figure or the word for none.

    `step` is how far the printed figure was rounded: 2.8万 is 28000 give or take 1000; 0 for exact ones. A share is in
    per cent of one of the quantity's wholes.
    """

    quantity: str
    value: Number
    span: Span
    kind: Kind = "figure"
    step: Number = 0
