"""The search by a solver: proposals for more wrong cells than every document's search goes through."""

from __future__ import annotations

from functools import cache

import gouji
from gouji.deciding.thorough import extraction_with_longer_search
from gouji.extraction import CellKey, Extraction
from gouji.forms import load_forms
from support.grids import form_to_grid
from support.layouts import LAYOUTS
from support.pages import grid_to_page
from support.scoring import extraction_to_cells

FORMS = {form.id: form for form in load_forms()}
GRID = form_to_grid("zfxxgk-2021", seed=4)
PLACES: tuple[CellKey, ...] = (
    ("requests", "granted", "business"),
    ("requests", "carried_over", "other"),
    ("requests", "received", "legal_service"),
    ("requests", "refused.state_secret", "natural_person"),
    ("requests", "unavailable.not_held", "research_institute"),
    ("requests", "not_processed.repeated", "public_welfare"),
)


def printed(places: tuple[CellKey, ...]) -> Extraction:
    wrong = {key: str(int(GRID[key]) + 7 + 11 * number) for number, key in enumerate(places)}
    return gouji.extract(LAYOUTS["pipe_rows"](grid_to_page(GRID | wrong, form_id="zfxxgk-2021")))


@cache
def searched() -> tuple[Extraction, Extraction]:
    before = printed(PLACES)
    return before, extraction_with_longer_search(before, FORMS, seconds=60)


def proposed(extraction: Extraction) -> dict[CellKey, object]:
    cells = extraction_to_cells(extraction).items()
    return {key: cell.proposal.value for key, cell in cells if cell.proposal and cell.proposal.value is not None}


def test_six_wrong_cells_are_left_open_and_a_note_says_how_to_go_on() -> None:
    before, _ = searched()
    assert not proposed(before)
    assert any("gouji check --search-seconds" in note for note in before.notes)


def test_all_six_are_proposed() -> None:
    assert proposed(searched()[1]) == {key: int(GRID[key]) for key in PLACES}


def test_nothing_but_proposals_and_notes_changes() -> None:
    before, after = ({k: (c.text, c.value, c.status) for k, c in extraction_to_cells(e).items()} for e in searched())
    assert before == after
    assert searched()[0].checks == searched()[1].checks
    assert not any("--search-seconds" in note for note in searched()[1].notes)


def test_what_was_located_already_stays_as_it_is() -> None:
    found = printed(PLACES[:2])
    assert extraction_with_longer_search(found, FORMS, seconds=1) == found
