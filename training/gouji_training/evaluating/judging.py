"""Records through a model: the labels it gives their lines, and what gouji then makes of their cells."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from itertools import accumulate
from pathlib import Path
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from gouji.classifying.labels import LABEL_INDEX, Label
from gouji.classifying.model import load_cached
from gouji.classifying.normal import line_to_tokens
from gouji.decoding.aligning.costs import Costs
from gouji.decoding.decode import Classify
from gouji.decoding.stand_ins import labels_to_classify, no_labels
from gouji.document import Document
from gouji.forms import load_chosen_forms
from gouji.pipeline import document_in_rows, document_to_extractions
from gouji.pool import map_in_processes
from gouji.reading import text_to_document
from gouji_training.errors import TrainingError
from gouji_training.records import Record
from gouji_training.scoring import DocumentScore, record_to_score

Labels = Literal["model", "none", "gold"]
"""Whose line labels the decoder is told: the model's, nobody's, or the true ones."""


@dataclass(frozen=True, slots=True)
class Reader:
    """How documents are read: the model folder (None: the shipped one), the decoder's costs (None: the model's own)."""

    model: Path | None = None
    labels: Labels = "model"
    costs: Costs | None = None


@dataclass(frozen=True, slots=True)
class Judged:
    """One document: its cells, and of each non-blank line the true label number and the one that was given."""

    score: DocumentScore
    truth: NDArray[np.int64]
    taken: NDArray[np.int64]


def records_to_judged(
    records: Sequence[Record], readers: Sequence[Reader], *, processes: int = 1
) -> list[list[Judged]]:
    """What each reader, one or more, makes of the records, in order; equal readers read once.

    Raises ModelError when a model cannot be used.
    """
    distinct = list(dict.fromkeys(readers))
    judge = partial(_judge_by_all, readers=distinct)
    each = map_in_processes(judge, records, workers=processes, lost=_refuse) if processes > 1 else map(judge, records)
    by_reader = dict(zip(distinct, zip(*each, strict=True), strict=True))
    return [list(by_reader[reader]) for reader in readers]


def _judge_by_all(record: Record, *, readers: Sequence[Reader]) -> tuple[Judged, ...]:
    return tuple(judge_record(record, reader=reader) for reader in readers)


def _refuse(record: Record) -> tuple[Judged, ...]:
    raise TrainingError(f'document "{record.id}" kills the process that reads it; leave it out and report it')


def judge_record(record: Record, *, reader: Reader) -> Judged:
    """Read one record and compare with its labels and gold."""
    return judge_with(record, load_cached(reader.model).probabilities, reader=reader)


def judge_with(record: Record, classify: Classify, *, reader: Reader) -> Judged:
    """As judge_record, the lines labelled by `classify` instead of the model."""
    labels = record.line_labels()
    truth = np.array([LABEL_INDEX[label] for label in labels], np.int64)
    taken = classify(record.text_lines()).argmax(axis=1).astype(np.int64)
    document = text_to_document(record.text, source=record.id)
    told = classify
    if reader.labels != "model":
        told = no_labels if reader.labels == "none" else record_to_classify(document, record)
    extractions = document_to_extractions(document, model=reader.model, classify=told, costs=reader.costs)
    printed = truth != LABEL_INDEX["blank"]
    return Judged(record_to_score(record, extractions), truth[printed], taken[printed])


def record_to_classify(document: Document, record: Record) -> Classify:
    """What gives the lines that the decoder sees of a record their true labels."""
    read = document_in_rows(document, load_chosen_forms(()))

    def classify(lines: Sequence[str], wanted: Sequence[int] | None = None, /) -> NDArray[np.float32]:
        return labels_to_classify(lines_to_labels(lines, read, record))(lines, wanted)

    return classify


def lines_to_labels(lines: Sequence[str], document: Document, record: Record) -> list[Label]:
    """The true label of each of the lines that the view of a document was cut into: form feeds and the like end lines
    there, too.
    """
    starts = list(accumulate((len(line) + 1 for line in record.text_lines()), initial=0))
    labels = record.line_labels()
    found: list[Label] = []
    start = 0
    for line in lines:
        original = document.span(start, start + 1)[0]
        found.append(labels[bisect_right(starts, original) - 1] if line_to_tokens(line) else "blank")
        start += len(line) + 1
    return found
