"""Risk, coverage and reliability of the confidences."""

from __future__ import annotations

import pytest

from gouji_training.evaluating.confidences import judged_to_confidences
from gouji_training.evaluating.judging import Judged
from support.judging import OTHER, OTHER_ROW, OWN, ROW, cell, judged, record


def _document(number: int, *, sure: float, unsure: float, wrong: bool) -> Judged:
    other = cell(OTHER_ROW, "13", OWN if wrong else OTHER, confidence=unsure)
    return judged(record(id=str(number)), cell(ROW, "13", OWN, confidence=sure), other)


def _documents() -> list[Judged]:
    """Ten cells with confidence 0.9, all right; ten with 0.6, five of them wrong."""
    return [_document(i, sure=0.9, unsure=0.6, wrong=i < 5) for i in range(10)]


def test_cells_of_equal_confidence_are_handed_out_together() -> None:
    points = judged_to_confidences(_documents()).risk
    assert [(point.confidence, point.cells, point.errors) for point in points] == [(0.9, 10, 0), (0.6, 20, 5)]


def test_risk_and_coverage_are_shares_of_what_is_handed_out_and_of_what_is_printed() -> None:
    points = judged_to_confidences(_documents()).risk
    assert [(point.coverage, point.risk) for point in points] == [(0.5, 0.0), (1.0, 0.25)]


def test_the_calibration_error_is_the_mean_distance_from_what_was_promised() -> None:
    assert judged_to_confidences(_documents()).ece == pytest.approx((10 * 0.1 + 10 * 0.1) / 20)


def test_the_brier_score_is_the_mean_square() -> None:
    expected = (10 * 0.1**2 + 5 * 0.4**2 + 5 * 0.6**2) / 20
    assert judged_to_confidences(_documents()).brier == pytest.approx(expected)


def test_few_values_are_shown_each_with_its_count() -> None:
    points = judged_to_confidences(_documents()).reliability
    assert [(point.stated, point.cells, point.right) for point in points] == [(0.9, 10, 10), (0.6, 10, 5)]


def test_many_values_are_put_into_bins() -> None:
    documents = [_document(i, sure=0.9895 - i / 1000, unsure=0.5 + i / 1000, wrong=False) for i in range(30)]
    confidences = judged_to_confidences(documents)
    assert confidences.values == 60
    assert [point.cells for point in confidences.reliability] == [20, 10, 30]


def test_every_table_and_layout_has_its_promise_and_its_outcome() -> None:
    (point,) = judged_to_confidences(_documents()).by["table and layout"]
    assert (point.name, point.right.of, point.right.hits) == ("requests, cells", 20, 15)
    assert point.stated == pytest.approx(0.75)


def test_untrusted_cells_promise_nothing() -> None:
    confidences = judged_to_confidences([judged(record(), cell(ROW, "13", OWN, status="suspect"))])
    assert (confidences.cells, confidences.ece, confidences.risk) == (0, 0.0, ())
