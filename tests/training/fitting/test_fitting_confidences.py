"""Counts to confidences: how much the wider kind weighs, and what is never promised."""

from __future__ import annotations

import pytest

from gouji.deciding.confidence import NEW_EVIDENCE, evidence_to_keys
from gouji_training.fitting.confidences import Calibration, Counted, counts_to_calibration, scores_to_counts
from gouji_training.scoring import record_to_score
from support.judging import OTHER, OWN, ROW, cell, extraction, record, right_cells

GOOD, BAD, RARE = ("full", "row_label"), ("identity", "repeated"), ("header",)


def keys(support: tuple[str, ...], layout: str, table: str = "requests") -> tuple[str, str, str]:
    return evidence_to_keys(support, table, layout)


@pytest.fixture(scope="module")
def calibration() -> Calibration:
    """Good evidence that fails in one layout, bad evidence, and evidence that hardly occurs."""
    return counts_to_calibration(
        {
            keys(GOOD, "pipes"): Counted(50_000, 50_000),
            keys(GOOD, "wrapped"): Counted(9_900, 10_000),
            keys(GOOD, "tabs"): Counted(20, 20),
            keys(BAD, "tabs"): Counted(90, 100),
            keys(BAD, "pipes", "disclosure"): Counted(45, 50),
            keys(RARE, "tabs"): Counted(2, 2),
        }
    )


def test_a_confidence_comes_near_the_share_where_there_is_much(calibration: Calibration) -> None:
    assert calibration.confidences["requests/wrapped/full+row_label"] == pytest.approx(0.99, abs=2e-3)


def test_little_is_drawn_to_the_wider_kind(calibration: Calibration) -> None:
    found = calibration.confidences
    wider = found["full+row_label"]
    assert found["requests/wrapped/full+row_label"] < wider
    assert abs(found["requests/tabs/full+row_label"] - wider) < abs(found["requests/pipes/full+row_label"] - wider)


def test_bad_evidence_stays_below_good(calibration: Calibration) -> None:
    assert calibration.confidences["identity+repeated"] < calibration.confidences["full+row_label"]


def test_two_right_cells_promise_little_more_than_none(calibration: Calibration) -> None:
    found = calibration.confidences
    assert found[NEW_EVIDENCE] < found["header"] < found["full+row_label"]


def test_nothing_is_certain(calibration: Calibration) -> None:
    cells = 60_172
    assert max(calibration.confidences.values()) <= round((cells + 1) / (cells + 2), 6) < 1


def test_counts_add_up_from_level_to_level(calibration: Calibration) -> None:
    assert calibration.counts["full+row_label"] == Counted(59_920, 60_020)
    assert calibration.counts["tabs/identity+repeated"] == calibration.counts["requests/tabs/identity+repeated"]


def test_nothing_counted_promises_no_more_than_a_coin() -> None:
    assert counts_to_calibration({}).confidences == {NEW_EVIDENCE: 0.5}


def test_cells_are_counted_under_table_layout_and_evidence() -> None:
    wrong = record_to_score(record(), [extraction(cell(ROW, "13", OTHER))])
    right = record_to_score(record(), [extraction(*right_cells())])
    assert scores_to_counts([wrong, right]) == {
        ("requests/cells/row_label", "cells/row_label", "row_label"): Counted(2, 3)
    }


def test_untrusted_cells_are_not_counted() -> None:
    assert scores_to_counts([record_to_score(record(), [extraction(cell(ROW, "13", OWN, status="suspect"))])]) == {}
