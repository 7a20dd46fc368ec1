"""A longer search for wrong cells than every document gets: by a solver, for those who look at one report."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from gouji.deciding.doubts import Doubts, finding_to_proposals, findings_to_notes
from gouji.deciding.findings import Finding, table_to_finding
from gouji.deciding.identities import tables_to_identities
from gouji.extraction import Extraction, Table
from gouji.forms.model import Form
from gouji.localising import SEARCH, Effort


def extraction_with_longer_search(extraction: Extraction, forms: Mapping[str, Form], *, seconds: int) -> Extraction:
    """The extraction with proposals for tables with more wrong cells than the exact search goes through.

    The solver (extra `repair`) has `seconds` for each of two solves a table part, so that what it proves depends on the
    machine. Values and statuses stay; only proposals and notes change. `forms` by id; a table of no known form stays.
    """
    tables = tuple(table for table in extraction.tables if table.form in forms)
    again = list(_search_again(extraction, tables, forms, Effort(solver=True, seconds=float(seconds))))
    before, after = [short for short, _ in again], [long for _, long in again]
    unique = (finding for finding in after if finding.localisation.outcome == "unique")
    proposals = {key: doubt for finding in unique for key, doubt in finding_to_proposals(finding, tables)}
    old = set(findings_to_notes(before))
    notes = tuple(note for note in extraction.notes if note not in old)
    found = tuple(_with_proposals(table, proposals) for table in extraction.tables)
    return replace(extraction, tables=found, notes=(*notes, *findings_to_notes(after)))


def _search_again(
    extraction: Extraction, tables: Sequence[Table], forms: Mapping[str, Form], effort: Effort
) -> Iterator[tuple[Finding, Finding]]:
    """The finding of each table that the search of every document leaves open, and that of the longer search."""
    checks = {check.id: check for check in extraction.checks}
    for table, own in zip(tables, tables_to_identities(tables, forms).values(), strict=True):
        if any(identity.id not in checks for identity in own):
            continue
        short, long = (table_to_finding(table, forms[table.form], own, checks, effort=e) for e in (SEARCH, effort))
        if short and long and short.localisation.outcome == "open":
            yield short, long


def _with_proposals(table: Table, proposals: Doubts) -> Table:
    """The proposals go to cells that are suspect already, beside which nothing was proposed."""
    cells = (
        replace(cell, proposal=proposals.get((table.table, cell.row, cell.column), cell.proposal))
        if cell.status == "suspect"
        else cell
        for cell in table.cells
    )
    return replace(table, cells=tuple(cells))
