"""Whether the confidences mean what they say: risk against coverage, and right shares beside what was promised."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from gouji_training.evaluating.bounds import exact_bounds
from gouji_training.evaluating.judging import Judged

MOST_VALUES = 30
"""Distinct confidences that are shown each by itself; more are put into bins of like size."""
BINS = 15


@dataclass(frozen=True, slots=True)
class RiskPoint:
    """Hand out only cells of at least this `confidence`.

    `coverage` is the share of all cells asked for, `risk` that of silent errors among the `cells` handed out, `high`
    its exact one-sided 95 % bound; all in [0, 1].
    """

    confidence: float
    cells: int
    errors: int
    coverage: float
    risk: float
    high: float


@dataclass(frozen=True, slots=True)
class ReliabilityPoint:
    """Trusted cells of one confidence, or of one bin of them (`stated` is then their mean): how many, how many right.

    `low` and `high` are exact one-sided 95 % bounds of the share that is right, cells taken as independent.
    """

    stated: float
    cells: int
    right: int
    observed: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Confidences:
    """`ece` is the expected calibration error: the mean over cells of |right share - stated confidence| of their value
    or bin. `brier` is the mean of (right - confidence)^2. Both in [0, 1], 0 where there are no cells.
    """

    cells: int
    ece: float
    brier: float
    values: int
    risk: tuple[RiskPoint, ...]
    reliability: tuple[ReliabilityPoint, ...]


def judged_to_confidences(judged: Sequence[Judged]) -> Confidences:
    """Over every trusted cell whose gold tells whether it is right."""
    pairs = _judged_to_pairs(judged)
    asked = sum(document.score.asked for document in judged)
    points = _pairs_to_reliability(pairs)
    off = sum(point.cells * abs(point.observed - point.stated) for point in points)
    brier = sum((right - confidence) ** 2 for confidence, right in pairs)
    count = max(1, len(pairs))
    values = len({confidence for confidence, _ in pairs})
    risk = tuple(_pairs_to_risk(pairs, asked))
    return Confidences(len(pairs), off / count, brier / count, values, risk, tuple(points))


def _judged_to_pairs(judged: Sequence[Judged]) -> list[tuple[float, bool]]:
    """Confidence of each trusted cell and whether it is right, most confident first."""
    pairs = [
        (outcome.confidence, outcome.kind != "silent")
        for document in judged
        for outcome in document.score.outcomes
        if outcome.judged
    ]
    return sorted(pairs, reverse=True)


def _pairs_to_risk(pairs: Sequence[tuple[float, bool]], asked: int) -> list[RiskPoint]:
    """A point for each distinct confidence: cells of equal confidence are handed out together or not at all."""
    points = []
    cells = errors = 0
    for confidence, members in _by_value(pairs).items():
        cells += len(members)
        errors += members.count(False)
        high = exact_bounds(errors, cells)[1]
        points.append(RiskPoint(confidence, cells, errors, min(1.0, cells / max(1, asked)), errors / cells, high))
    return points


def _by_value(pairs: Sequence[tuple[float, bool]]) -> dict[float, list[bool]]:
    members: dict[float, list[bool]] = defaultdict(list)
    for confidence, right in pairs:
        members[confidence].append(right)
    return members


def _pairs_to_reliability(pairs: Sequence[tuple[float, bool]]) -> list[ReliabilityPoint]:
    values = _by_value(pairs)
    if len(values) <= MOST_VALUES:
        return [_point(confidence, members) for confidence, members in values.items()]
    edges = [len(pairs) * number // BINS for number in range(BINS + 1)]
    bins = [pairs[start:end] for start, end in pairwise(edges) if start < end]
    return [_point(sum(c for c, _ in members) / len(members), [right for _, right in members]) for members in bins]


def _point(stated: float, members: Sequence[bool]) -> ReliabilityPoint:
    right, cells = sum(members), len(members)
    return ReliabilityPoint(stated, cells, right, right / cells, *exact_bounds(right, cells))
