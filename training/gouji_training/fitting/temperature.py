"""Temperature scaling: probabilities that mean what they say, without changing which label is likeliest.

Guo, Pleiss, Sun, Weinberger, "On calibration of modern neural networks", ICML 2017.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize_scalar

BINS = 15
"""Bins of like width over [0, 1], as in the paper."""

_BOUNDS = (-1.5, 1.5)
"""Natural logarithm of the temperature: 0.22 to 4.5."""
_LEAST = 1e-12


def probabilities_to_temperature(probabilities: NDArray[np.float64], labels: NDArray[np.int64]) -> float:
    """The temperature that makes the true labels [n] likeliest, given probabilities [n, 8]; 1 when there are none.

    Above 1 the probabilities were too sure, below 1 not sure enough.
    """
    if not len(labels):
        return 1.0
    found = minimize_scalar(
        lambda log: _surprise(scaled(probabilities, float(np.exp(log))), labels), bounds=_BOUNDS, method="bounded"
    )
    return float(np.exp(found.x))


def scaled(probabilities: NDArray[np.float64], temperature: float) -> NDArray[np.float64]:
    """The probabilities [n, k] that softmax gives for logits divided by `temperature`; what is 0 stays about 0."""
    logits = np.log(np.maximum(probabilities, _LEAST)) / temperature
    powers = np.exp(logits - logits.max(axis=1, keepdims=True))
    result: NDArray[np.float64] = powers / powers.sum(axis=1, keepdims=True)
    return result


def calibration_error(probabilities: NDArray[np.float64], labels: NDArray[np.int64]) -> float:
    """Expected calibration error in [0, 1]: mean over lines of |right share - mean probability| of their bin.

    The probability is that of the likeliest label; nan when there are no lines.
    """
    if not len(labels):
        return float("nan")
    stated = probabilities.max(axis=1)
    right = probabilities.argmax(axis=1) == labels
    bins = np.minimum((stated * BINS).astype(int), BINS - 1)
    off = [abs(float((right[bins == bin_] - stated[bins == bin_]).sum())) for bin_ in range(BINS)]
    return sum(off) / len(labels)


def _surprise(probabilities: NDArray[np.float64], labels: NDArray[np.int64]) -> float:
    """Mean negative log-likelihood."""
    return -float(np.log(np.maximum(probabilities[np.arange(len(labels)), labels], _LEAST)).mean())
