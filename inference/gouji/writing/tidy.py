"""Extraction -> tidy rows: one row a cell, with everything that names it beside it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from gouji.extraction import Cell, Extraction, Number, Table
from gouji.writing.encoding import text_to_encodable
from gouji.writing.labels import NO_LABELS, Labels, TableLabels
from gouji.writing.plain import number_to_plain

SUPPORT_SEPARATOR = ";"


class TidyRow(NamedTuple):
    """One cell of one report. The names are the column names of the tidy formats, in this order.

    A report without any cell gives one row in which everything from `table` to `proposal_reason` is None, so that no
    document is lost from a table of cells.
    """

    source: str
    report: int
    sha256: str
    title: str | None
    agency: str | None
    year: int | None
    form: str | None
    table: str | None
    row: str | None
    row_label: str | None
    column: str | None
    column_label: str | None
    text: str | None
    value: Number | None
    unit: str | None
    status: str | None
    confidence: float | None
    span_start: int | None
    span_end: int | None
    line: int | None
    support: str | None
    proposal_value: Number | None
    proposal_reason: str | None
    verdict: str


TIDY_COLUMNS = TidyRow._fields

_Head = tuple[str, int, str, str | None, str | None, int | None]


def extraction_to_tidy_rows(extraction: Extraction, labels: Labels) -> Iterator[TidyRow]:
    """The cells of all tables in printed order; `form` is the form of the cell's own table."""
    head = _extraction_to_head(extraction)
    tables = [table for table in extraction.tables if table.cells]
    for table in tables:
        table_labels = labels.get((table.form, table.table), NO_LABELS)
        for cell in table.cells:
            yield _cell_to_row(head, table, cell, table_labels, extraction.verdict)
    if not tables:
        yield TidyRow(*head, extraction.form, *(None,) * 16, extraction.verdict)


def _extraction_to_head(extraction: Extraction) -> _Head:
    return (
        text_to_encodable(extraction.source),
        extraction.report,
        extraction.sha256,
        _optional_to_encodable(extraction.title),
        _optional_to_encodable(extraction.agency),
        extraction.year,
    )


def _cell_to_row(head: _Head, table: Table, cell: Cell, labels: TableLabels, verdict: str) -> TidyRow:
    start, end = cell.span or (None, None)
    proposal = cell.proposal
    return TidyRow(
        *head,
        table.form,
        table.table,
        cell.row,
        labels.row(cell.row),
        cell.column,
        labels.column(cell.row, cell.column),
        _optional_to_encodable(cell.text),
        number_to_plain(cell.value),
        cell.unit,
        cell.status,
        cell.confidence,
        start,
        end,
        cell.line,
        SUPPORT_SEPARATOR.join(cell.support) or None,
        number_to_plain(proposal.value) if proposal else None,
        _optional_to_encodable(proposal.reason) if proposal else None,
        verdict,
    )


def _optional_to_encodable(text: str | None) -> str | None:
    return None if text is None else text_to_encodable(text)
