"""Whether the confidences mean what they say: risk against coverage, and right shares beside what was promised."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

import numpy as np

from gouji_training.evaluating.bounds import Share, counts_to_share, exact_bounds
from gouji_training.evaluating.judging import Judged
from gouji_training.scoring import Outcome

MOST_VALUES = 12
"""Distinct confidences that are shown each by itself; more are put into bins."""
EDGES = (0.3, 0.1, 0.03, 0.01, 0.003, 0.001, 3e-4, 1e-4, 3e-5, 1e-5)
"""Promised shares of errors between which bins lie: nearly all are small, and it is the large ones that matter."""


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
class PartPoint:
    """The trusted cells of one table or layout: `stated` is their mean confidence, `right` the share that is right, its
    bounds over documents.
    """

    name: str
    stated: float
    right: Share


@dataclass(frozen=True, slots=True)
class Confidences:
    """`ece` is the expected calibration error: the mean over cells of |right share - stated confidence| of their value
    or bin. `brier` is the mean of (right - confidence)^2. Both in [0, 1], 0 where there are no cells. `by` has the
    cells of each table, of each layout of the text (`gouji.deciding.layout`) and of each pair of both.
    """

    cells: int
    ece: float
    brier: float
    values: int
    risk: tuple[RiskPoint, ...]
    reliability: tuple[ReliabilityPoint, ...]
    by: dict[str, tuple[PartPoint, ...]]


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
    by = {name: tuple(_judged_to_parts(judged, name_of)) for name, name_of in _PARTS.items()}
    return Confidences(len(pairs), off / count, brier / count, values, risk, tuple(points), by)


_PARTS: dict[str, Callable[[Outcome], str]] = {
    "table": lambda outcome: outcome.table,
    "layout": lambda outcome: str(outcome.layout),
    "table and layout": lambda outcome: f"{outcome.table}, {outcome.layout}",
}


def _judged_to_parts(judged: Sequence[Judged], name_of: Callable[[Outcome], str]) -> Iterator[PartPoint]:
    """A point for each name that a trusted cell has, sorted by it."""
    parts: dict[str, dict[int, list[Outcome]]] = defaultdict(lambda: defaultdict(list))
    for number, document in enumerate(judged):
        for outcome in document.score.outcomes:
            if outcome.judged:
                parts[name_of(outcome)][number].append(outcome)
    for name, documents in sorted(parts.items()):
        cells = np.array([len(own) for own in documents.values()], float)
        right = np.array([sum(outcome.kind != "silent" for outcome in own) for own in documents.values()], float)
        stated = math.fsum(outcome.confidence for own in documents.values() for outcome in own) / cells.sum()
        yield PartPoint(name, float(stated), counts_to_share(right, cells))


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
    bins = groupby(pairs, key=lambda pair: sum(1 - pair[0] < edge for edge in EDGES))
    return [_bin_to_point(list(members)) for _, members in bins]


def _bin_to_point(members: Sequence[tuple[float, bool]]) -> ReliabilityPoint:
    return _point(math.fsum(confidence for confidence, _ in members) / len(members), [right for _, right in members])


def _point(stated: float, members: Sequence[bool]) -> ReliabilityPoint:
    right, cells = sum(members), len(members)
    return ReliabilityPoint(stated, cells, right, right / cells, *exact_bounds(right, cells))
