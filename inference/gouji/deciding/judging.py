"""Tables as read, judged by their sums: what is in doubt, what a sum alone leaves, what the report itself breaks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from gouji.checking import tables_to_checks
from gouji.deciding.breaches import breaches_to_notes, findings_to_breaches, mark_breaches
from gouji.deciding.confidence import UNTRUSTED
from gouji.deciding.counterparts import tables_to_counterpart_doubts
from gouji.deciding.doubts import findings_to_doubts, findings_to_notes, tables_to_findings
from gouji.deciding.gaps import table_with_deductions
from gouji.deciding.identities import Identities, tables_to_identities
from gouji.deciding.joint_sums import tables_to_joint_doubts
from gouji.deciding.partial_sums import tables_to_partial_doubts
from gouji.deciding.put_back import tables_told_by_slips
from gouji.deciding.turned_tables import tables_to_turned_doubts
from gouji.deciding.unbalanced_blanks import tables_to_blank_doubts
from gouji.decoding import TableReading
from gouji.document import Document
from gouji.extraction import TRUSTED, Cell, CellKey, Check, Proposal, Table
from gouji.forms.model import Form

CUT_OFF = "the text ends within this figure's line: digits may be cut off"

Doubts = Mapping[CellKey, Proposal]


@dataclass(frozen=True, slots=True)
class Judged:
    """Tables with their doubts and proposals, the checks over them, and what a person should know."""

    tables: tuple[Table, ...]
    checks: tuple[Check, ...]
    notes: tuple[str, ...]


def tables_to_judged(
    document: Document,
    readings: Sequence[TableReading],
    tables: Sequence[Table],
    forms: Mapping[str, Form],
    *,
    agency: str | None,
) -> Judged:
    """The tables of one report, judged; `readings` are what they were made of, `forms` by id."""
    spent = frozenset(id_ for reading in readings for id_ in reading.spent)
    checks = tables_to_checks(tables, forms, spent=spent, agency=agency)
    identities = tables_to_identities(tables, forms)
    told = tables_told_by_slips(tables, forms)
    judged = [table for table in tables if table.table not in told]
    findings = tables_to_findings(judged, forms, identities, checks)
    breaches = findings_to_breaches(findings, readings, document.view)
    checks = mark_breaches(checks, breaches)
    evidence = [check for check in checks if not any(table in told for table, _, _ in check.cells)]
    doubts = findings_to_doubts(findings, judged, identities, evidence)
    slid = {
        **tables_to_blank_doubts(judged, identities),
        **tables_to_counterpart_doubts(judged, identities),
        **tables_to_joint_doubts(judged, identities),
        **tables_to_partial_doubts(judged, identities),
        **tables_to_turned_doubts(judged, identities, document.notes),
    }
    if doubts or slid or any(_may_be_cut(document, cell) for table in tables for cell in table.cells):
        confirmed = _confirmed_cells(identities, checks)
        tables = [_doubt(document, table, doubts, slid, confirmed) for table in tables]
    tables = tuple(table_with_deductions(table, forms[table.form], identities[table.table]) for table in tables)
    return Judged(tables, checks, (*findings_to_notes(findings), *breaches_to_notes(findings, breaches)))


def _confirmed_cells(identities: Identities, checks: Sequence[Check]) -> frozenset[CellKey]:
    """Cells of identities that hold and were not spent."""
    known = {instance.id for own in identities.values() for instance in own}
    return frozenset(
        cell
        for check in checks
        if check.id in known and check.outcome == "passed" and not check.spent
        for cell in check.cells
    )


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
