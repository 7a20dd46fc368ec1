"""How right line labels are: per label and in all."""

from __future__ import annotations

from dataclasses import asdict, dataclass

import numpy as np
from numpy.typing import NDArray
from sklearn.metrics import confusion_matrix, f1_score, precision_recall_fscore_support

from gouji.classifying.labels import LABELS


@dataclass(frozen=True, slots=True)
class LabelScore:
    """Precision, recall and F1 in [0, 1] over the `lines` that truly have this label."""

    precision: float
    recall: float
    f1: float
    lines: int


@dataclass(frozen=True, slots=True)
class Scores:
    """Scores over `lines` non-blank lines; `macro_f1` is the mean F1 of the labels that occur in them.

    `confusion[i][j]` counts lines of the i-th label taken for the j-th.
    """

    lines: int
    accuracy: float
    macro_f1: float
    labels: dict[str, LabelScore]
    confusion: list[list[int]]

    def to_json(self) -> dict[str, object]:
        """Plain values for meta.json, rounded to four places."""
        labels = {
            name: {key: round(value, 4) for key, value in asdict(score).items()} for name, score in self.labels.items()
        }
        return {
            "lines": self.lines,
            "accuracy": round(self.accuracy, 4),
            "macro_f1": round(self.macro_f1, 4),
            "labels": labels,
            "confusion": self.confusion,
        }


def labels_to_scores(truth: NDArray[np.int64], taken: NDArray[np.int64]) -> Scores:
    """Compare label numbers [n] with the true ones; labels that do not occur in `truth` are left out of the mean."""
    present = sorted(set(truth.tolist()))
    precision, recall, f1, lines = precision_recall_fscore_support(truth, taken, labels=present, zero_division=0.0)
    labels = {
        LABELS[number]: LabelScore(float(precision[place]), float(recall[place]), float(f1[place]), int(lines[place]))
        for place, number in enumerate(present)
    }
    macro = f1_score(truth, taken, labels=present, average="macro", zero_division=0.0)
    confusion = confusion_matrix(truth, taken, labels=list(range(len(LABELS)))).tolist()
    return Scores(len(truth), float((truth == taken).mean()), float(macro), labels, confusion)
