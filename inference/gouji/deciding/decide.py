"""One report's readings to its extraction."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial

from gouji import __version__
from gouji.checking import tables_to_checks
from gouji.deciding.breaches import breaches_to_notes, findings_to_breaches, mark_breaches
from gouji.deciding.confidence import UNTRUSTED, evidence_to_confidence
from gouji.deciding.doubts import findings_to_doubts, findings_to_notes, tables_to_findings
from gouji.deciding.gaps import table_with_deductions
from gouji.deciding.identities import Identities, tables_to_identities
from gouji.deciding.joint_sums import tables_to_joint_doubts
from gouji.deciding.layout import text_to_layout
from gouji.deciding.lines import LineIndex
from gouji.deciding.partial_sums import tables_to_partial_doubts
from gouji.deciding.put_back import tables_told_by_slips
from gouji.decoding import AddedReading, Reading, ReportReading, TableReading
from gouji.document import Document
from gouji.extraction import TRUSTED, Cell, CellKey, Check, Extraction, ExtraRow, Proposal, Table, Verdict
from gouji.facts import Facts
from gouji.forms.model import Form

CUT_OFF = "the text ends within this figure's line: digits may be cut off"


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
    tables = tuple(_reading_to_table(document, reading, lines, model) for reading in report.tables)
    spent = frozenset(id_ for reading in report.tables for id_ in reading.spent)
    checks = tables_to_checks(tables, by_id, spent=spent, agency=facts.agency)
    identities = tables_to_identities(tables, by_id)
    told = tables_told_by_slips(tables, by_id)
    judged = [table for table in tables if table.table not in told]
    findings = tables_to_findings(judged, by_id, identities, checks)
    breaches = findings_to_breaches(findings, report.tables, document.view)
    checks = mark_breaches(checks, breaches)
    evidence = [check for check in checks if not any(table in told for table, _, _ in check.cells)]
    doubts = findings_to_doubts(findings, judged, identities, evidence)
    slid = {**tables_to_joint_doubts(judged, identities), **tables_to_partial_doubts(judged, identities)}
    if doubts or slid or any(_may_be_cut(document, cell) for table in tables for cell in table.cells):
        confirmed = _confirmed_cells(identities, checks)
        tables = tuple(_doubt(document, table, doubts, slid, confirmed) for table in tables)
    tables = tuple(table_with_deductions(table, by_id[table.form], identities[table.table]) for table in tables)
    verdict, score = _verdict(tables, checks), _score(tables)
    return Extraction(
        source=document.source,
        sha256=document.sha256,
        title=facts.title,
        agency=facts.agency,
        year=facts.year,
        encoding=document.encoding,
        form=report.form if any(table.found for table in tables) else None,
        verdict=verdict,
        score=score,
        model=model.name,
        version=__version__,
        tables=tables,
        checks=checks,
        notes=(
            *document.notes,
            *_notes(report, tables),
            *findings_to_notes(findings),
            *breaches_to_notes(findings, breaches),
        ),
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


def _confirmed_cells(identities: Identities, checks: Sequence[Check]) -> frozenset[CellKey]:
    """Cells of identities that hold and were not spent."""
    known = {instance.id for own in identities.values() for instance in own}
    return frozenset(
        cell
        for check in checks
        if check.id in known and check.outcome == "passed" and not check.spent
        for cell in check.cells
    )


Doubts = Mapping[CellKey, Proposal]


def _doubt(document: Document, table: Table, doubts: Doubts, slid: Doubts, confirmed: frozenset[CellKey]) -> Table:
    """The table with cells of broken identities, those that may have slid, blanks among them, and a figure that the end
    of the text may have cut, made suspect.
    """
    return replace(table, cells=tuple(_doubt_cells(document, table, doubts, slid, confirmed)))


def _doubt_cells(
    document: Document, table: Table, doubts: Doubts, slid: Doubts, confirmed: frozenset[CellKey]
) -> Iterator[Cell]:
    for cell in table.cells:
        key = (table.table, cell.row, cell.column)
        doubt = doubts.get(key) or slid.get(key)
        if doubt is None and key not in confirmed and _may_be_cut(document, cell):
            doubt = Proposal(None, None, CUT_OFF)
        if doubt and cell.status in TRUSTED and (cell.value is not None or key in slid):
            yield replace(cell, status="suspect", confidence=UNTRUSTED, proposal=doubt)
        else:
            yield cell


def _may_be_cut(document: Document, cell: Cell) -> bool:
    """Whether the text ends with this figure; a nought is whole, since no number goes on behind it."""
    return cell.span is not None and cell.span[1] == len(document.original) and cell.value != 0


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
