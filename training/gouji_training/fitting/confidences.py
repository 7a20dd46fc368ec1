"""Counts of right cells to confidences: a beta-binomial hierarchy fitted by empirical Bayes.

Every trusted cell names the evidence that put it in its place. Kinds of evidence are taken as drawn from one beta
distribution, whose mean and strength are those of greatest marginal likelihood; the share of right cells of a kind is
its posterior mean. The kind in one layout is drawn around that, and in one table of that layout around the latter, each
level with a strength of its own. So much counts where there is much, and where there is little the wider kind does.
Method: Gelman et al., Bayesian Data Analysis (3rd ed.), chapter 5; strengths by maximum marginal likelihood instead of
a prior for them. Errors of one document come together, which shows as spread between groups and makes the strengths
smaller.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from gouji.deciding.confidence import NEW_EVIDENCE, Keys, evidence_to_keys
from gouji_training.scoring import DocumentScore

STRENGTHS = tuple(2.0**power for power in range(21))
"""Cells that what is known of the wider kind weighs as much as: 1 to a million."""
MEANS = tuple(10 ** (-power / 4) for power in range(4, 21))
"""Shares of wrong cells among which that of a kind of evidence in general is looked for: 10 % to 0.001 %."""
PLACES = 6


@dataclass(frozen=True, slots=True)
class Counted:
    """Trusted cells of one kind: how many of them were right, how many there were."""

    right: int
    cells: int


Counts = Mapping[Keys, Counted]
"""By table, layout and evidence, each under the names of its levels."""


@dataclass(frozen=True, slots=True)
class Strengths:
    """What the hierarchy was found to be: `wrong` is the share of wrong cells to be expected of a kind of evidence that
    did not occur, in (0, 1); the others are how many cells that weighs as much as within a kind of evidence
    (`evidence`), a kind within its layout (`layout`) and there within its table (`table`).
    """

    wrong: float
    evidence: float
    layout: float
    table: float


@dataclass(frozen=True, slots=True)
class Calibration:
    """Confidences by their names, sorted, and what they rest on."""

    confidences: dict[str, float]
    counts: dict[str, Counted]
    strengths: Strengths


def scores_to_counts(scores: Iterable[DocumentScore]) -> dict[Keys, Counted]:
    """Counts of the trusted cells that the gold can judge, sorted."""
    cells: Counter[Keys] = Counter()
    right: Counter[Keys] = Counter()
    for outcome in (outcome for score in scores for outcome in score.outcomes):
        if outcome.judged:
            keys = evidence_to_keys(outcome.support, outcome.table, outcome.layout)
            cells[keys] += 1
            right[keys] += outcome.kind != "silent"
    return {keys: Counted(right[keys], cells[keys]) for keys in sorted(cells)}


def counts_to_calibration(counts: Counts) -> Calibration:
    """Fit the hierarchy. No confidence is above (n + 1) / (n + 2) for all n cells counted: they cannot show more."""
    tables, layouts, kinds = (_pool(counts, level) for level in range(3))
    wrong, evidence = _fit_kinds(list(kinds.values()))
    found = {key: _posterior(counted, 1 - wrong, evidence) for key, counted in kinds.items()}
    narrower = {keys[1]: keys[2] for keys in counts}
    layout = _fit_within(layouts, lambda key: found[narrower[key]])
    found |= {key: _posterior(counted, found[narrower[key]], layout) for key, counted in layouts.items()}
    narrowest = {keys[0]: keys[1] for keys in counts}
    table = _fit_within(tables, lambda key: found[narrowest[key]])
    found |= {key: _posterior(counted, found[narrowest[key]], table) for key, counted in tables.items()}
    cells = sum(counted.cells for counted in kinds.values())
    most = (cells + 1) / (cells + 2)
    confidences = {NEW_EVIDENCE: min(1 - wrong, most)} | {key: min(found[key], most) for key in sorted(found)}
    return Calibration(
        {key: round(value, PLACES) for key, value in confidences.items()},
        dict(sorted({**tables, **layouts, **kinds}.items())),
        Strengths(round(wrong, PLACES), evidence, layout, table),
    )


def _pool(counts: Counts, level: int) -> dict[str, Counted]:
    """Counts by the names of one level, added up."""
    cells: Counter[str] = Counter()
    right: Counter[str] = Counter()
    for keys, counted in counts.items():
        cells[keys[level]] += counted.cells
        right[keys[level]] += counted.right
    return {key: Counted(right[key], cells[key]) for key in cells}


def _posterior(counted: Counted, mean: float, strength: float) -> float:
    return (counted.right + strength * mean) / (counted.cells + strength)


def _fit_kinds(kinds: Sequence[Counted]) -> tuple[float, float]:
    """Share of wrong cells and strength of the beta distribution that kinds of evidence come from."""

    def likelihood(pair: tuple[float, float]) -> float:
        return sum(_log_marginal(counted, 1 - pair[0], pair[1]) for counted in kinds)

    return max(((wrong, strength) for wrong in MEANS for strength in STRENGTHS), key=likelihood)


def _fit_within(groups: Mapping[str, Counted], mean_of: Callable[[str], float]) -> float:
    """Strength with which groups are drawn around the means of what they are part of."""

    def likelihood(strength: float) -> float:
        return sum(_log_marginal(counted, mean_of(key), strength) for key, counted in groups.items())

    return max(STRENGTHS, key=likelihood)


def _log_marginal(counted: Counted, mean: float, strength: float) -> float:
    """Log of the beta-binomial probability, up to a constant, of so many right cells."""
    a, b = strength * mean, strength * (1 - mean)
    return _log_beta(counted.right + a, counted.cells - counted.right + b) - _log_beta(a, b)


def _log_beta(a: float, b: float) -> float:
    return math.lgamma(a) + math.lgamma(b) - math.lgamma(a + b)


def calibration_to_facts(calibration: Calibration, documents: Mapping[str, Sequence[int]], seed: int) -> dict[str, Any]:
    """Confidences and what they were counted on, as meta.json has them; `documents` and `seed` as HeldDocuments."""
    return {
        "confidences": calibration.confidences,
        "calibration": {
            "documents": dict(documents),
            "seed": seed,
            "strengths": asdict(calibration.strengths),
            "counts": {key: [counted.right, counted.cells] for key, counted in calibration.counts.items()},
        },
    }
