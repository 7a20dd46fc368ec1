"""Every kind of corruption: described, deterministic, true to where each value came from, and giving valid records."""

from __future__ import annotations

import re
import unicodedata
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gouji_training.corrupting import (
    KINDS,
    LIGHT_DAMAGE,
    NO_DAMAGE,
    PAGE_KINDS,
    Corruption,
    damage_page,
    damage_text,
    kind_to_damage,
)
from gouji_training.records import Record, record_to_fault, record_to_json
from gouji_training.synthesis import Page, draw_page
from support.corrupted import FLATTENERS, page_to_record, page_to_traced, small_page, zero_page

ZEROS = {"blank_for_zero", "slash_for_zero", "dash_for_zero", "word_for_zero", "lines_deduplicated"}
LAYOUTS = {
    "tabs_to_spaces": "tab_rows",
    "span_lost": "tab_rows",
    "blank_lines_removed": "cell_gaps",
    "columns_first": "space_rows",
}
TRUE_TO_SOURCE = [kind for kind in KINDS if kind.truth != "follows the print"]
EACH = pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.id)


def _page(kind: Corruption) -> Page:
    return zero_page() if kind.id in ZEROS else small_page()


def _record(kind: Corruption, seed: str = "0") -> Record:
    layout = LAYOUTS.get(kind.id, "space_rows" if "spaces" in kind.id else "pipe_spans")
    if kind.id == "lines_deduplicated":
        layout = "cell_lines"
    return page_to_record(_page(kind), layout, kind_to_damage(kind, kind.rates.high), seed)


def test_there_are_more_kinds_than_the_issue_asks_for() -> None:
    assert len({kind.id for kind in KINDS}) == len(KINDS) >= 28


@EACH
def test_a_kind_is_described_in_one_sentence(kind: Corruption) -> None:
    assert re.fullmatch(r"[a-z_]+", kind.id)
    assert len(kind.says) > 12
    assert not kind.says.endswith(".")


@EACH
def test_rates_grow_from_low_to_high(kind: Corruption) -> None:
    assert 0 < kind.rates.low <= kind.rates.middle <= kind.rates.high <= 1
    assert 0 <= kind.light < 0.5


@EACH
def test_a_kind_names_itself_on_what_it_strikes(kind: Corruption) -> None:
    """Some seed of a few finds something to strike, and then the text differs."""
    made = next(made for seed in "abcdef" if (made := _record(kind, seed)).corruptions)
    assert made.corruptions == (kind.id,)
    assert made.text != page_to_record(_page(kind), made.family).text


@EACH
def test_the_same_seed_gives_the_same_damage(kind: Corruption) -> None:
    assert _record(kind) == _record(kind)


@pytest.mark.parametrize("kind", TRUE_TO_SOURCE, ids=lambda kind: kind.id)
def test_a_surviving_value_prints_its_source(kind: Corruption) -> None:
    """Beside blanks, commas, units, signs and width, the span of every value holds the source's digits."""
    source = dict(page_to_record(_page(kind), "pipe_spans").gold_cells())
    for key, cell in _record(kind).gold_cells():
        want = source[key]
        if cell is not None and want is not None:
            assert _digits(cell.text) == _digits(want.text)


def _digits(text: str) -> str:
    return "".join(char for char in unicodedata.normalize("NFKC", text) if char in "0123456789.")


@EACH
def test_no_cell_of_the_form_is_forgotten(kind: Corruption) -> None:
    """What a page had and the text lacks is None in the gold, not left out of it."""
    source = page_to_record(_page(kind), "pipe_spans")
    assert {key for key, _ in _record(kind).gold_cells()} == {key for key, _ in source.gold_cells()}


@EACH
@pytest.mark.parametrize("layout", ["html_grid", "cell_broken", "pdf_wrapped"])
def test_records_of_a_kind_are_valid(kind: Corruption, layout: str) -> None:
    made = page_to_record(small_page(), layout, kind_to_damage(kind, kind.rates.middle))
    assert record_to_fault(record_to_json(made)) is None


@given(kind=st.sampled_from(KINDS), layout=st.sampled_from(sorted(FLATTENERS)), seed=st.integers(0, 10**6))
@settings(max_examples=30, deadline=None, derandomize=True)
def test_records_of_drawn_pages_are_valid(kind: Corruption, layout: str, seed: int) -> None:
    page = draw_page(Random(seed), f"drawn-{seed}")
    made = page_to_record(page, layout, kind_to_damage(kind, kind.rates.high), str(seed))
    assert record_to_fault(record_to_json(made)) is None


@given(layout=st.sampled_from(sorted(FLATTENERS)), seed=st.integers(0, 10**6))
@settings(max_examples=20, deadline=None, derandomize=True)
def test_records_under_the_light_mix_are_valid(layout: str, seed: int) -> None:
    page = draw_page(Random(seed), f"light-{seed}")
    made = page_to_record(page, layout, LIGHT_DAMAGE, str(seed))
    assert record_to_fault(record_to_json(made)) is None


@pytest.mark.parametrize("layout", ["pipe_spans", "cell_gaps", "tab_rows"])
def test_some_45_percent_of_texts_are_undamaged_in_the_light_mix(layout: str) -> None:
    traced = page_to_traced(draw_page(Random(3), "drawn", distinct=True), layout)
    whole = sum(not damage_text(traced, Random(seed)).corruptions for seed in range(80))
    assert 0.3 < whole / 80 < 0.6


def test_more_than_half_of_pages_are_undamaged_in_the_light_mix() -> None:
    page = draw_page(Random(3), "drawn", distinct=True)
    whole = sum(damage_page(page, Random(seed)) == page for seed in range(200))
    assert 0.5 < whole / 200 < 0.7


def test_no_damage_changes_nothing() -> None:
    page = small_page()
    traced = page_to_traced(page, "pipe_spans")
    assert NO_DAMAGE.page(page, Random(1)) is page
    assert NO_DAMAGE.text(traced, Random(1)).traced is traced


def test_breaches_of_the_agency_are_named() -> None:
    breach = next(kind for kind in PAGE_KINDS if kind.id == "breach")
    made = page_to_record(small_page(), "pipe_spans", kind_to_damage(breach, 0.1))
    assert re.match(r"requests\.row_sum\.", made.notes)
