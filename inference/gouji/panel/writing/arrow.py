"""Sheets to Arrow tables, a group of rows at a time; exact numbers twice, as double and with every digit."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Any

from gouji.errors import OutputError
from gouji.panel.columns import Column, Row, Sheet
from gouji.writing.encoding import text_to_encodable
from gouji.writing.plain import number_to_digits, number_to_double

try:
    import pyarrow as pa
except ImportError as error:
    raise OutputError("Parquet and DuckDB output need pyarrow: pip install 'gouji[panel]'") from error

ROWS_A_GROUP = 50_000
"""Rows held at a time: about 250 reports, 30 MB."""

_TYPES = {
    "text": pa.string(),
    "category": pa.dictionary(pa.int32(), pa.string()),
    "whole": pa.int64(),
    "number": pa.float64(),
    "double": pa.float64(),
}


def columns_to_schema(columns: Sequence[Column], *, categories: bool) -> pa.Schema:
    """Names, types and Chinese labels (as metadata) of the columns; `categories` keeps few values as a dictionary."""
    fields = []
    for column in columns:
        type_ = _TYPES["text" if column.kind == "category" and not categories else column.kind]
        metadata = {"label": column.zh, "description": column.en}
        fields.append(pa.field(column.name, type_, metadata=metadata))
        if column.kind == "number":
            exact = {"label": f"{column.zh}（全部数位）", "description": f"{column.en}; every digit, as text"}
            fields.append(pa.field(exact_name(column), pa.string(), metadata=exact))
    return pa.schema(fields)


def exact_name(column: Column) -> str:
    """Name of the text column with every digit of a number."""
    return f"{column.name}_exact"


def sheet_to_tables(sheet: Sheet, schema: pa.Schema) -> Iterator[Any]:
    """Arrow tables of up to ROWS_A_GROUP rows; none for an empty sheet."""
    rows = iter(sheet.rows)
    while group := list(islice(rows, ROWS_A_GROUP)):
        yield pa.table(_rows_to_arrays(group, sheet.columns), schema=schema)


def _rows_to_arrays(rows: list[Row], columns: Sequence[Column]) -> dict[str, list[Any]]:
    arrays: dict[str, list[Any]] = {}
    for column, values in zip(columns, zip(*rows, strict=True), strict=True):
        if column.kind == "number":
            arrays[column.name] = [number_to_double(value) for value in values]
            arrays[exact_name(column)] = [None if value is None else number_to_digits(value) for value in values]
        elif column.kind in ("text", "category"):
            arrays[column.name] = [None if value is None else text_to_encodable(value) for value in values]
        else:
            arrays[column.name] = list(values)
    return arrays
