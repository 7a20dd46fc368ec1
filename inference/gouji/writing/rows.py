"""Extractions as rows: one a report, and one a check."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from gouji.extraction import TRUSTED, Check, Extraction, Number
from gouji.writing.encoding import text_to_encodable
from gouji.writing.plain import number_to_plain


class DocumentRow(NamedTuple):
    """One report. The names are the column names of the tables of documents, in this order."""

    source: str
    report: int
    title: str | None
    agency: str | None
    year: int | None
    form: str | None
    verdict: str
    score: float
    tables_found: str
    trusted_cells: int
    cells: int
    failed_checks: int
    notes: str
    encoding: str | None
    sha256: str
    model: str | None
    version: str


class CheckRow(NamedTuple):
    """One check of one report; `cells` are table/row/column of each cell, with semicolons."""

    source: str
    report: int
    id: str
    kind: str
    outcome: str
    left: Number | None
    right: Number | None
    spent: str
    message: str
    cells: str


def extraction_to_document_row(extraction: Extraction) -> DocumentRow:
    """What is known of the report as a whole; `score` rounded to four places, lists joined."""
    cells = [cell for table in extraction.tables for cell in table.cells]
    return DocumentRow(
        source=text_to_encodable(extraction.source),
        report=extraction.report,
        title=_optional_to_encodable(extraction.title),
        agency=_optional_to_encodable(extraction.agency),
        year=extraction.year,
        form=extraction.form,
        verdict=extraction.verdict,
        score=round(extraction.score, 4),
        tables_found=", ".join(table.table for table in extraction.tables if table.found),
        trusted_cells=sum(cell.status in TRUSTED for cell in cells),
        cells=len(cells),
        failed_checks=sum(check.outcome == "failed" for check in extraction.checks),
        notes=text_to_encodable("; ".join(extraction.notes)),
        encoding=extraction.encoding,
        sha256=extraction.sha256,
        model=extraction.model,
        version=extraction.version,
    )


def extraction_to_check_rows(extraction: Extraction) -> Iterator[CheckRow]:
    """The checks in the order of the extraction."""
    source = text_to_encodable(extraction.source)
    for check in extraction.checks:
        yield _check_to_row(check, source, extraction.report)


def _check_to_row(check: Check, source: str, report: int) -> CheckRow:
    return CheckRow(
        source=source,
        report=report,
        id=check.id,
        kind=check.kind,
        outcome=check.outcome,
        left=number_to_plain(check.left),
        right=number_to_plain(check.right),
        spent="yes" if check.spent else "no",
        message=text_to_encodable(check.message),
        cells="; ".join("/".join(key) for key in check.cells),
    )


def _optional_to_encodable(text: str | None) -> str | None:
    return None if text is None else text_to_encodable(text)
