"""The documents that fared worst: their source lines, and beside them the grids as they were rebuilt."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from gouji.classifying.labels import LABELS
from gouji.deciding import text_to_line_index
from gouji_training.evaluating.judging import Judged
from gouji_training.records import Record
from gouji_training.scoring import DocumentScore, Outcome

LINES_BEFORE = 3
"""Lines shown before the first table: mostly its heading."""
_TABLE_LABELS = frozenset({"column_header", "row_label", "numeric_cell", "data_row"})
MOST_LINES = 400
"""Source lines of one document that are shown; the longest tables, one cell a line, have some 600."""


@dataclass(frozen=True, slots=True)
class SourceLine:
    """One line of the text, from 1: its true label, what it was taken for, and whether a wrong cell stands on it."""

    number: int
    text: str
    label: str
    taken: str
    wrong: bool


@dataclass(frozen=True, slots=True)
class GridCell:
    """One cell as it came out; `kind` is a scoring kind, `want` what is printed there, None where it does not tell."""

    column: str
    text: str | None
    want: str | None
    kind: str
    fault: str | None
    status: str
    confidence: float
    line: int | None


@dataclass(frozen=True, slots=True)
class GridRow:
    """The cells of one row of a form."""

    row: str
    cells: tuple[GridCell, ...]


@dataclass(frozen=True, slots=True)
class GridBlock:
    """Rows of one table that share their columns."""

    table: str
    columns: tuple[str, ...]
    rows: tuple[GridRow, ...]


@dataclass(frozen=True, slots=True)
class WorstDocument:
    """One document; `right` of `asked` cells were right, `silent` cells silently wrong.

    Its `lines` begin shortly before the first table; `lines_before` and `more_lines` are not shown.
    """

    id: str
    family: str
    flattener: str
    corruptions: tuple[str, ...]
    form: str | None
    verdict: str
    asked: int
    right: int
    silent: int
    lines_before: int
    lines: tuple[SourceLine, ...]
    more_lines: int
    blocks: tuple[GridBlock, ...]


def judged_to_worst(judged: Sequence[Judged], records: Sequence[Record], *, count: int) -> tuple[WorstDocument, ...]:
    """At most `count` documents that are not all right: most silent errors first, then the lowest share right."""
    faulty = [(d, r) for d, r in zip(judged, records, strict=True) if _is_faulty(d.score)]
    faulty.sort(key=lambda pair: (*_rank(pair[0].score), pair[1].id))
    return tuple(_judged_to_document(document, record) for document, record in faulty[:count])


def _is_faulty(score: DocumentScore) -> bool:
    return score.count("right") < score.asked or score.count("silent") > 0 or score.count("extra") > 0


def _rank(score: DocumentScore) -> tuple[int, float]:
    return -score.count("silent") - score.count("extra"), score.count("right") / max(1, score.asked)


def _judged_to_document(judged: Judged, record: Record) -> WorstDocument:
    score = judged.score
    lines = _record_to_lines(record, judged)
    start = _first_shown(lines)
    return WorstDocument(
        id=record.id,
        family=record.family,
        flattener=record.flattener,
        corruptions=record.corruptions,
        form=record.form,
        verdict=score.verdict,
        asked=score.asked,
        right=score.count("right"),
        silent=score.count("silent"),
        lines_before=start,
        lines=tuple(lines[start : start + MOST_LINES]),
        more_lines=max(0, len(lines) - start - MOST_LINES),
        blocks=tuple(_outcomes_to_blocks(score.outcomes)),
    )


def _first_shown(lines: Sequence[SourceLine]) -> int:
    """Index of the line to begin with: some before the first one of a table, 0 where there is no table."""
    tables = (index for index, line in enumerate(lines) if line.wrong or line.label in _TABLE_LABELS)
    return max(0, next(tables, 0) - LINES_BEFORE)


def _record_to_lines(record: Record, judged: Judged) -> list[SourceLine]:
    labels = record.line_labels()
    taken = iter(judged.taken.tolist())
    wrong = _wrong_lines(record, judged.score.outcomes)
    return [
        SourceLine(number, text, label, "blank" if label == "blank" else LABELS[next(taken)], number in wrong)
        for number, (text, label) in enumerate(zip(record.text_lines(), labels, strict=True), 1)
    ]


def _wrong_lines(record: Record, outcomes: Sequence[Outcome]) -> set[int]:
    """Lines where a cell that is not right was read from, or is printed."""
    index = text_to_line_index(record.text)
    wrong: set[int] = set()
    for outcome in outcomes:
        if outcome.kind in ("silent", "flagged", "missed", "extra"):
            wrong |= {index.line_of(span[0]) for span in (outcome.span, outcome.gold_span) if span}
    return wrong


def _outcomes_to_blocks(outcomes: Sequence[Outcome]) -> list[GridBlock]:
    """Rows under one another as long as their columns are the same."""
    by_row: dict[tuple[str, str], list[Outcome]] = {}
    for outcome in outcomes:
        members = by_row.setdefault((outcome.table, outcome.row), [])
        again = outcome.kind == "bonus" and any(other.column == outcome.column for other in members)
        if not again:
            members.append(outcome)
    rows = [(table, tuple(o.column for o in members), row, members) for (table, row), members in by_row.items()]
    return [
        GridBlock(table, columns, tuple(_outcomes_to_row(row, members) for _, _, row, members in block))
        for (table, columns), block in groupby(rows, key=lambda item: item[:2])
    ]


def _outcomes_to_row(row: str, outcomes: Sequence[Outcome]) -> GridRow:
    return GridRow(
        row,
        tuple(
            GridCell(o.column, o.text, o.want, o.kind, o.fault, o.status, round(o.confidence, 4), o.line)
            for o in outcomes
        ),
    )
