"""Drawn figures: as large and as often zero as in real reports, true to the sums, and all different when asked for."""

from __future__ import annotations

import re
from random import Random

import pytest

from gouji.forms import load_forms
from gouji.forms.model import Form
from gouji_training.synthesis import draw_page
from gouji_training.synthesis.figures import Distinct, Figures, Scale, draw_figures

FORMS = load_forms()
EACH = pytest.mark.parametrize("form", FORMS, ids=lambda form: form.id)
EDGES = ("received", "carried_in", "outcome_total", "carried_over")


def _texts(figures: Figures) -> list[str]:
    return [text for rows in figures.values() for cells in rows.values() for text in cells.values()]


def _many(form: Form, scale: Scale) -> list[str]:
    drawn = [draw_figures(Random(seed), form, scale=scale, one_row=False) for seed in range(60)]
    return [text for figures in drawn for text in _texts(figures)]


def _number(text: str) -> float:
    return float(re.sub(r"[^0-9.]", "", text))


@EACH
@pytest.mark.parametrize("distinct", [True, False])
@pytest.mark.parametrize("one_row", [True, False])
def test_figures_keep_the_sums(form: Form, one_row: bool, distinct: bool) -> None:
    table = draw_figures(Random(3), form, scale="city", one_row=one_row, distinct=distinct)["requests"]
    for column in table["received"]:
        done = sum(int(cells[column]) for row, cells in table.items() if row not in EDGES)
        assert int(table["outcome_total"][column]) == done
        assert int(table["received"][column]) + int(table["carried_in"][column]) == done + int(
            table["carried_over"][column]
        )
    assert all(2 * int(cells["total"]) == sum(map(int, cells.values())) for cells in table.values())


@EACH
def test_rows_of_the_last_table_keep_their_sums(form: Form) -> None:
    table = draw_figures(Random(3), form, scale="city", one_row=False, distinct=True)["review_litigation"]
    assert all(2 * int(cells["total"]) == sum(map(int, cells.values())) for cells in table.values())


@EACH
@pytest.mark.parametrize("seed", range(5))
def test_distinct_figures_are_all_different_and_none_is_zero(form: Form, seed: int) -> None:
    texts = _texts(draw_figures(Random(seed), form, scale="township", one_row=False, distinct=True))
    assert len({text.lstrip("-") for text in texts}) == len(texts)
    assert all(_number(text) > 0 for text in texts)


@EACH
def test_townships_are_mostly_zero(form: Form) -> None:
    texts = _many(form, "township")
    assert 0.85 < texts.count("0") / len(texts) < 0.97


@EACH
def test_cities_reach_ten_thousands(form: Form) -> None:
    assert sum(_number(text) >= 10_000 for text in _many(form, "city")) > 50


@EACH
def test_some_figures_of_cities_that_no_sum_holds_exceed_ten_million(form: Form) -> None:
    drawn = [draw_figures(Random(seed), form, scale="city", one_row=False)["disclosure"] for seed in range(80)]
    assert any(_number(text) > 10_000_000 for rows in drawn for cells in rows.values() for text in cells.values())


@EACH
def test_the_same_seed_gives_the_same_figures(form: Form) -> None:
    one, other = (draw_figures(Random(8), form, scale="city", one_row=True, distinct=True) for _ in range(2))
    assert one == other


@pytest.mark.parametrize("seed", range(6))
def test_a_distinct_page_prints_every_value_once(seed: int) -> None:
    page = draw_page(Random(seed), "distinct", distinct=True)
    values = [cell.text for grid in page.grids() for row in grid.rows for cell in row if cell.key]
    assert page.form is not None
    assert len({value.lstrip("-") for value in values}) == len(values) >= 170


@EACH
def test_long_figures_reach_eight_digits_and_more(form: Form) -> None:
    drawn = [draw_figures(Random(s), form, scale="city", one_row=False, distinct=Distinct(long=0.15)) for s in range(5)]
    assert max(len(text.lstrip("-").partition(".")[0]) for figures in drawn for text in _texts(figures)) >= 8


@EACH
@pytest.mark.parametrize("seed", range(5))
def test_long_figures_still_all_differ(form: Form, seed: int) -> None:
    texts = _texts(draw_figures(Random(seed), form, scale="city", one_row=False, distinct=Distinct(long=0.15)))
    assert len(set(texts)) == len(texts)


@EACH
def test_sparse_figures_are_zero_as_often_as_the_scale_has_it(form: Form) -> None:
    texts = _texts(draw_figures(Random(2), form, scale="county", one_row=False, distinct=Distinct(sparse=True)))
    assert 0.4 < texts.count("0") / len(texts) < 0.9


@EACH
@pytest.mark.parametrize("seed", range(20))
def test_sparse_figures_are_never_negative(form: Form, seed: int) -> None:
    drawn = draw_figures(Random(seed), form, scale="township", one_row=False, distinct=Distinct(sparse=True))
    assert min(int(text) for cells in drawn["requests"].values() for text in cells.values()) >= 0


@EACH
def test_the_counts_that_sparse_figures_draw_all_differ(form: Form) -> None:
    table = draw_figures(Random(2), form, scale="city", one_row=False, distinct=Distinct(sparse=True))["requests"]
    parts = [text for row, cells in table.items() if row not in EDGES for c, text in cells.items() if c != "total"]
    counts = [text for text in parts if text != "0"]
    assert len(set(counts)) == len(counts) > 10
