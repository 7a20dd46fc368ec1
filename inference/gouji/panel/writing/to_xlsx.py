"""XLSX: a sheet for each sheet, and one that says what the columns are."""

from __future__ import annotations

from collections.abc import Sequence
from typing import IO, Any

from gouji.errors import OutputError
from gouji.panel.columns import Column, Sheet

try:
    from openpyxl import Workbook

    from gouji.writing import xlsx_styles as styles
    from gouji.writing.xlsx_sheet import Layout, RollingSheet, Styled
except ImportError as error:
    raise OutputError("XLSX output needs openpyxl: pip install 'gouji[xlsx]'") from error

_WIDTHS = {"text": 24.0, "category": 18.0}
_SENTENCE_WIDTH = 70.0
_ABOUT = ("sheet", "column", "中文", "English", "values")


def write(sheets: Sequence[Sheet], file: IO[bytes]) -> None:
    """Write the workbook; rows go to disk as they come, a full sheet goes on in a next one, text is never a formula."""
    workbook = Workbook(write_only=True)
    styles.add_styles(workbook)
    for sheet in sheets:
        first = tuple(Styled(column.name, styles.HEADER) for column in sheet.columns)
        widths = tuple(_column_to_width(column) for column in sheet.columns)
        rolling = RollingSheet(workbook, Layout(sheet.name, (first,), widths, freeze="A2"))
        status = next((place for place, column in enumerate(sheet.columns) if column.name == "status"), None)
        for row in sheet.rows:
            rolling.append([_row_to_styled(row, status)])
    _add_columns(workbook, sheets)
    workbook.save(file)


def _row_to_styled(row: tuple[Any, ...], status: int | None) -> list[Styled]:
    return [
        Styled(value, styles.status_style(value) if place == status and value else None)
        for place, value in enumerate(row)
    ]


def _add_columns(workbook: Workbook, sheets: Sequence[Sheet]) -> None:
    first = tuple(Styled(name, styles.HEADER) for name in _ABOUT)
    rolling = RollingSheet(workbook, Layout("columns", (first,), (12.0, 18.0, 24.0, 60.0, 60.0), freeze="A2"))
    for sheet in sheets:
        for column in sheet.columns:
            values = "; ".join(f"{code} {zh}" for code, zh in (column.codes or {}).items())
            texts = (sheet.name, column.name, column.zh, column.en, values)
            rolling.append([[Styled(text) for text in texts]])


def _column_to_width(column: Column) -> float:
    return _SENTENCE_WIDTH if column.name.startswith("sentence") else _WIDTHS.get(column.kind, 12.0)
