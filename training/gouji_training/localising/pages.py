"""Whole pages through gouji: breaches of the report's own must be told, and a page without one must raise no alarm."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from random import Random

import gouji
from gouji.deciding.breaches import PRINTED_SO
from gouji.extraction import Extraction
from gouji.forms import load_forms
from gouji_training.corrupting.page_breach import breaches
from gouji_training.flattening.own.flatten import page_to_text
from gouji_training.flattening.own.layouts import LAYOUTS
from gouji_training.localising.costs import CheckCost, tables_to_check_cost
from gouji_training.synthesis.pages import draw_page

BREACH_RATE = 0.004
"""Share of the summed cells that are changed: one in two pages then has a breach, most of one cell."""


@dataclass(frozen=True, slots=True)
class PageTrial:
    """One page: the sums it breaks, those that the checks find broken, those told as the report's own.

    `unread` counts broken sums that a check could not decide, since a cell of theirs has no usable figure.
    """

    layout: str
    breaches: frozenset[str]
    failed: frozenset[str]
    told: frozenset[str]
    unread: frozenset[str]
    cost: CheckCost


def run_pages(*, count: int, seed: int) -> Iterator[PageTrial]:
    """`count` pages in layouts by turns, half of them with breaches of the agency's own."""
    for number in range(count):
        rng = Random(f"{seed} page {number}")
        layout = LAYOUTS[number % len(LAYOUTS)]
        page = draw_page(rng, f"page {number}")
        if page.form is None:
            continue
        if rng.random() < 0.5:
            page = breaches(page, BREACH_RATE, rng)
        extraction = gouji.extract(page_to_text(page, layout, rng))
        yield _trial(layout.name, frozenset(page.breaches), extraction)


def _trial(layout: str, broken: frozenset[str], extraction: Extraction) -> PageTrial:
    hard = [check for check in extraction.checks if check.kind == "hard" and not check.id.startswith("types.")]
    failed = frozenset(check.id for check in hard if check.outcome == "failed")
    told = frozenset(check.id for check in hard if PRINTED_SO in check.message)
    unread = frozenset(check.id for check in hard if check.outcome in ("undecided", "not_applicable"))
    return PageTrial(layout, broken, failed, told, broken & unread, _cost(extraction))


def _cost(extraction: Extraction) -> CheckCost:
    return tables_to_check_cost(extraction.tables, {form.id: form for form in load_forms()})
