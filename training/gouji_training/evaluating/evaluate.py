"""Model and records to an evaluation."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from gouji import __version__
from gouji.classifying.model import LineClassifier, load_cached
from gouji_training.errors import TrainingError
from gouji_training.evaluating.ablation import VARIANTS, judged_to_variants
from gouji_training.evaluating.breakdown import BREAKDOWNS, judged_to_breakdown, judged_to_cells, judged_to_tables
from gouji_training.evaluating.confidences import judged_to_confidences
from gouji_training.evaluating.figures import judged_to_differences
from gouji_training.evaluating.judging import Judged, Reader, records_to_judged
from gouji_training.evaluating.lines import judged_to_line_breakdown, judged_to_scores
from gouji_training.evaluating.model import DataFacts, Evaluation, Goal, ModelFacts, SilentError, Versus
from gouji_training.evaluating.refits import LearningPoint, LeftOut, learn_more_and_more, leave_groups_out
from gouji_training.evaluating.worst import judged_to_worst
from gouji_training.fitting import Settings
from gouji_training.line_scoring import Scores
from gouji_training.records import Record, record_to_json
from gouji_training.scoring import scores_to_silent

GOALS = (
    ("macro F1 of all labels", None, 0.97),
    ("F1 of row_label", "row_label", 0.95),
    ("F1 of column_header", "column_header", 0.95),
)
"""What is wanted of lines of layouts never seen in training (issue 3)."""


@dataclass(frozen=True, slots=True)
class Options:
    """What is evaluated and how: `split` is train, dev, test or all, `limit` the most documents (None: all)."""

    model: Path | None = None
    against: Path | None = None
    split: str = "test"
    limit: int | None = None
    processes: int = 1
    ablation: bool = True
    leave_out: bool = False
    learning_curve: bool = False
    worst: int = 6


def records_to_evaluation(
    records: Sequence[Record],
    options: Options,
    *,
    files: Sequence[str] = (),
    command: str = "",
    say: Callable[[str], None] = lambda text: None,
) -> Evaluation:
    """Evaluate a model on the records of one split; the others serve to fit networks where that is asked for.

    Raises ModelError when a model cannot be used, TrainingError when the split holds no document or no line.
    """
    reader = Reader(options.model)
    classifier = load_cached(options.model)
    held = select_records(records, split=options.split, limit=options.limit)
    judged, other, *variants = _read(held, reader, options)
    if not any(len(document.truth) for document in judged):
        raise TrainingError("the documents hold no line that is not blank; give others")
    say(f"{len(held)} documents read")
    lines = judged_to_scores(judged)
    left_out, left_out_source = _left_out(records, reader, options, say)
    curve, curve_source = _learning_curve(records, held, reader, options, say)
    return Evaluation(
        version=__version__,
        model=_model_facts(classifier),
        data=_data_facts(held, judged, files, options.split),
        goals=tuple(_goals(lines)),
        lines=lines,
        lines_by={by: tuple(judged_to_line_breakdown(judged, by)) for by in BREAKDOWNS},
        left_out=left_out,
        left_out_source=left_out_source,
        cells=judged_to_cells(judged),
        cells_by={
            "table": tuple(judged_to_tables(judged)),
            **{by: tuple(judged_to_breakdown(judged, names)) for by, names in BREAKDOWNS.items()},
        },
        silent=tuple(_silent(judged)),
        confidences=judged_to_confidences(judged),
        learning_curve=curve,
        learning_source=curve_source,
        ablation=judged_to_variants(variants, judged) if variants else (),
        costs_learned="costs" in classifier.meta,
        worst=judged_to_worst(judged, held, count=options.worst),
        versus=_versus(judged, other, options),
        command=command,
    )


def select_records(records: Sequence[Record], *, split: str, limit: int | None) -> list[Record]:
    """The records of a split ("all": every one), at most `limit`, spread evenly. Raises TrainingError for none."""
    held = [record for record in records if split in ("all", record.split)]
    if not held:
        there = ", ".join(sorted({record.split for record in records})) or "none at all"
        raise TrainingError(f"no document is in split {split} (there is: {there}); name another --split or more --data")
    return spread(held, limit)


def spread(records: Sequence[Record], limit: int | None) -> list[Record]:
    """At most `limit` of the records (None: all), at even distances."""
    if limit is None or limit >= len(records):
        return list(records)
    return [records[index * len(records) // limit] for index in range(limit)]


def _model_facts(classifier: LineClassifier) -> ModelFacts:
    return ModelFacts(classifier.name, classifier.version, classifier.meta["sha256"])


def _data_facts(records: Sequence[Record], judged: Sequence[Judged], files: Sequence[str], split: str) -> DataFacts:
    digest = hashlib.sha256()
    for record in records:
        digest.update(json.dumps(record_to_json(record), sort_keys=True).encode("ascii"))
    return DataFacts(
        files=tuple(files),
        split=split,
        documents=len(records),
        families=len({record.family for record in records}),
        lines=sum(len(document.truth) for document in judged),
        cells=sum(document.score.asked for document in judged),
        trained_on=sum(record.split == "train" for record in records),
        sha256=digest.hexdigest(),
    )


def _goals(lines: Scores) -> list[Goal]:
    reached = [lines.macro_f1 if label is None else _f1(lines, label) for _, label, _ in GOALS]
    return [
        Goal(title, wanted, value, value >= wanted) for (title, _, wanted), value in zip(GOALS, reached, strict=True)
    ]


def _f1(lines: Scores, label: str) -> float:
    return lines.labels[label].f1 if label in lines.labels else 0.0


def _silent(judged: Sequence[Judged]) -> list[SilentError]:
    return [
        SilentError(
            id=score.id,
            family=score.family,
            corruptions=score.corruptions,
            table=outcome.table,
            row=outcome.row,
            column=outcome.column,
            fault=outcome.fault or "",
            text=outcome.text,
            want=outcome.want,
            status=outcome.status,
            confidence=outcome.confidence,
            line=outcome.line,
            support=outcome.support,
        )
        for score, outcome in scores_to_silent([document.score for document in judged])
    ]


def _read(records: Sequence[Record], reader: Reader, options: Options) -> list[list[Judged]]:
    """The documents as the model reads them, as the other one does (without one the same again), then the variants."""
    other = reader if options.against is None else Reader(options.against)
    variants = [change(reader) for _, _, change in VARIANTS] if options.ablation else []
    return records_to_judged(records, [reader, other, *variants], processes=options.processes)


def _versus(judged: Sequence[Judged], other: Sequence[Judged], options: Options) -> Versus | None:
    if options.against is None:
        return None
    return Versus(_model_facts(load_cached(options.against)), tuple(judged_to_differences(judged, other)))


def _left_out(
    records: Sequence[Record], reader: Reader, options: Options, say: Callable[[str], None]
) -> tuple[tuple[LeftOut, ...], str]:
    """Measured now when asked for, else as the model's meta.json has it."""
    if options.leave_out:
        parts = leave_groups_out(records, reader, settings=Settings(), say=say)
        return parts, "networks fitted for this report to the other groups of the data given"
    stored = load_cached(options.model).meta.get("scores", {}).get("left_out", {})
    return tuple(_json_to_left_out(group, scores) for group, scores in stored.items()), "the model's meta.json"


def _json_to_left_out(group: str, scores: dict[str, Any]) -> LeftOut:
    labels = {label: float(score["f1"]) for label, score in scores["labels"].items()}
    right = scores.get("cells_right")
    return LeftOut(group, scores.get("documents"), int(scores["lines"]), float(scores["macro_f1"]), labels, right)


def _learning_curve(
    records: Sequence[Record], held: Sequence[Record], reader: Reader, options: Options, say: Callable[[str], None]
) -> tuple[tuple[LearningPoint, ...], str]:
    if options.learning_curve:
        train = [record for record in records if record.split == "train"]
        held = [record for record in held if record.split != "train"]
        if not held:
            raise TrainingError(
                "a learning curve is measured on other documents than split train; name another --split"
            )
        points = learn_more_and_more(train, held, reader, settings=Settings(), say=say)
        return points, "networks fitted for this report to documents of split train of the data given"
    stored = load_cached(options.model).meta.get("scores", {}).get("learning_curve", [])
    points = tuple(LearningPoint(int(p["documents"]), float(p["macro_f1"]), float(p["cells_right"])) for p in stored)
    return points, "the model's meta.json"
