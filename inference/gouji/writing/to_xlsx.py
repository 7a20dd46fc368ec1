"""XLSX: one sheet a table for people, and tidy sheets of documents, cells and checks for filters and pivots."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import IO

from gouji.errors import OutputError
from gouji.extraction import Extraction
from gouji.forms.model import Form
from gouji.writing.carried import CarriedColumns
from gouji.writing.grid import table_to_grid
from gouji.writing.labels import Labels, forms_to_labels, shipped_forms
from gouji.writing.rows import CheckRow, extraction_to_check_rows, extraction_to_document_row
from gouji.writing.tidy import TIDY_COLUMNS, TidyRow, extraction_to_tidy_rows

try:
    from openpyxl import Workbook

    from gouji.writing import xlsx_styles as styles
    from gouji.writing.xlsx_grid import grid_to_rows, legend
    from gouji.writing.xlsx_sheet import Layout, RollingSheet, Styled
except ImportError as error:
    raise OutputError("XLSX output needs openpyxl: pip install 'gouji[xlsx]'") from error

_DOCUMENTS = {
    "source": 40, "report": 8, "title": 40, "agency": 24, "year": 8, "form": 14, "verdict": 11, "score": 9,
    "tables_found": 34, "trusted_cells": 13, "cells": 8, "failed_checks": 13, "notes": 60, "encoding": 10, "sha256": 20,
    "model": 16, "version": 10, "carried": 40,
}  # fmt: skip
_CHECKS = {
    "source": 40, "report": 8, "id": 36, "kind": 8, "outcome": 15, "left": 12, "right": 12, "spent": 8, "message": 60,
    "cells": 60,
}  # fmt: skip
_CELL_WIDTHS = {"source": 30, "title": 30, "row_label": 48, "column_label": 34, "support": 30, "proposal_reason": 40}
_NO_COLUMNS = CarriedColumns((), ())
"""All that a record carried goes into one column, as JSON."""

_LABEL_WIDTH = 54.0
_VALUE_WIDTH = 14.0
_VALUE_COLUMNS = 10
"""Columns of a table sheet that get the width of a value; the widest form has seven."""


def write(extractions: Iterable[Extraction], file: IO[bytes], *, forms: Mapping[str, Form] | None = None) -> None:
    """Write the workbook.

    Rows go to disk as they come, so that memory stays flat; a full sheet goes on in a next one. Text is always written
    as text: no cell becomes a formula.
    """
    book = _Book(shipped_forms() if forms is None else forms)
    for extraction in extractions:
        book.add(extraction)
    book.save(file)


class _Book:
    def __init__(self, forms: Mapping[str, Form]) -> None:
        self._forms = forms
        self._labels: Labels = forms_to_labels(forms.values())
        self._workbook = Workbook(write_only=True)
        styles.add_styles(self._workbook)
        self._documents = self._tidy_sheet("documents", _DOCUMENTS)
        self._tables: dict[str, RollingSheet] = {}
        self._cells = self._tidy_sheet("cells", {name: _CELL_WIDTHS.get(name, 12) for name in TIDY_COLUMNS})
        self._checks = self._tidy_sheet("checks", _CHECKS)

    def add(self, extraction: Extraction) -> None:
        self._documents.append([_extraction_to_document_row(extraction)])
        for table in extraction.tables:
            if table.found:
                drawn = grid_to_rows(table_to_grid(table, self._forms), extraction)
                self._table_sheet(table.table).append(drawn.rows, drawn.merges)
        for row in extraction_to_tidy_rows(extraction, self._labels):
            self._cells.append([_tidy_row_to_row(row)])
        for check in extraction_to_check_rows(extraction):
            self._checks.append([_check_row_to_row(check)])

    def save(self, file: IO[bytes]) -> None:
        for name in [name for name in self._workbook.sheetnames if name.startswith(("cells", "checks"))]:
            self._workbook.move_sheet(name, offset=len(self._workbook.sheetnames))
        self._workbook.save(file)

    def _tidy_sheet(self, title: str, widths: Mapping[str, float]) -> RollingSheet:
        first = tuple(Styled(name, styles.HEADER) for name in widths)
        return RollingSheet(self._workbook, Layout(title, (first,), tuple(widths.values()), freeze="A2"))

    def _table_sheet(self, table: str) -> RollingSheet:
        if table not in self._tables:
            widths = (_LABEL_WIDTH, *(_VALUE_WIDTH for _ in range(_VALUE_COLUMNS)))
            layout = Layout(table, (tuple(legend()),), widths, freeze="B2")
            self._tables[table] = RollingSheet(self._workbook, layout)
        return self._tables[table]


def _extraction_to_document_row(extraction: Extraction) -> tuple[Styled, ...]:
    (carried,) = _NO_COLUMNS.fields(extraction)
    return tuple(map(Styled, (*extraction_to_document_row(extraction), carried)))


def _tidy_row_to_row(row: TidyRow) -> tuple[Styled, ...]:
    return tuple(_named_values(row))


def _named_values(row: TidyRow) -> Iterator[Styled]:
    for name, value in zip(TIDY_COLUMNS, row, strict=True):
        yield Styled(value, styles.status_style(str(value)) if name == "status" and value else None)


def _check_row_to_row(row: CheckRow) -> tuple[Styled, ...]:
    failed = row.outcome == "failed"
    return tuple(
        Styled(value, styles.status_style("suspect") if failed and name == "outcome" else None)
        for name, value in row._asdict().items()
    )
