"""What counts as right, flagged, missed and silently wrong, judged by where a value was read."""

from __future__ import annotations

import pytest

from gouji.extraction import Cell
from gouji_training.records import GoldCell, Record
from gouji_training.scoring import Outcome, extractions_to_outcomes, is_same, record_to_score
from support.judging import COLUMN, COPY, DASH, OTHER, OTHER_ROW, OWN, PROSE, ROW, cell, extraction, record, right_cells


def _first(labelled: Record, *cells: Cell) -> Outcome:
    return extractions_to_outcomes(labelled, [extraction(*cells)])[0]


def _judgement(labelled: Record, *cells: Cell) -> tuple[str, str | None]:
    outcome = _first(labelled, *cells)
    return outcome.kind, outcome.fault


def test_the_same_text_from_its_own_place_is_right() -> None:
    assert _judgement(record(), *right_cells()) == ("right", None)


def test_the_same_text_from_the_place_of_another_cell_is_a_silent_error() -> None:
    assert _judgement(record(), cell(ROW, "13", OTHER)) == ("silent", "twin")


def test_the_layout_of_the_table_is_kept() -> None:
    assert _first(record(), *right_cells()).layout == "cells"


def test_another_text_from_the_place_of_another_cell_is_a_silent_error() -> None:
    labelled = record({ROW: GoldCell("12", OWN), OTHER_ROW: GoldCell("13", OTHER)})
    assert _judgement(labelled, cell(ROW, "13", OTHER)) == ("silent", "place")


def test_a_second_printing_of_the_value_is_as_good_as_the_first() -> None:
    assert _judgement(record(), cell(ROW, "13", COPY)) == ("right", None)


def test_the_same_figure_in_prose_is_no_second_printing() -> None:
    assert _judgement(record(), cell(ROW, "13", PROSE)) == ("silent", "twin")


def test_a_part_of_the_value_is_a_silent_error() -> None:
    assert _judgement(record(), cell(ROW, "1", (3, 4))) == ("silent", "value")


def test_blank_where_a_value_is_printed_is_a_silent_error() -> None:
    assert _judgement(record(), cell(ROW, "-", DASH, status="blank")) == ("silent", "blank")


def test_a_value_where_a_blank_is_printed_is_a_silent_error() -> None:
    assert _judgement(record({ROW: GoldCell("-", DASH)}), cell(ROW, "13", OWN)) == ("silent", "filled")


def test_a_printed_blank_read_as_blank_is_right() -> None:
    assert _judgement(record({ROW: GoldCell("", None)}), cell(ROW, None, None, status="blank")) == ("right", None)


def test_a_value_that_the_text_does_not_hold_is_invented() -> None:
    assert _judgement(record({ROW: None}), cell(ROW, "13", OTHER)) == ("silent", "invented")


def test_a_value_where_a_reader_could_not_tell_is_a_silent_error_of_its_own_kind() -> None:
    assert _judgement(record({ROW: None}, flattener="hand"), cell(ROW, "13", OWN)) == ("silent", "untold")


def test_a_blank_where_nothing_is_to_be_found_claims_nothing() -> None:
    assert _judgement(record({ROW: None}), cell(ROW, None, None, status="blank")) == ("open", None)


def test_a_right_guess_at_an_unplaceable_value_is_a_bonus_and_not_asked_for() -> None:
    outcome = _first(record({ROW: GoldCell("13", OWN, placeable=False)}), cell(ROW, "13", OWN))
    assert (outcome.kind, outcome.asked) == ("bonus", False)


def test_a_wrong_guess_at_an_unplaceable_value_is_a_silent_error() -> None:
    labelled = record({ROW: GoldCell("13", OWN, placeable=False), OTHER_ROW: GoldCell("13", OTHER)})
    assert _judgement(labelled, cell(ROW, "13", OTHER)) == ("silent", "twin")


def test_an_unplaceable_value_may_stay_open() -> None:
    labelled = record({ROW: GoldCell("13", OWN, placeable=False)})
    assert _judgement(labelled, cell(ROW, "13", OWN, status="unresolved")) == ("open", None)


@pytest.mark.parametrize("status", ["suspect", "unresolved"])
def test_a_cell_handed_out_for_a_look_is_flagged(status: str) -> None:
    assert _judgement(record(), cell(ROW, "13", OWN, status=status)) == ("flagged", None)  # type: ignore[arg-type]


def test_a_missing_cell_with_a_proposal_is_flagged() -> None:
    assert _judgement(record(), cell(ROW, None, None, status="missing", reason="may be 13")) == ("flagged", None)


def test_a_cell_said_to_be_missing_is_missed() -> None:
    assert _judgement(record(), cell(ROW, None, None, status="missing")) == ("missed", None)


def test_a_cell_that_is_not_there_is_missed() -> None:
    assert _judgement(record()) == ("missed", None)


def test_gold_without_a_place_is_judged_by_its_text() -> None:
    assert _judgement(record({ROW: GoldCell("13", None)}), cell(ROW, "13", OTHER)) == ("right", None)


def test_a_trusted_value_that_the_gold_knows_nothing_of_is_extra() -> None:
    outcomes = extractions_to_outcomes(record({}), [extraction(cell(ROW, "13", OWN))])
    assert [(o.row, o.kind, o.asked) for o in outcomes] == [(ROW, "extra", False)]


def test_a_value_read_again_into_a_second_report_is_a_bonus() -> None:
    reports = [extraction(*right_cells()), extraction(cell(ROW, "13", COPY))]
    outcomes = extractions_to_outcomes(record(), reports)
    assert [(o.kind, o.asked) for o in outcomes] == [("right", True), ("right", True), ("bonus", False)]


def test_a_wrong_value_in_a_second_report_is_a_silent_error() -> None:
    reports = [extraction(*right_cells()), extraction(cell(ROW, "13", OTHER))]
    assert extractions_to_outcomes(record(), reports)[-1].fault == "twin"


def test_an_outcome_keeps_where_and_why_a_cell_was_read() -> None:
    outcome = _first(record(), *right_cells())
    assert (outcome.table, outcome.row, outcome.column) == ("requests", ROW, COLUMN)
    assert (outcome.status, outcome.confidence, outcome.line, outcome.support) == ("read", 0.99, 1, ("row_label",))


def test_a_document_accepted_with_a_silent_error_is_told() -> None:
    wrong = extraction(cell(ROW, "13", OTHER), verdict="accepted")
    assert record_to_score(record(), [wrong]).accepted_with_error
    assert not record_to_score(record(), [extraction(*right_cells(), verdict="accepted")]).accepted_with_error


def test_counts_of_a_document_leave_extras_and_open_cells_out() -> None:
    labelled = record({ROW: GoldCell("13", OWN), OTHER_ROW: None})
    blank = cell(OTHER_ROW, None, None, status="blank")
    score = record_to_score(labelled, [extraction(cell(ROW, "13", OWN), blank)])
    assert (score.asked, score.trusted, score.count("right")) == (1, 1, 1)


@pytest.mark.parametrize(
    ("one", "two"),
    [("1,234", "1234"), ("１３", "13"), ("3 件", "3"), ("减4", "-4"), ("增12", "12"), ("0.50万元", "0.5")],
)
def test_width_commas_units_and_worded_signs_do_not_count(one: str, two: str) -> None:
    assert is_same(one, two)


@pytest.mark.parametrize(("one", "two"), [("13", "31"), ("-4", "4"), ("1.3", "13"), ("约三", "三")])
def test_other_figures_differ(one: str, two: str) -> None:
    assert not is_same(one, two)
