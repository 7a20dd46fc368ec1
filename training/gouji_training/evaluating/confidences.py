"""Whether the confidences mean what they say: risk against coverage, and right shares beside what was promised."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import NamedTuple

import numpy as np

from gouji_training.evaluating.bounds import Share, counts_to_share, exact_bounds
from gouji_training.evaluating.judging import Judged

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

    `low` and `high` are one-sided 95 % bounds of the share that is right, those of `Share` over the documents.
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
    promises = _judged_to_promises(judged)
    asked = sum(document.score.asked for document in judged)
    points = tuple(_promises_to_reliability(promises))
    off = math.fsum(point.cells * abs(point.observed - point.stated) for point in points)
    brier = math.fsum((promise.right - promise.confidence) ** 2 for promise in promises)
    count = max(1, len(promises))
    values = len({promise.confidence for promise in promises})
    risk = tuple(_promises_to_risk(promises, asked))
    by = {name: tuple(_promises_to_parts(promises, name_of)) for name, name_of in _PARTS.items()}
    return Confidences(len(promises), off / count, brier / count, values, risk, points, by)


class _Promise(NamedTuple):
    """A trusted cell: its confidence, whether it is right, the number of its document, its table and layout."""

    confidence: float
    right: bool
    document: int
    table: str
    layout: str


_PARTS: dict[str, Callable[[_Promise], str]] = {
    "table": lambda promise: promise.table,
    "layout": lambda promise: promise.layout,
    "table and layout": lambda promise: f"{promise.table}, {promise.layout}",
}


def _judged_to_promises(judged: Sequence[Judged]) -> list[_Promise]:
    """Every trusted cell that can be judged, most confident first."""
    promises = [
        _Promise(outcome.confidence, outcome.kind != "silent", number, outcome.table, str(outcome.layout))
        for number, document in enumerate(judged)
        for outcome in document.score.outcomes
        if outcome.judged
    ]
    return sorted(promises, reverse=True)


def _promises_to_risk(promises: Sequence[_Promise], asked: int) -> Iterator[RiskPoint]:
    """A point for each distinct confidence: cells of equal confidence are handed out together or not at all."""
    cells = errors = 0
    for confidence, members in groupby(promises, key=lambda promise: promise.confidence):
        right = [promise.right for promise in members]
        cells += len(right)
        errors += right.count(False)
        high = exact_bounds(errors, cells)[1]
        yield RiskPoint(confidence, cells, errors, min(1.0, cells / max(1, asked)), errors / cells, high)


def _promises_to_reliability(promises: Sequence[_Promise]) -> Iterator[ReliabilityPoint]:
    few = len({promise.confidence for promise in promises}) <= MOST_VALUES
    for _, group in groupby(promises, key=lambda promise: promise.confidence if few else _bin(promise)):
        members = list(group)
        share = _members_to_share(members)
        yield ReliabilityPoint(_mean(members), share.of, share.hits, share.value, share.low, share.high)


def _bin(promise: _Promise) -> int:
    return sum(1 - promise.confidence < edge for edge in EDGES)


def _promises_to_parts(promises: Sequence[_Promise], name_of: Callable[[_Promise], str]) -> Iterator[PartPoint]:
    """A point for each name that a trusted cell has, sorted by it."""
    for name, group in groupby(sorted(promises, key=name_of), key=name_of):
        members = list(group)
        yield PartPoint(name, _mean(members), _members_to_share(members))


def _mean(members: Sequence[_Promise]) -> float:
    return math.fsum(promise.confidence for promise in members) / len(members)


def _members_to_share(members: Sequence[_Promise]) -> Share:
    """The share that is right, over the documents that the cells are of."""
    cells = Counter(promise.document for promise in members)
    right = Counter(promise.document for promise in members if promise.right)
    numbers = sorted(cells)
    counts = (np.array([counted[number] for number in numbers], float) for counted in (right, cells))
    return counts_to_share(*counts)
