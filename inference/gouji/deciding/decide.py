"""One report's readings to its extraction."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from gouji import __version__
from gouji.deciding.confidence import UNTRUSTED, evidence_to_confidence
from gouji.deciding.judging import tables_to_judged
from gouji.deciding.layout import text_to_layout
from gouji.deciding.lines import LineIndex
from gouji.decoding import AddedReading, Reading, ReportReading, TableReading
from gouji.document import Document
from gouji.extraction import TRUSTED, Cell, Check, Extraction, ExtraRow, Proposal, Table, Verdict
from gouji.facts import Facts
from gouji.forms.model import Form


@dataclass(frozen=True, slots=True)
class Model:
    """What the decision takes from a model folder: its name and the confidences, see deciding.confidence."""

    name: str
    confidences: Mapping[str, float]


def report_to_extraction(
    document: Document,
    report: ReportReading,
    facts: Facts,
    forms: Sequence[Form],
    model: Model,
    *,
    lines: LineIndex,
) -> Extraction:
    """The extraction of one report; `lines` is the index of the document's original."""
    by_id = {form.id: form for form in forms}
    read = tuple(_reading_to_table(document, reading, lines, model) for reading in report.tables)
    judged = tables_to_judged(document, report.tables, read, by_id, agency=facts.agency)
    tables, checks = judged.tables, judged.checks
    return Extraction(
        source=document.source,
        sha256=document.sha256,
        title=facts.title,
        agency=facts.agency,
        year=facts.year,
        encoding=document.encoding,
        form=report.form if any(table.found for table in tables) else None,
        verdict=_verdict(tables, checks),
        score=_score(tables),
        model=model.name,
        version=__version__,
        tables=tables,
        checks=checks,
        notes=(*document.notes, *_notes(report, tables), *judged.notes),
        fact_spans=dict(facts.spans),
    )


def _reading_to_table(document: Document, reading: TableReading, lines: LineIndex, model: Model) -> Table:
    if not reading.found:
        return Table(reading.table, reading.form, found=False, lines=None, cells=())
    layout = text_to_layout(document.view[slice(*reading.extent)]) if reading.extent else None
    confidence = partial(evidence_to_confidence, table=reading.table, layout=layout, confidences=model.confidences)
    cells = tuple(_reading_to_cell(document, cell, lines, confidence) for cell in reading.readings)
    return Table(
        table=reading.table,
        form=reading.form,
        found=True,
        lines=_extent_lines(document, reading, lines),
        cells=cells,
        extra_rows=tuple(_added_to_extra(document, added) for added in reading.added),
        layout=layout,
    )


def _extent_lines(document: Document, reading: TableReading, lines: LineIndex) -> tuple[int, int] | None:
    if reading.extent is None:
        return None
    start, end = document.extent(*reading.extent)
    return lines.line_of(start), lines.line_of(max(start, end - 1))


def _reading_to_cell(
    document: Document, reading: Reading, lines: LineIndex, confidence: Callable[[Sequence[str]], float]
) -> Cell:
    status = reading.status
    span = document.span(reading.slot.start, reading.slot.end) if reading.slot else None
    text = document.view[reading.slot.start : reading.slot.end] if reading.slot else None
    trusted = status in TRUSTED
    return Cell(
        row=reading.row,
        column=reading.column,
        text=text,
        value=reading.number.value if reading.number else None,
        status=status,
        confidence=confidence(reading.support) if trusted else UNTRUSTED,
        span=span,
        line=lines.line_of(span[0]) if span else None,
        unit=reading.number.unit if reading.number else None,
        support=reading.support,
        proposal=Proposal(None, None, reading.reason) if reading.reason else None,
    )


def _added_to_extra(document: Document, added: AddedReading) -> ExtraRow:
    view = document.view
    label = " ".join(view[slice(*added.label)].split())
    return ExtraRow(label, added.after, tuple(view[a:b] for a, b in added.values), document.span(*added.label))


def _verdict(tables: Sequence[Table], checks: Sequence[Check]) -> Verdict:
    if not any(table.found for table in tables):
        return "rejected"
    trusted = all(table.found and all(cell.status in TRUSTED for cell in table.cells) for table in tables)
    broken = any(check.kind == "hard" and check.outcome == "failed" for check in checks)
    return "accepted" if trusted and not broken else "review"


def _score(tables: Sequence[Table]) -> float:
    """Mean over the tables of the form of the confidence of their trusted cells, other cells counting 0; in [0, 1]."""
    shares = [
        sum(cell.confidence for cell in table.cells if cell.status in TRUSTED) / max(1, len(table.cells))
        for table in tables
    ]
    return round(sum(shares) / max(1, len(shares)), 4)


NO_TABLE = "no known table was found"


def _notes(report: ReportReading, tables: Sequence[Table]) -> tuple[str, ...]:
    found = any(table.found for table in tables)
    return (*(note for table in report.tables for note in table.notes), *(() if found else (NO_TABLE,)))
