"""Line labels from elsewhere than a model, to measure what the model's labels earn: none at all, and known ones."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from gouji.classifying.labels import LABEL_INDEX, LABELS, Label
from gouji.decoding.decode import Classify


def no_labels(lines: Sequence[str], wanted: Sequence[int] | None = None, /) -> NDArray[np.float32]:
    """Every label equally likely for every line, so that no line is left out; [lines, labels]."""
    return np.full((len(lines), len(LABELS)), 1 / len(LABELS), np.float32)


def labels_to_classify(labels: Sequence[Label]) -> Classify:
    """What gives the lines of one document the labels in `labels`, one for each of text.split("\\n"), with certainty.

    It raises ValueError when the document has another number of lines: it is not the one that was labelled.
    """

    def classify(lines: Sequence[str], wanted: Sequence[int] | None = None, /) -> NDArray[np.float32]:
        if len(lines) != len(labels):
            raise ValueError(f"{len(lines)} lines, but {len(labels)} labels: the labels are of another document")
        probabilities = np.zeros((len(lines), len(LABELS)), np.float32)
        probabilities[np.arange(len(lines)), [LABEL_INDEX[label] for label in labels]] = 1.0
        return probabilities

    return classify
