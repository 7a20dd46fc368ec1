"""Pages before they are flattened: figures keep the identities of the form, layouts of our own are many."""

from __future__ import annotations

from random import Random

import pytest

from gouji.forms import load_forms
from gouji.forms.model import Form
from gouji_training.flattening.own import GROUPS, LAYOUTS
from gouji_training.synthesis import draw_page
from gouji_training.synthesis.figures import draw_figures

FORMS = load_forms()


def test_there_are_at_least_twenty_layouts_of_our_own() -> None:
    assert len({layout.name for layout in LAYOUTS}) == len(LAYOUTS) >= 20


def test_layouts_fall_into_groups() -> None:
    assert len(GROUPS) >= 5


def test_the_same_chance_gives_the_same_page() -> None:
    assert draw_page(Random(5), "a") == draw_page(Random(5), "a")


def test_pages_of_a_form_have_its_tables_and_its_headings() -> None:
    pages = [page for page in (draw_page(Random(number), "a") for number in range(20)) if page.form is not None]
    assert {len(page.grids()) for page in pages} <= {2, 3}
    assert all(any(getattr(block, "label", "") == "heading" for block in page.blocks) for page in pages)


def _total(figures: dict[str, dict[str, str]], rows: list[str], column: str) -> int:
    return sum(int(figures[row][column]) for row in rows)


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.id)
@pytest.mark.parametrize("one_row", [True, False])
def test_drawn_figures_keep_the_identities(form: Form, one_row: bool) -> None:
    figures = draw_figures(Random(3), form, scale="city", one_row=one_row)["requests"]
    results = [row for row in figures if row not in ("received", "carried_in", "outcome_total", "carried_over")]
    assert ("other_handling" in figures) == one_row
    for column in figures["received"]:
        done = _total(figures, ["outcome_total"], column)
        assert _total(figures, ["received", "carried_in"], column) == done + int(figures["carried_over"][column])
        assert _total(figures, results, column) == done
    for cells in figures.values():
        assert int(cells["total"]) == sum(int(text) for column, text in cells.items() if column != "total")


def test_township_figures_are_mostly_zero() -> None:
    form = FORMS[0]
    texts = [
        text
        for number in range(30)
        for rows in draw_figures(Random(number), form, scale="township", one_row=False).values()
        for cells in rows.values()
        for text in cells.values()
    ]
    assert texts.count("0") / len(texts) > 0.85
