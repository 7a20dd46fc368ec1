"""How sure a counted share is: resampling of whole documents, and exact bounds where nothing was seen to go wrong."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

import numpy as np
from numpy.typing import NDArray
from scipy.stats import beta

RESAMPLES = 1000
"""Resamples of the documents; the 5 % and 95 % points then rest on 50 resamples each."""
SEED = 20_211_115
"""Of every resampling, so that the same documents give the same bounds."""
TAIL = 0.05
"""One-sided: a bound fails in 5 % of samples."""

Method = Literal["exact", "bootstrap"]
Counts = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Share:
    """`hits` of `of`, both summed over `documents`; `value` is their ratio, 0 when `of` is 0.

    `low` and `high` are one-sided 95 % bounds. Where none (or all) of a kind were hit, resampling sees no spread: the
    bound on that side is then the exact one of Clopper and Pearson, 1 - 0.05^(1/of), which takes the cells as
    independent. Otherwise it is the wider one of the exact bound and the resampled one; `method` says which was `high`.
    """

    hits: int
    of: int
    documents: int
    value: float
    low: float
    high: float
    method: Method


def counts_to_share(hits: Counts, of: Counts) -> Share:
    """The share over documents of given hits and totals, each [n]; where nothing was counted, bounds are 0 and 1."""
    total, hit = int(of.sum()), int(hits.sum())
    if total == 0:
        return Share(0, 0, len(of), 0.0, 0.0, 1.0, "exact")
    low, high = exact_bounds(hit, total)
    method: Method = "exact"
    if 0 < hit < total and len(of) > 1:
        weights = resample(len(of))
        ratios = (weights @ hits) / np.maximum(weights @ of, 1)
        low = min(low, float(np.quantile(ratios, TAIL)))
        upper = float(np.quantile(ratios, 1 - TAIL))
        method = "bootstrap" if upper > high else "exact"
        high = max(high, upper)
    return Share(hit, total, len(of), hit / total, low, high, method)


def exact_bounds(hits: int, of: int) -> tuple[float, float]:
    """One-sided 95 % bounds of Clopper and Pearson for `hits` successes in `of` independent trials, `of` > 0."""
    low = float(beta.ppf(TAIL, hits, of - hits + 1)) if hits else 0.0
    high = float(beta.ppf(1 - TAIL, hits + 1, of - hits)) if hits < of else 1.0
    return low, high


@lru_cache(maxsize=32)
def resample(documents: int) -> Counts:
    """How often each of n documents is drawn in each resample: [RESAMPLES, n], every row summing to n; read-only."""
    generator = np.random.default_rng(SEED)
    drawn = generator.multinomial(documents, np.full(documents, 1 / documents), size=RESAMPLES).astype(np.float64)
    drawn.setflags(write=False)
    return drawn
