"""Damaged reports: whatever is lost, doubled, glued, split, slipped or swapped, no trusted cell is wrong."""

from __future__ import annotations

import random

import pytest

import gouji
from support.damage import DAMAGES, torn_label_anywhere, values_first
from support.grids import form_to_grid
from support.layouts import LAYOUTS
from support.pages import grid_to_page, page_to_grid
from support.scoring import extraction_to_cells, not_right, silent_errors

FORMS = ("zfxxgk-2021", "zfxxgk-2019")
PLACES = 1
"""Places that each damage strikes in each layout and form; scaled down from all to keep the file under a minute."""


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("damage", DAMAGES)
@pytest.mark.parametrize("sparse", [False, True], ids=["different", "sparse"])
def test_damage_gives_no_silent_error(damage: str, layout: str, sparse: bool) -> None:
    chance = random.Random(f"{damage} {layout} {sparse}")
    form_id = FORMS[chance.randrange(2)]
    grid = form_to_grid(form_id, sparse=sparse, seed=5)
    pages = list(DAMAGES[damage](grid_to_page(grid, form_id=form_id)))
    for page in chance.sample(pages, PLACES):
        extraction = gouji.extract(LAYOUTS[layout](page))
        assert silent_errors(page_to_grid(page, grid), extraction) == []


@pytest.mark.parametrize("layout", ["cell_lines", "pipe_rows", "tab_rows", "spaced_rows", "html_table"])
def test_a_label_torn_anywhere_costs_no_figure_its_place(layout: str) -> None:
    grid = form_to_grid("zfxxgk-2021", seed=6)
    pages = list(torn_label_anywhere(grid_to_page(grid, form_id="zfxxgk-2021")))
    for page in random.Random(layout).sample(pages, 12):
        extraction = gouji.extract(LAYOUTS[layout](page))
        assert silent_errors(grid, extraction) == []


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("form_id", FORMS)
def test_a_report_cut_off_anywhere_gives_no_silent_error(form_id: str, layout: str) -> None:
    grid = form_to_grid(form_id, seed=7)
    text = LAYOUTS[layout](grid_to_page(grid, form_id=form_id))
    step = len(text) // 12
    for end in range(random.Random(layout).randrange(step), len(text), step):
        assert silent_errors(grid, gouji.extract(text[:end])) == [], f"cut off at {end}"


@pytest.mark.parametrize("layout", ["pipe_rows", "cell_lines"])
def test_a_report_cut_off_at_every_37th_character_gives_no_silent_error(layout: str) -> None:
    grid = form_to_grid("zfxxgk-2021", seed=8)
    text = LAYOUTS[layout](grid_to_page(grid, form_id="zfxxgk-2021"))
    for end in range(0, len(text), 37):
        assert silent_errors(grid, gouji.extract(text[:end])) == [], f"cut off at {end}"


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("form_id", FORMS)
def test_values_before_their_labels_give_no_silent_error(form_id: str, layout: str) -> None:
    grid = form_to_grid(form_id, seed=10)
    page = values_first(grid_to_page(grid, form_id=form_id))
    assert silent_errors(grid, gouji.extract(LAYOUTS[layout](page))) == []


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_lost_figure_leaves_the_other_rows_trusted(layout: str) -> None:
    grid = form_to_grid("zfxxgk-2021", seed=9)
    page = list(DAMAGES["dropped_cell"](grid_to_page(grid, form_id="zfxxgk-2021")))[80]
    extraction = gouji.extract(LAYOUTS[layout](page))
    rows = {line.split(":")[0].rsplit(".", 1)[0] for line in not_right(grid, extraction)}
    checked = {"requests.received", "requests.carried_in", "requests.outcome_total", "requests.carried_over"}
    assert {row for row in rows if row.startswith(("disclosure", "review_litigation"))} == set()
    assert len(rows - checked) <= 2


def test_a_lost_row_is_missing_and_not_noughts() -> None:
    grid = form_to_grid("zfxxgk-2021", seed=9)
    page = list(DAMAGES["lost_row"](grid_to_page(grid, form_id="zfxxgk-2021")))[10]
    lost = set(grid) - {box.key for part in page if not isinstance(part, str) for line in part.lines for box in line}
    cells = extraction_to_cells(gouji.extract(LAYOUTS["cell_lines"](page)))
    assert {cells[key].status for key in lost} == {"missing"}


def test_an_invented_row_is_kept_apart() -> None:
    grid = form_to_grid("zfxxgk-2021", seed=9)
    text = LAYOUTS["pipe_rows"](grid_to_page(grid, form_id="zfxxgk-2021"))
    extra = text.replace("| 行政强制 |", "| 行政检查 | 77 |\n| 行政强制 |")
    extraction = gouji.extract(extra)
    assert not_right(grid, extraction) == []
    assert [(row.label, row.after, row.values) for row in extraction.tables[0].extra_rows] == [
        ("行政检查", "penalties", ("77",))
    ]
