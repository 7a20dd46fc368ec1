"""Whole reports in many layouts: every cell right and trusted, the report accepted."""

from __future__ import annotations

import pytest

import gouji
from support.grids import form_to_grid
from support.layouts import LAYOUTS
from support.pages import grid_to_page
from support.scoring import not_right, silent_errors

FORMS = ("zfxxgk-2019", "zfxxgk-2021")


@pytest.mark.parametrize("form_id", FORMS)
@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_clean_report_comes_out_whole(layout: str, form_id: str) -> None:
    grid = form_to_grid(form_id)
    extraction = gouji.extract(LAYOUTS[layout](grid_to_page(grid, form_id=form_id)))
    assert not_right(grid, extraction) == []
    assert silent_errors(grid, extraction) == []
    assert (extraction.verdict, extraction.form) == ("accepted", form_id)


@pytest.mark.parametrize("form_id", FORMS)
@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_report_of_mostly_noughts_comes_out_whole(layout: str, form_id: str) -> None:
    grid = form_to_grid(form_id, sparse=True)
    extraction = gouji.extract(LAYOUTS[layout](grid_to_page(grid, form_id=form_id)))
    assert not_right(grid, extraction) == []
    assert extraction.verdict == "accepted"


@pytest.mark.parametrize("form_id", FORMS)
@pytest.mark.parametrize("layout", LAYOUTS)
def test_other_handling_may_be_printed_the_other_form_s_way(layout: str, form_id: str) -> None:
    grid = form_to_grid(form_id, one_row=form_id == "zfxxgk-2021")
    extraction = gouji.extract(LAYOUTS[layout](grid_to_page(grid, form_id=form_id)))
    assert not_right(grid, extraction) == []
    assert extraction.verdict == "accepted"


@pytest.mark.parametrize("layout", LAYOUTS)
def test_the_title_gives_agency_and_year(layout: str) -> None:
    page = grid_to_page(form_to_grid("zfxxgk-2021"), form_id="zfxxgk-2021", agency="青石县林业局", year=2022)
    extraction = gouji.extract(LAYOUTS[layout](page))
    assert (extraction.agency, extraction.year) == ("青石县林业局", 2022)
