"""The documents of a setting: pages of all-different figures, damaged and flattened, each from a seed of its own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from random import Random

from gouji.forms import load_forms
from gouji_training.corrupting import KINDS, NO_DAMAGE, Damage
from gouji_training.flattening.choosing import names_to_flatteners
from gouji_training.flattening.flattener import Failure
from gouji_training.noise.setting import EVERYDAY, EVERYDAY_LIGHT, Setting
from gouji_training.records import Record
from gouji_training.synthesis import Distinct, Page, draw_page
from gouji_training.synthesise import Draft, drafts_to_records, page_to_draft

_LOOKS = (Distinct(), Distinct(long=0.15), Distinct(sparse=True))
"""A third of the documents each: no zero among figures of one to four digits; some with five to nine; mostly zeros."""

_SPARSE = Distinct(sparse=True)
_NEED_ZEROS = frozenset({*(kind.id for kind in KINDS if kind.counted == "zeros"), "trailing_blanks_lost"})
"""Damage that has nothing to strike where nothing is zero."""


def settings_to_records(
    settings: Sequence[Setting], *, documents: int, seed: int
) -> Iterator[tuple[Setting, list[Record | Failure]]]:
    """The documents of settings of one layout, whose tool is called once for all of them.

    Document i of a setting depends on the seed, the setting and i only. Raises TrainingError where the tool is missing.
    """
    drafts = [_draft(setting, number, seed) for setting in settings for number in range(setting.count(documents))]
    records = iter(list(drafts_to_records(drafts, split="test")))
    for setting in settings:
        yield setting, [next(records) for _ in range(setting.count(documents))]


def setting_to_document(setting: Setting, number: int, *, seed: int) -> Record | Failure:
    """Document `number` of a setting, as the study saw it."""
    return next(drafts_to_records([_draft(setting, number, seed)], split="test"))


def drawn_page(setting: Setting, number: int, *, seed: int) -> Page:
    """The page of document `number` of a setting before it is damaged."""
    return _draft(setting, number, seed, damage=NO_DAMAGE).page


def page_to_print(setting: Setting, number: int, page: Page, *, seed: int) -> Record | Failure:
    """What document `number` of a setting would be if `page` were printed there and nothing were damaged.

    All that chance decides between page and text is as in that document.
    """

    def instead(drawn: Page, rng: Random) -> Page:
        setting.damage().page(drawn, rng)  # takes from the chance what it took there
        return page

    return next(
        drafts_to_records([_draft(setting, number, seed, damage=replace(NO_DAMAGE, page=instead))], split="test")
    )


def _draft(setting: Setting, number: int, seed: int, *, damage: Damage | None = None) -> Draft:
    name = "/".join((str(seed), *setting, str(number)))
    rng = Random(name)
    flattener = names_to_flatteners([setting.layout])[0]
    return page_to_draft(_draw(rng, name, setting.kind), rng, flattener, damage or setting.damage())


def _draw(rng: Random, name: str, kind: str) -> Page:
    if kind in (EVERYDAY, EVERYDAY_LIGHT):
        return draw_whole_page(rng, name)
    return draw_page(rng, name, distinct=_SPARSE) if kind in _NEED_ZEROS else draw_with_looks(rng, name)


def draw_with_looks(rng: Random, name: str) -> Page:
    """A report whose figures all differ, in one of three looks."""
    return draw_page(rng, name, distinct=rng.choice(_LOOKS))


def draw_whole_page(rng: Random, name: str) -> Page:
    """A report as agencies fill it, in a known form with all its tables: no other could be accepted."""
    tables = {form.id: len(form.tables) for form in load_forms()}
    while True:
        page = draw_page(rng, name)
        if page.form is not None and len(page.grids()) == tables[page.form]:
            return page
