"""The figures that two models are compared by, over any resample of the documents."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from gouji.classifying.labels import LABEL_INDEX, LABELS
from gouji_training.evaluating.bounds import TAIL, resample
from gouji_training.evaluating.judging import Judged

Values = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Sums:
    """Counts summed over documents: `confusion` [..., labels, labels], others [...], leading axes being resamples."""

    confusion: Values
    documents: Values
    asked: Values
    right: Values
    trusted: Values
    silent: Values
    accepted_wrong: Values


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure in [0, 1]: how it is computed, and whether more of it is better."""

    name: str
    title: str
    higher_is_better: bool
    compute: Callable[[Sums], Values]


@dataclass(frozen=True, slots=True)
class Difference:
    """A figure of two models on the same documents; `low` and `high` bound first - second, one-sided 95 % each."""

    name: str
    title: str
    higher_is_better: bool
    first: float
    second: float
    low: float
    high: float

    @property
    def is_worse(self) -> bool:
        """Whether the first is worse than the second beyond what resampling the documents explains."""
        return self.high < 0 if self.higher_is_better else self.low > 0

    @property
    def is_better(self) -> bool:
        """Whether the first is better than the second beyond what resampling the documents explains."""
        return self.low > 0 if self.higher_is_better else self.high < 0


def judged_to_counts(judged: Sequence[Judged]) -> Sums:
    """The counts of each document, the leading axis being documents."""
    size = len(LABELS)
    confusion = np.zeros((len(judged), size, size))
    for number, document in enumerate(judged):
        np.add.at(confusion[number], (document.truth, document.taken), 1)
    scores = [document.score for document in judged]
    return Sums(
        confusion=confusion,
        documents=np.ones(len(judged)),
        asked=np.array([score.asked for score in scores], float),
        right=np.array([score.count("right") for score in scores], float),
        trusted=np.array([score.trusted for score in scores], float),
        silent=np.array([score.count("silent") for score in scores], float),
        accepted_wrong=np.array([score.accepted_with_error for score in scores], float),
    )


def counts_to_sums(counts: Sums, weights: Values) -> Sums:
    """Sum over documents, each counted `weights` [..., documents] times."""
    size = len(LABELS)
    return Sums(
        confusion=(weights @ counts.confusion.reshape(-1, size * size)).reshape(*weights.shape[:-1], size, size),
        documents=weights @ counts.documents,
        asked=weights @ counts.asked,
        right=weights @ counts.right,
        trusted=weights @ counts.trusted,
        silent=weights @ counts.silent,
        accepted_wrong=weights @ counts.accepted_wrong,
    )


def judged_to_figures(judged: Sequence[Judged]) -> dict[str, float]:
    """Every figure over all documents, by name."""
    sums = counts_to_sums(judged_to_counts(judged), np.ones(len(judged)))
    return {figure.name: float(figure.compute(sums)) for figure in FIGURES}


def judged_to_differences(first: Sequence[Judged], second: Sequence[Judged]) -> list[Difference]:
    """Every figure of two models that judged the same documents, one or more, in the same order."""
    one, two = judged_to_counts(first), judged_to_counts(second)
    weights, ones = resample(len(first)), np.ones(len(first))
    first_drawn, second_drawn = counts_to_sums(one, weights), counts_to_sums(two, weights)
    first_all, second_all = counts_to_sums(one, ones), counts_to_sums(two, ones)
    differences = []
    for figure in FIGURES:
        spread = figure.compute(first_drawn) - figure.compute(second_drawn)
        differences.append(
            Difference(
                name=figure.name,
                title=figure.title,
                higher_is_better=figure.higher_is_better,
                first=float(figure.compute(first_all)),
                second=float(figure.compute(second_all)),
                low=float(np.quantile(spread, TAIL)),
                high=float(np.quantile(spread, 1 - TAIL)),
            )
        )
    return differences


def _ratio(part: Values, whole: Values) -> Values:
    shares = np.zeros_like(part, dtype=float)
    np.divide(part, whole, out=shares, where=whole > 0)
    return shares


def _f1(sums: Sums) -> Values:
    """F1 of each label, [..., labels]: 2 hits / (true lines + taken lines), 0 where there are neither."""
    hits = np.diagonal(sums.confusion, axis1=-2, axis2=-1)
    return _ratio(2 * hits, sums.confusion.sum(axis=-1) + sums.confusion.sum(axis=-2))


def _macro_f1(sums: Sums) -> Values:
    present = sums.confusion.sum(axis=-1) > 0
    return _ratio((_f1(sums) * present).sum(axis=-1), present.sum(axis=-1).astype(float))


def _label_f1(label: str) -> Callable[[Sums], Values]:
    return lambda sums: np.asarray(_f1(sums)[..., LABEL_INDEX[label]])


FIGURES: tuple[Figure, ...] = (
    Figure("macro_f1", "lines: macro F1", True, _macro_f1),
    Figure("row_label_f1", "lines: F1 of row_label", True, _label_f1("row_label")),
    Figure("column_header_f1", "lines: F1 of column_header", True, _label_f1("column_header")),
    Figure("cells_right", "cells: share right", True, lambda sums: _ratio(sums.right, sums.asked)),
    Figure("silent", "cells: silent errors among the trusted", False, lambda sums: _ratio(sums.silent, sums.trusted)),
    Figure(
        "accepted_wrong",
        "documents accepted with an error",
        False,
        lambda sums: _ratio(sums.accepted_wrong, sums.documents),
    ),
)
