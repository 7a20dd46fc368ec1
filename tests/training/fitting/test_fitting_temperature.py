"""Temperature scaling and the expected calibration error."""

from __future__ import annotations

import math

import numpy as np
import pytest
from numpy.typing import NDArray

from gouji_training.fitting.temperature import calibration_error, probabilities_to_temperature, scaled

TRUE = 2.0
"""The temperature that the made-up probabilities lack."""


@pytest.fixture(scope="module")
def sharp() -> tuple[NDArray[np.float64], NDArray[np.int64]]:
    """Probabilities that are too sure, and labels drawn from the honest ones."""
    rng = np.random.default_rng(1)
    logits = rng.normal(size=(20_000, 8)) * 2
    honest = np.exp(logits) / np.exp(logits).sum(axis=1, keepdims=True)
    labels = np.array([rng.choice(8, p=row) for row in honest])
    return scaled(honest, 1 / TRUE), labels


def test_the_temperature_is_found(sharp: tuple[NDArray[np.float64], NDArray[np.int64]]) -> None:
    assert probabilities_to_temperature(*sharp) == pytest.approx(TRUE, abs=0.05)


def test_scaling_mends_the_calibration_error(sharp: tuple[NDArray[np.float64], NDArray[np.int64]]) -> None:
    probabilities, labels = sharp
    assert calibration_error(probabilities, labels) > 0.1
    assert calibration_error(scaled(probabilities, TRUE), labels) < 0.02


def test_scaling_never_changes_the_likeliest_label(sharp: tuple[NDArray[np.float64], NDArray[np.int64]]) -> None:
    probabilities, _ = sharp
    assert (scaled(probabilities, 3.0).argmax(axis=1) == probabilities.argmax(axis=1)).all()


def test_scaled_rows_sum_to_one_even_where_a_label_is_impossible() -> None:
    rows = scaled(np.array([[1.0, 0.0], [0.5, 0.5]]), 1.5)
    assert rows.sum(axis=1).tolist() == pytest.approx([1, 1])
    assert rows[0, 1] < 1e-6


def test_without_lines_nothing_is_scaled_or_measured() -> None:
    nothing = np.zeros((0, 8)), np.zeros(0, np.int64)
    assert probabilities_to_temperature(*nothing) == 1.0
    assert math.isnan(calibration_error(*nothing))


def test_the_error_of_sure_and_right_labels_is_none() -> None:
    assert calibration_error(np.eye(8), np.arange(8)) == 0
