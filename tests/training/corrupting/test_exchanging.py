"""Exchanges that no page tells from those of labels alone."""

from __future__ import annotations

from random import Random

import pytest

from gouji_training.corrupting.exchanging import untold_keys
from gouji_training.synthesis import Distinct, Page, draw_page
from gouji_training.synthesis.model import Key


def _page() -> Page:
    return next(
        page for page in (draw_page(Random(n), str(n), distinct=Distinct()) for n in range(99)) if _is_full(page)
    )


def _is_full(page: Page) -> bool:
    return page.form == "zfxxgk-2019" and len(page.grids()) == 3


def _rows(one: str, other: str) -> list[tuple[Key, Key]]:
    columns = ("natural_person", "business", "research_institute", "public_welfare", "legal_service", "other", "total")
    return [(("requests", one, column), ("requests", other, column)) for column in columns]


@pytest.mark.parametrize(("one", "other"), [("received", "carried_in"), ("granted", "refused.state_secret")])
def test_rows_on_one_side_of_all_sums_are_not_told(one: str, other: str) -> None:
    assert len(untold_keys(_page(), _rows(one, other))) == 14


def test_a_row_of_totals_is_told_from_a_part() -> None:
    assert not untold_keys(_page(), _rows("other_handling", "outcome_total"))


def test_tables_without_sums_tell_nothing() -> None:
    pairs = [(("disclosure", "regulations", "created"), ("disclosure", "normative_documents", "created"))]
    assert untold_keys(_page(), pairs) == {key for pair in pairs for key in pair}
