"""What a kind of corruption is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from random import Random
from typing import Literal, NamedTuple

from gouji_training.corrupting.damaged import DamagedText
from gouji_training.flattening.traced import Traced
from gouji_training.synthesis.page import Page

Truth = Literal["stays", "follows the print", "unknowable"]
"""What is right after the damage. stays: every value still printed belongs where it did, and a reader can tell.
follows the print: the page now says something else, and that is right. unknowable: values that are still printed belong
where they did, but the text no longer tells for those that are named doubtful."""

STAYS: Truth = "stays"
PRINT: Truth = "follows the print"
OPEN: Truth = "unknowable"

Counted = Literal["values", "zeros", "labels", "cells", "rows", "headers", "lines", "gaps", "tables", "text"]
"""What a rate is a share of; of a text, the share of its lines that is cut off."""


class Rates(NamedTuple):
    """How much is struck at the three levels of the noise benchmark, each in (0, 1]."""

    low: float
    middle: float
    high: float


@dataclass(frozen=True, slots=True)
class _Kind:
    """`id` names the kind in records, `says` tells in one sentence what it does, `rates` are shares of `counted`, and
    `light` is the chance in [0, 1] that a document made for training has it, at a rate between low and middle; 0 for
    damage that is only measured.
    """

    id: str
    says: str
    truth: Truth
    counted: Counted
    rates: Rates
    light: float


@dataclass(frozen=True, slots=True)
class PageKind(_Kind):
    """Damage to the cells of a page before it is flattened."""

    function: Callable[[Page, float, Random], Page]


@dataclass(frozen=True, slots=True)
class TextKind(_Kind):
    """Damage to a text after it was flattened."""

    function: Callable[[Traced, float, Random], DamagedText]


Corruption = PageKind | TextKind
