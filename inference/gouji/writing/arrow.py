"""Rows of cells, documents and checks as Arrow tables; exact numbers twice, as a double and with every digit."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import pyarrow as pa

from gouji.writing.plain import number_to_digits, number_to_double
from gouji.writing.rows import CheckRow, DocumentRow
from gouji.writing.tidy import TIDY_COLUMNS

Row = Sequence[Any]

_NUMBER = pa.float64()
CELL_TYPES: dict[str, pa.DataType] = {
    **dict.fromkeys(TIDY_COLUMNS, pa.string()),
    "report": pa.int32(),
    "year": pa.int32(),
    "value": _NUMBER,
    "confidence": pa.float64(),
    "span_start": pa.int64(),
    "span_end": pa.int64(),
    "line": pa.int64(),
    "proposal_value": _NUMBER,
}
DOCUMENT_TYPES: dict[str, pa.DataType] = {
    **dict.fromkeys(DocumentRow._fields, pa.string()),
    "report": pa.int32(),
    "year": pa.int32(),
    "score": pa.float64(),
    "trusted_cells": pa.int64(),
    "cells": pa.int64(),
    "failed_checks": pa.int64(),
}
CHECK_TYPES: dict[str, pa.DataType] = {
    **dict.fromkeys(CheckRow._fields, pa.string()),
    "report": pa.int32(),
    "left": _NUMBER,
    "right": _NUMBER,
}
"""Types by column, in the order of the rows."""

_EXACT = {name: f"{name}_exact" for name in ("value", "proposal_value", "left", "right")}
"""Columns of exact numbers, and those that hold them as text, ready for CAST(... AS DECIMAL)."""


def types_to_schema(types: Mapping[str, pa.DataType]) -> pa.Schema:
    """A schema of these columns; behind each exact number the column that holds it as text."""
    fields = []
    for name, kind in types.items():
        fields.append(pa.field(name, kind))
        if name in _EXACT:
            fields.append(pa.field(_EXACT[name], pa.string()))
    return pa.schema(fields)


def rows_to_table(rows: Sequence[Row], types: Mapping[str, pa.DataType]) -> pa.Table:
    """A table of rows whose values are in the order of `types`; doubles are null beyond their range."""
    schema = types_to_schema(types)
    if not rows:
        return schema.empty_table()
    columns: dict[str, list[Any]] = {}
    for name, values in zip(types, zip(*rows, strict=True), strict=True):
        if name in _EXACT:
            columns[name] = [number_to_double(value) for value in values]
            columns[_EXACT[name]] = [None if value is None else number_to_digits(value) for value in values]
        else:
            columns[name] = list(values)
    return pa.table(columns, schema=schema)
