"""The documents that confidences are counted on: none that the network was fitted to, clean and damaged in turn."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from random import Random

from gouji_training.corpora.recipe import HeldOut, Recipe, recipe_to_flatteners
from gouji_training.corrupting import KINDS, LIGHT_DAMAGE, NO_DAMAGE, Damage, kind_to_damage
from gouji_training.flattening.flattener import Failure, Flattener
from gouji_training.flattening.writing import Markup, page_to_html
from gouji_training.records import Record
from gouji_training.synthesis import Page, draw_page
from gouji_training.synthesise import Draft, drafts_to_records, page_to_draft

SEED = 10_001
"""Far from the seeds of training, so that no document is in both."""
_BATCH = 90
"""Documents made at once: bounds memory."""


_MARKUPS = (Markup(), Markup(cell="block"), Markup(source="compact"), Markup(source="indented"))


def _pages_to_html(pages: Sequence[Page], rngs: Sequence[Random]) -> list[str]:
    return [page_to_html(page, rng.choice(_MARKUPS), rng) for page, rng in zip(pages, rngs, strict=True)]


PAGE = Flattener("html_page", "html", "own", _pages_to_html, blanks=True)
"""Not flattened at all: gouji reads pages too, and no training document is one."""


@dataclass(frozen=True, slots=True)
class HeldDocuments:
    """What confidences are counted on, in three parts.

    `dev` are records of split dev, whose layout families and tools no training document has. `unseen` are made up in
    the project's own layouts that training leaves out and as HTML pages, `known` in layouts that it has, of another
    seed; none is of a layout family of split test, so that the calibration can be measured there.
    """

    seed: int
    dev: tuple[Record, ...]
    unseen: tuple[Record, ...]
    known: tuple[Record, ...]

    def records(self) -> list[Record]:
        """All of them."""
        return [*self.dev, *self.unseen, *self.known]

    def counts(self) -> dict[str, list[int]]:
        """Of each part: how many documents, and how many of these are damaged."""
        parts = {"dev": self.dev, "unseen": self.unseen, "known": self.known}
        return {name: [len(part), sum(bool(record.corruptions) for record in part)] for name, part in parts.items()}


def recipe_to_documents(recipe: Recipe, held: HeldOut) -> HeldDocuments:
    """The documents for a model of this recipe, of which `held` was left out.

    Half as many are made up as for training, the same number for either part where there are layouts for it.
    """
    tested = {record.family for record in held.records if record.split == "test"}
    trained = {layout.name for layout in held.layouts}
    layouts = [*recipe_to_flatteners(recipe, besides=tested), PAGE]
    seed, count = recipe.seed + SEED, max(1, recipe.documents // 4)
    return HeldDocuments(
        seed,
        dev=tuple(record for record in held.records if record.split == "dev"),
        unseen=tuple(_make_up(seed, count, [layout for layout in layouts if layout.name not in trained])),
        known=tuple(_make_up(seed, count, [layout for layout in layouts if layout.name in trained])),
    )


def _make_up(seed: int, count: int, flatteners: Sequence[Flattener]) -> Iterator[Record]:
    """`count` documents in layouts that take turns; none at all without layouts. Pages that come out empty are left."""
    for start in range(0, count if flatteners else 0, _BATCH):
        drafts = [_draft(seed, number, flatteners) for number in range(start, min(start + _BATCH, count))]
        yield from (record for record in drafts_to_records(drafts, split="dev") if not isinstance(record, Failure))


def _draft(seed: int, number: int, flatteners: Sequence[Flattener]) -> Draft:
    turn, place = divmod(number, len(flatteners))
    flattener = flatteners[place]
    rng = Random(f"calibration-{seed}-{number}/{flattener.name}")
    page = draw_page(rng, f"calibration-{flattener.name}-{seed}-{number}")
    damage = _turn_to_damage(turn + place, rng)
    if flattener is PAGE:  # damage of texts would strike the markup
        damage = replace(damage, text=NO_DAMAGE.text)
    return page_to_draft(page, rng, flattener, damage)


def _turn_to_damage(turn: int, rng: Random) -> Damage:
    """A third each: none, what everyday pages have, and one kind of damage at its middle rate."""
    kind = rng.choice(KINDS)
    return (NO_DAMAGE, LIGHT_DAMAGE, kind_to_damage(kind, kind.rates.middle))[turn % 3]
