"""Line labels over all documents, and by family, group, flattener and damage."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from gouji_training.evaluating.breakdown import BREAKDOWNS
from gouji_training.evaluating.judging import Judged
from gouji_training.line_scoring import Scores, labels_to_scores


@dataclass(frozen=True, slots=True)
class LineCounts:
    """The non-blank lines of some documents: F1 in [0, 1], None for a label that does not occur in them."""

    name: str
    documents: int
    lines: int
    accuracy: float
    macro_f1: float
    row_label: float | None
    column_header: float | None


def judged_to_scores(judged: Sequence[Judged]) -> Scores:
    """Per label precision, recall, F1 and the confusion over all documents; they must hold a line at least."""
    truth = np.concatenate([document.truth for document in judged])
    return labels_to_scores(truth, np.concatenate([document.taken for document in judged]))


def judged_to_line_breakdown(judged: Sequence[Judged], by: str) -> list[LineCounts]:
    """By what `BREAKDOWNS[by]` tells of a document, sorted by name; documents without any line are left out."""
    parts: dict[str, list[Judged]] = defaultdict(list)
    for document in judged:
        for name in BREAKDOWNS[by](document.score):
            parts[name].append(document)
    return [_part_to_counts(name, parts[name]) for name in sorted(parts) if any(len(d.truth) for d in parts[name])]


def _part_to_counts(name: str, judged: Sequence[Judged]) -> LineCounts:
    scores = judged_to_scores(judged)
    f1 = {label: score.f1 for label, score in scores.labels.items()}
    return LineCounts(
        name=name,
        documents=len(judged),
        lines=scores.lines,
        accuracy=scores.accuracy,
        macro_f1=scores.macro_f1,
        row_label=f1.get("row_label"),
        column_header=f1.get("column_header"),
    )
