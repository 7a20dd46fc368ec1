"""Damage as it is done to made-up documents: a light mix for training, one kind at one rate for measuring."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from random import Random

from gouji_training.corrupting.damaged import DamagedText
from gouji_training.corrupting.kind import Corruption, PageKind, TextKind
from gouji_training.corrupting.page_kinds import PAGE_KINDS
from gouji_training.corrupting.text_kinds import TEXT_KINDS
from gouji_training.flattening.traced import Traced
from gouji_training.synthesis.page import Page

KINDS: tuple[Corruption, ...] = (*PAGE_KINDS, *TEXT_KINDS)


def damage_page(page: Page, rng: Random) -> Page:
    """The light damage of everyday pages, done to cells before flattening; more than half of them have none."""
    for kind in PAGE_KINDS:
        # a kind that is for measuring only draws nothing, so that it may be added without changing what seeds give
        if kind.light and rng.random() < kind.light:
            page = corrupt_page(page, kind, rng.uniform(kind.rates.low, kind.rates.middle), rng)
    return page


def damage_text(traced: Traced, rng: Random) -> DamagedText:
    """The light damage of everyday texts, done after flattening; some 45 % of them have none."""
    damaged = DamagedText(traced)
    for kind in TEXT_KINDS:
        if kind.light and rng.random() < kind.light:
            made = corrupt_text(damaged.traced, kind, rng.uniform(kind.rates.low, kind.rates.middle), rng)
            damaged = _both(damaged, made)
    return damaged


def _both(first: DamagedText, then: DamagedText) -> DamagedText:
    return DamagedText(then.traced, first.doubtful | then.doubtful, (*first.corruptions, *then.corruptions))


def corrupt_page(page: Page, kind: PageKind, rate: float, rng: Random) -> Page:
    """The page with one kind of damage at a rate in (0, 1]; the same page when it has nothing to strike."""
    damaged = kind.function(page, rate, rng)
    if damaged.blocks == page.blocks:
        return page
    return replace(damaged, corruptions=(*damaged.corruptions, kind.id))


def corrupt_text(traced: Traced, kind: TextKind, rate: float, rng: Random) -> DamagedText:
    """The text with one kind of damage at a rate in (0, 1], and the values that this makes doubtful."""
    damaged = kind.function(traced, rate, rng)
    if damaged.traced.text == traced.text:
        return DamagedText(traced)
    return replace(damaged, corruptions=(kind.id,))


@dataclass(frozen=True, slots=True)
class Damage:
    """What is done to a page before it is flattened and to its text after."""

    page: Callable[[Page, Random], Page]
    text: Callable[[Traced, Random], DamagedText]


NO_DAMAGE = Damage(lambda page, rng: page, lambda traced, rng: DamagedText(traced))
LIGHT_DAMAGE = Damage(damage_page, damage_text)


def kind_to_damage(kind: Corruption, rate: float) -> Damage:
    """One kind of damage at one rate and nothing else, as the noise benchmark does it."""
    if isinstance(kind, PageKind):
        return replace(NO_DAMAGE, page=lambda page, rng: corrupt_page(page, kind, rate, rng))
    return replace(NO_DAMAGE, text=lambda traced, rng: corrupt_text(traced, kind, rate, rng))
