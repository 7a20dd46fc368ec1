"""Damaged pages: which broken sums are told as the report's own, and whether what is printed breaks them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product
from random import Random

from gouji.deciding.breaches import PRINTED_SO
from gouji.pipeline import document_to_extractions
from gouji.reading import text_to_document
from gouji_training.corrupting import KINDS, kind_to_damage
from gouji_training.corrupting.page_breach import breaches
from gouji_training.flattening.choosing import names_to_flatteners
from gouji_training.flattening.own.layouts import LAYOUTS
from gouji_training.noise.contested import record_to_gold_checks
from gouji_training.noise.documents import draw_whole_page, draw_with_looks
from gouji_training.records import Record
from gouji_training.synthesise import Draft, drafts_to_records, page_to_draft

BREACH_RATE = 0.004
"""As on the pages without damage."""


@dataclass(frozen=True, slots=True)
class DamagedTrial:
    """One damaged page: sums that fail and that are told as the report's own, apart by whether what is printed, in the
    places where it belongs, breaks them (`own`) or not (`false`).
    """

    kind: str
    own_failed: int
    own_told: int
    false_failed: int
    false_told: int


def run_damaged_pages(*, count: int, seed: int) -> Iterator[DamagedTrial]:
    """`count` pages, two in five with breaches of their own, in the layouts and under the kinds of damage by turns."""
    settings = list(product(LAYOUTS, KINDS))
    Random(seed).shuffle(settings)
    for number in range(count):
        layout, kind = settings[number % len(settings)]
        rng = Random(f"{seed} damaged {number}")
        page = (draw_whole_page if rng.random() < 0.6 else draw_with_looks)(rng, f"damaged {number}")
        if rng.random() < 0.4:
            page = breaches(page, BREACH_RATE, rng)
        flattener = names_to_flatteners([layout.name])[0]
        yield from _draft_to_trials(
            page_to_draft(page, rng, flattener, kind_to_damage(kind, kind.rates.middle)), kind.id
        )


def _draft_to_trials(draft: Draft, kind: str) -> Iterator[DamagedTrial]:
    for record in drafts_to_records([draft], split="test"):
        if isinstance(record, Record):
            yield _trial(record, kind)


def _trial(record: Record, kind: str) -> DamagedTrial:
    own = {check.id for check in record_to_gold_checks(record) if check.outcome == "failed"}
    extractions = document_to_extractions(text_to_document(record.text, source=record.id))
    checks = (check for extraction in extractions for check in extraction.checks if check.left is not None)
    failed = [check for check in checks if check.kind == "hard" and check.outcome == "failed"]
    told = [check.id for check in failed if PRINTED_SO in check.message]
    own_told = sum(id_ in own for id_ in told)
    own_failed = sum(check.id in own for check in failed)
    return DamagedTrial(kind, own_failed, own_told, len(failed) - own_failed, len(told) - own_told)
