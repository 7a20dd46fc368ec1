"""Bounds of counted shares."""

from __future__ import annotations

import numpy as np
import pytest

from gouji_training.evaluating.bounds import RESAMPLES, counts_to_share, exact_bounds, resample


def _array(*values: float) -> np.ndarray[tuple[int], np.dtype[np.float64]]:
    return np.array(values, float)


def test_without_any_error_the_bound_is_the_exact_one() -> None:
    share = counts_to_share(_array(0, 0), _array(100, 200))
    assert (share.hits, share.of, share.documents, share.value, share.low) == (0, 300, 2, 0.0, 0.0)
    assert share.high == pytest.approx(1 - 0.05 ** (1 / 300))
    assert share.method == "exact"


def test_the_exact_bound_is_near_the_rule_of_three() -> None:
    assert exact_bounds(0, 3000)[1] == pytest.approx(3 / 3000, rel=0.01)


def test_errors_crowded_into_one_document_widen_the_bound() -> None:
    even = counts_to_share(np.full(20, 2.0), np.full(20, 100.0))
    crowded = counts_to_share(_array(40, *[0] * 19), np.full(20, 100.0))
    assert even.value == crowded.value == 0.02
    assert crowded.high > 2 * even.high
    assert crowded.method == "bootstrap"


def test_a_share_lies_within_its_bounds() -> None:
    share = counts_to_share(_array(3, 9, 5), _array(10, 10, 10))
    assert 0 <= share.low < share.value < share.high <= 1


def test_nothing_counted_leaves_everything_open() -> None:
    share = counts_to_share(_array(0), _array(0))
    assert (share.value, share.low, share.high) == (0.0, 0.0, 1.0)


def test_every_resample_draws_as_many_documents_as_there_are() -> None:
    weights = resample(7)
    assert weights.shape == (RESAMPLES, 7)
    assert set(weights.sum(axis=1)) == {7.0}


def test_resampling_twice_gives_the_same() -> None:
    assert np.array_equal(resample(9), resample(9))
