"""A labelled document to what a chain of labels can be judged by: its candidates, and where the values belong.

Nothing is guessed. A value's gold names its row, so the label that governs it must be that row's. The line labels say
where labels of each kind stand and where none do; there a wording that only one label has is that label, whatever
became of its figures. What none of this tells counts neither for nor against a chain.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache
from random import Random

import numpy as np
from numpy.typing import NDArray

from gouji.classifying.labels import Label
from gouji.decoding.aligning.candidates import Candidate, segments_to_candidates
from gouji.decoding.aligning.label_index import LabelIndex, vocabularies_to_index
from gouji.decoding.aligning.vocabulary import Node, NodeKind, Vocabulary, form_to_vocabulary
from gouji.decoding.separators.plain import view_to_plain
from gouji.decoding.sifting.prose import lines_in_question, lines_to_skip
from gouji.decoding.stand_ins import labels_to_classify
from gouji.forms import load_forms
from gouji.reading import text_to_document
from gouji.segmenting import FIGURES, Segment, view_to_segments
from gouji_training.costs.exchanging import rows_to_order
from gouji_training.costs.misspelling import record_to_misspelt
from gouji_training.records import Record

NOBODY, UNSURE = -1, -2
"""Rows of a segment that prints no gold value, and of one that prints a value whose row no reader could tell."""

TRUE, OPEN, FALSE = 1, 0, -1


class Happening(Enum):
    """What happens to the chains on their course through the segments."""

    END = 0
    BEGIN = 1
    VALUE = 2


_NO_LABELS: tuple[Label, ...] = ("narrative", "furniture", "numeric_cell", "blank")
_KINDS: dict[Label, tuple[NodeKind, ...]] = {
    "heading": (NodeKind.CHAPTER,),
    "column_header": (NodeKind.HEADER,),
    "row_label": (NodeKind.ROW, NodeKind.GROUP),
    "data_row": (NodeKind.ROW, NodeKind.GROUP, NodeKind.HEADER, NodeKind.CHAPTER),
}
"""What can stand on a line of each label; a table run together on one line is a data row with all of it."""


@dataclass(frozen=True, slots=True, eq=False)
class Aligned:
    """One document as one form reads it. `id` is its record's, `layout` its layout family.

    `nodes` and `truth` tell for each candidate its node and whether it is TRUE, FALSE or OPEN. `course` is what happens
    in order of the text: a candidate (its index) begins or ends, or values of one row (its node) are printed, with the
    share of all the row's values that they are.
    """

    id: str
    layout: str
    vocabulary: Vocabulary
    candidates: tuple[Candidate, ...]
    nodes: tuple[int, ...]
    truth: NDArray[np.int64]
    course: tuple[tuple[Happening, int, float], ...]

    @property
    def rows(self) -> float:
        """How many rows have gold values."""
        return sum(share for happening, _, share in self.course if happening is Happening.VALUE)


def records_to_aligned(records: Iterable[Record], *, disorder: bool) -> list[Aligned]:
    """All records that hold candidates, as they are or some with misspelt labels and rows exchanged (`disorder`).

    Prose is left in about half of them, as no classifier finds all of it. What is done to a record depends on it alone.
    """
    aligned = []
    for record in records:
        rng = Random(record.id)
        prose = rng.random() < 0.5
        if disorder:
            aligned.append(record_to_aligned(record_to_misspelt(record, rng), prose=prose, disorder=rng))
        else:
            aligned.append(record_to_aligned(record, prose=prose))
    return [document for document in aligned if document.candidates]


def record_to_aligned(record: Record, *, prose: bool, disorder: Random | None = None) -> Aligned:
    """One record by its form; one of no form by the first, all of whose labels are then false or open.

    `prose` leaves the lines in that the record labels as prose and furniture, `disorder` draws rows to exchange.
    """
    vocabularies, index = _vocabularies()
    vocabulary = vocabularies.get(record.form or "", next(iter(vocabularies.values())))
    document = text_to_document(record.text, source=record.id)
    view = view_to_plain(document.view)
    lines, labels = view.split("\n"), record.line_labels()
    told = len(lines) == len(labels)
    skip = frozenset[int]()
    if told and not prose:
        skip = lines_to_skip(lines_in_question(lines, index), labels_to_classify(labels)(lines))
    segments = view_to_segments(view, labels=index, skip=skip)
    rows = _segments_to_rows(segments, [document.span(part.start, part.end) for part in segments], record, vocabulary)
    if disorder is not None:
        order = rows_to_order(rows.tolist(), vocabulary, disorder)
        segments, rows = [segments[number] for number in order], rows[order]
    candidates = segments_to_candidates(segments, vocabulary)
    following = _next_values(segments)
    truth = [
        _candidate_to_truth(candidate, labels[segments[candidate.start].line], rows, following, vocabulary)
        if told
        else OPEN
        for candidate in candidates
    ]
    nodes = tuple(candidate.wording.node for candidate in candidates)
    course = _to_course(candidates, rows)
    return Aligned(record.id, record.family, vocabulary, tuple(candidates), nodes, np.array(truth, np.int64), course)


@lru_cache(maxsize=1)
def _vocabularies() -> tuple[dict[str, Vocabulary], LabelIndex]:
    forms = load_forms()
    made = {form.id: form_to_vocabulary(form, [other for other in forms if other is not form]) for form in forms}
    return made, vocabularies_to_index(list(made.values()))


def _segments_to_rows(
    segments: Sequence[Segment], spans: Sequence[tuple[int, int]], record: Record, vocabulary: Vocabulary
) -> NDArray[np.int64]:
    """For each segment the node of the row whose value it prints."""
    nodes = _row_nodes(vocabulary)
    owners = np.full(len(record.text) + 1, NOBODY)
    for (table, row, _), cell in record.gold_cells():
        if cell is not None and cell.span is not None and (table, row) in nodes:
            owners[slice(*cell.span)] = nodes[table, row] if cell.placeable else UNSURE
    rows = np.full(len(segments), NOBODY)
    for number, (start, end) in enumerate(spans):
        found = set(owners[start:end].tolist())
        if segments[number].kind in FIGURES and len(found) == 1:
            rows[number] = found.pop()
    return rows


@lru_cache(maxsize=8)
def _row_nodes(vocabulary: Vocabulary) -> dict[tuple[str, str], int]:
    """The node that governs each row's values: its own, or the header's where all rows stand side by side."""
    tables = vocabulary.form.tables
    nodes = {}
    for number, node in enumerate(vocabulary.nodes):
        if node.kind is NodeKind.ROW:
            nodes[tables[node.table].id, node.id] = number
        elif node.kind is NodeKind.HEADER and tables[node.table].layout == "one_row":
            nodes.update(
                {(tables[node.table].id, row.id): number for row in tables[node.table].blocks[node.block].rows}
            )
    return nodes


def _next_values(segments: Sequence[Segment]) -> NDArray[np.int64]:
    """For each segment the first one from it on that prints a value or a blank mark, NOBODY behind the last."""
    following = np.full(len(segments) + 1, NOBODY)
    for number in range(len(segments) - 1, -1, -1):
        printed = segments[number].kind in FIGURES
        following[number] = number if printed else following[number + 1]
    return following


def _candidate_to_truth(
    candidate: Candidate, label: Label, rows: NDArray[np.int64], following: NDArray[np.int64], vocabulary: Vocabulary
) -> int:
    node = vocabulary.nodes[candidate.wording.node]
    if label in _NO_LABELS or node.kind not in _KINDS[label]:
        return FALSE
    value = following[candidate.end]
    row = rows[value] if value != NOBODY else NOBODY
    if row == candidate.wording.node:
        return TRUE
    if candidate.match == "exact" and _is_unmistakable(vocabulary, candidate.wording.key):
        return TRUE
    if row >= 0 and _belongs_above(node, vocabulary.nodes[row], vocabulary):
        return TRUE
    missed = candidate.match != "exact" and value != NOBODY and row != UNSURE and node.kind is not NodeKind.CHAPTER
    return FALSE if missed else OPEN


@lru_cache(maxsize=5000)
def _is_unmistakable(vocabulary: Vocabulary, key: str) -> bool:
    """Whether only one node is printed so; 其他 and 信息内容 are not."""
    return len({word.node for word in vocabulary.wordings[key]}) == 1


def _belongs_above(node: Node, row: Node, vocabulary: Vocabulary) -> bool:
    """Whether a header or a group stands above `row`."""
    if node.kind is NodeKind.HEADER:
        return node.shares_block(row)
    return node.kind is NodeKind.GROUP and _heads(vocabulary, node.id, row.id)


def _heads(vocabulary: Vocabulary, group: str, row: str) -> bool:
    tables = vocabulary.form.tables
    return any(
        other.id == row and group in other.groups for table in tables for block in table.blocks for other in block.rows
    )


def _to_course(candidates: Sequence[Candidate], rows: NDArray[np.int64]) -> tuple[tuple[Happening, int, float], ...]:
    counts = np.bincount(rows[rows >= 0], minlength=1)
    begins = [(candidate.start, Happening.BEGIN, index, 0.0) for index, candidate in enumerate(candidates)]
    ends = [(candidate.end, Happening.END, index, 0.0) for index, candidate in enumerate(candidates)]
    values = [(i, Happening.VALUE, row, 1 / int(counts[row])) for i, row in enumerate(rows.tolist()) if row >= 0]
    course: list[tuple[Happening, int, float]] = []
    for _, happening, index, share in sorted((*begins, *ends, *values), key=lambda item: (item[0], item[1].value)):
        if happening is Happening.VALUE and course and course[-1][:2] == (happening, index):
            share += course.pop()[2]
        course.append((happening, index, share))
    return tuple(course)
