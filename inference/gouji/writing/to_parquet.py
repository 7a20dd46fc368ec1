"""Parquet: tidy rows with types; numbers twice, once exact and once convenient."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import chain, islice
from typing import IO, Any

from gouji.errors import OutputError
from gouji.extraction import Extraction
from gouji.forms.model import Form
from gouji.writing.labels import forms_to_labels, shipped_labels
from gouji.writing.plain import number_to_digits, number_to_double
from gouji.writing.tidy import TIDY_COLUMNS, TidyRow, extraction_to_tidy_rows

try:
    import pyarrow as pa
    import pyarrow.parquet as pq
except ImportError as error:
    raise OutputError("Parquet output needs pyarrow: pip install 'gouji[parquet]'") from error

ROWS_A_GROUP = 50_000
"""Rows of a row group: about 250 reports and 30 MB while it is being built; readers skip by group."""

_TYPES: dict[str, pa.DataType] = {
    "report": pa.int32(),
    "year": pa.int32(),
    "value": pa.float64(),
    "confidence": pa.float64(),
    "span_start": pa.int64(),
    "span_end": pa.int64(),
    "line": pa.int64(),
    "proposal_value": pa.float64(),
}
_EXACT = {"value": "value_exact", "proposal_value": "proposal_value_exact"}


def _schema() -> pa.Schema:
    fields = []
    for name in TIDY_COLUMNS:
        fields.append(pa.field(name, _TYPES.get(name, pa.string())))
        if name in _EXACT:
            fields.append(pa.field(_EXACT[name], pa.string()))
    return pa.schema(fields)


def write(extractions: Iterable[Extraction], file: IO[bytes], *, forms: Mapping[str, Form] | None = None) -> None:
    """Write one row a cell in groups of ROWS_A_GROUP, streaming.

    The columns are the tidy ones. `value` is a double for computing (null beyond its range); `value_exact` holds the
    same number as text with every printed digit, ready for CAST(... AS DECIMAL); `proposal_value` likewise.
    """
    labels = shipped_labels() if forms is None else forms_to_labels(forms.values())
    rows = chain.from_iterable(extraction_to_tidy_rows(item, labels) for item in extractions)
    schema = _schema()
    with pq.ParquetWriter(file, schema, compression="zstd") as writer:
        while group := list(islice(rows, ROWS_A_GROUP)):
            writer.write_table(pa.table(_rows_to_columns(group), schema=schema))


def _rows_to_columns(rows: list[TidyRow]) -> dict[str, list[Any]]:
    columns: dict[str, list[Any]] = {}
    for name, values in zip(TIDY_COLUMNS, zip(*rows, strict=True), strict=True):
        if name in _EXACT:
            columns[name] = [number_to_double(value) for value in values]
            columns[_EXACT[name]] = [None if value is None else number_to_digits(value) for value in values]
        else:
            columns[name] = list(values)
    return columns
