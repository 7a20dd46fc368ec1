"""Figures that need networks of their own: whole layout groups left out, and more and more documents to learn from."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from gouji.decoding.decode import Classify
from gouji_training.errors import TrainingError
from gouji_training.evaluating.figures import judged_to_figures
from gouji_training.evaluating.judging import Judged, Reader, judge_with
from gouji_training.evaluating.lines import judged_to_scores
from gouji_training.fitting import Settings, fit_network, network_to_classify, records_to_rows
from gouji_training.records import Record

FEWEST = 5
"""Documents of the first point of a learning curve; each further one has twice as many."""


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A group of layouts that the network never saw: F1 of its lines by label, and the share of its cells right (None
    where that was not measured); all in [0, 1].
    """

    group: str
    documents: int | None
    lines: int
    macro_f1: float
    labels: dict[str, float]
    cells_right: float | None


@dataclass(frozen=True, slots=True)
class LearningPoint:
    """What a network fitted to so many documents reaches on the evaluated ones; both figures in [0, 1]."""

    documents: int
    macro_f1: float
    cells_right: float


def leave_groups_out(
    records: Sequence[Record], reader: Reader, *, settings: Settings, say: Callable[[str], None]
) -> tuple[LeftOut, ...]:
    """For each group: fit to the records of all others, read its own.

    Raises TrainingError when there are fewer than two groups.
    """
    groups = sorted({record.group for record in records})
    if len(groups) < 2:
        raise TrainingError(
            f"all documents are of the group {', '.join(groups)}: there is none to leave out; give more data"
        )
    parts = []
    for group in groups:
        classify = records_to_classify([record for record in records if record.group != group], settings)
        judged = [judge_with(record, classify, reader=reader) for record in records if record.group == group]
        parts.append(_judged_to_left_out(group, judged))
        say(f"left out {group}: macro F1 {parts[-1].macro_f1:.4f}")
    return tuple(parts)


def _judged_to_left_out(group: str, judged: Sequence[Judged]) -> LeftOut:
    scores = judged_to_scores(judged)
    labels = {label: score.f1 for label, score in scores.labels.items()}
    asked = any(document.score.asked for document in judged)
    right = judged_to_figures(judged)["cells_right"] if asked else None
    return LeftOut(group, len(judged), scores.lines, scores.macro_f1, labels, right)


def learn_more_and_more(
    train: Sequence[Record],
    held: Sequence[Record],
    reader: Reader,
    *,
    settings: Settings,
    say: Callable[[str], None],
) -> tuple[LearningPoint, ...]:
    """Fit to 5, 10, 20, ... and all of `train`, read `held`. Raises TrainingError when `train` has too few."""
    if len(train) < FEWEST:
        raise TrainingError(
            f"a learning curve needs {FEWEST} documents of split train at least, there are {len(train)}; add --data"
        )
    shuffled = sorted(train, key=lambda record: hashlib.sha256(record.id.encode("utf-8", "surrogatepass")).digest())
    points = []
    for count in _counts(len(shuffled)):
        classify = records_to_classify(shuffled[:count], settings)
        figures = judged_to_figures([judge_with(record, classify, reader=reader) for record in held])
        points.append(LearningPoint(count, figures["macro_f1"], figures["cells_right"]))
        say(f"{count} documents: macro F1 {figures['macro_f1']:.4f}, cells right {figures['cells_right']:.4f}")
    return tuple(points)


def _counts(documents: int) -> list[int]:
    counts = [FEWEST]
    while counts[-1] * 2 < documents:
        counts.append(counts[-1] * 2)
    return [*counts, documents] if counts[-1] < documents else counts


def records_to_classify(records: Sequence[Record], settings: Settings) -> Classify:
    """Fit a network to the lines of `records`, one at least."""
    rows = records_to_rows(records)
    fitting = replace(settings, batch=min(settings.batch, len(rows)))
    return network_to_classify(fit_network(rows.matrix, rows.labels, fitting))
