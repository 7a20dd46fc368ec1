"""Broken sums to suspect cells, proposals, notes and the report's own breaches, through whole documents."""

from __future__ import annotations

import pytest

import gouji
from gouji.deciding.breaches import PRINTED_SO
from gouji.extraction import Cell, CellKey, Extraction
from support.contract import check_contract
from support.damage import DAMAGES
from support.grids import Grid, form_to_grid
from support.layouts import LAYOUTS
from support.pages import grid_to_page
from support.scoring import extraction_to_cells

PLACE = ("requests", "granted", "business")


def grid_with(changes: dict[CellKey, str], *, sparse: bool = False) -> Grid:
    return form_to_grid("zfxxgk-2021", seed=4, sparse=sparse) | changes


def printed(grid: Grid, layout: str = "pipe_rows") -> Extraction:
    return gouji.extract(LAYOUTS[layout](grid_to_page(grid, form_id="zfxxgk-2021")))


def suspects(extraction: Extraction) -> dict[CellKey, Cell]:
    return {key: cell for key, cell in extraction_to_cells(extraction).items() if cell.status == "suspect"}


@pytest.mark.parametrize("layout", LAYOUTS)
def test_one_wrong_cell_alone_is_suspect_and_its_true_figure_proposed(layout: str) -> None:
    true = int(form_to_grid("zfxxgk-2021", seed=4)[PLACE])
    found = suspects(printed(grid_with({PLACE: str(true + 5)}), layout))
    if "glued" in layout:
        pytest.skip("a glued row spends the sums that would locate the cell")
    assert {key: cell.proposal.value for key, cell in found.items() if cell.proposal} == {PLACE: true}


def test_the_printed_figure_stays_the_value() -> None:
    cell = extraction_to_cells(printed(grid_with({PLACE: "12345678"})))[PLACE]
    assert (cell.text, cell.value, cell.status) == ("12345678", 12345678, "suspect")


def test_the_reason_names_the_sums_and_the_figures() -> None:
    true = form_to_grid("zfxxgk-2021", seed=4)[PLACE]
    proposal = extraction_to_cells(printed(grid_with({PLACE: "12345678"})))[PLACE].proposal
    assert proposal is not None
    assert sorted(proposal.rules) == ["requests.outcome_sum.business", "requests.row_sum.granted"]
    assert f"{true} here instead of 12345678" in proposal.reason
    assert all(rule in proposal.reason for rule in proposal.rules)


def test_a_broken_sum_never_lets_a_report_pass() -> None:
    text = LAYOUTS["pipe_rows"](grid_to_page(grid_with({PLACE: "12345678"}), form_id="zfxxgk-2021"))
    extraction = gouji.extract(text)
    check_contract(extraction, text, plain_text=True)
    assert extraction.verdict == "review"


ONE, TWO = ("requests", "granted", "natural_person"), ("requests", "granted", "business")


def test_exchanged_figures_are_told_and_leave_no_doubt_of_others() -> None:
    grid = form_to_grid("zfxxgk-2021", seed=4)
    found = suspects(printed(grid | {ONE: grid[TWO], TWO: grid[ONE]}))
    assert {key: cell.proposal.value for key, cell in found.items() if cell.proposal} == {
        ONE: int(grid[ONE]),
        TWO: int(grid[TWO]),
    }


def test_two_figures_that_make_up_for_each_other_keep_the_wide_doubt() -> None:
    extraction = printed(_shifted())
    found = suspects(extraction)
    assert {ONE, TWO} <= set(found)
    assert len(found) > 20
    assert all(cell.proposal and cell.proposal.value is None for cell in found.values())
    assert any("at the least 2 cells wrong" in note for note in extraction.notes)


def test_cells_of_a_possible_set_say_so() -> None:
    cell = suspects(printed(_shifted()))[ONE]
    assert cell.proposal is not None
    assert "sets of 2 cells that would make the sums hold" in cell.proposal.reason


def _shifted() -> dict[CellKey, str]:
    """Some requests of one column counted in another."""
    grid = form_to_grid("zfxxgk-2021", seed=4)
    return {**grid, ONE: str(int(grid[ONE]) + 3), TWO: str(int(grid[TWO]) - 3)}


def test_two_wrong_cells_get_proposals_and_keep_the_wide_doubt() -> None:
    grid = form_to_grid("zfxxgk-2021", seed=4)
    wrong = {PLACE: int(grid[PLACE]), ("requests", "carried_over", "other"): 0}
    wrong = {key: int(grid[key]) for key in wrong}
    found = suspects(printed(grid | {key: str(true + 3 + n) for n, (key, true) in enumerate(wrong.items())}))
    assert {key: cell.proposal.value for key, cell in found.items() if cell.proposal and cell.proposal.value} == wrong
    assert len(found) > 20


def test_a_table_with_a_lost_row_keeps_the_wide_doubt() -> None:
    pages = DAMAGES["lost_row"](grid_to_page(grid_with({PLACE: "12345678"}), form_id="zfxxgk-2021"))
    found = [suspects(gouji.extract(LAYOUTS["pipe_rows"](lost))) for lost in list(pages)[12:15]]
    assert [set(cells) > {PLACE} for cells in found] == [True] * 3


@pytest.mark.parametrize("layout", ["pipe_rows", "cell_lines", "tab_rows", "html_table"])
@pytest.mark.parametrize(
    "changes",
    [
        {PLACE: "12345678"},
        {("requests", "outcome_total", "total"): "0"},
        {("review_litigation", "review", "total"): "1"},
        {("review_litigation", row, "total"): "0" for row in ("review", "direct_suit", "suit_after_review")},
    ],
    ids=["one", "total at 0", "litigation", "all totals at 0"],
)
def test_a_breach_in_a_clean_text_is_the_reports_own(changes: dict[CellKey, str], layout: str) -> None:
    extraction = printed(grid_with(changes), layout)
    failed = [check for check in extraction.checks if check.kind == "hard" and check.outcome == "failed"]
    assert failed
    assert all(PRINTED_SO in check.message for check in failed)
    assert any("the report itself breaks" in note for note in extraction.notes)
    cells = extraction_to_cells(extraction)
    assert {key: cells[key].text for key in changes} == changes


@pytest.mark.parametrize("damage", ["slipped_row", "dropped_cell", "doubled_cell", "glued_neighbours"])
@pytest.mark.parametrize("layout", ["pipe_rows", "cell_lines", "html_table"])
def test_a_misplaced_figure_is_not_called_the_reports_breach(damage: str, layout: str) -> None:
    pages = list(DAMAGES[damage](grid_to_page(grid_with({}), form_id="zfxxgk-2021")))
    notes = [note for page in pages[20::60] for note in gouji.extract(LAYOUTS[layout](page)).notes]
    assert not [note for note in notes if "the report itself breaks" in note]


def test_exchanged_figures_are_not_called_the_reports_breach() -> None:
    grid = form_to_grid("zfxxgk-2021", seed=4)
    one, two = ("requests", "granted", "natural_person"), ("requests", "granted", "business")
    extraction = printed(grid | {one: grid[two], two: grid[one]})
    assert not [check for check in extraction.checks if PRINTED_SO in check.message]


def test_a_report_whose_sums_hold_has_no_doubt_and_no_note() -> None:
    extraction = printed(grid_with({}))
    assert (suspects(extraction), extraction.notes, extraction.verdict) == ({}, (), "accepted")
