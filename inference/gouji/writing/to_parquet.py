"""Parquet: tidy rows with types; numbers twice, once exact and once convenient."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import islice
from typing import IO

from gouji.errors import OutputError
from gouji.extraction import Extraction
from gouji.forms.model import Form
from gouji.writing.carried import REST, peek_carried
from gouji.writing.labels import forms_to_labels, shipped_labels
from gouji.writing.tidy import extraction_to_tidy_rows

try:
    import pyarrow as pa
    import pyarrow.parquet as pq

    from gouji.writing.arrow import CELL_TYPES, rows_to_table, types_to_schema
except ImportError as error:
    raise OutputError("Parquet output needs pyarrow: pip install 'gouji[parquet]'") from error

ROWS_A_GROUP = 50_000
"""Rows of a row group: about 250 reports and 30 MB while it is being built; readers skip by group."""


def write(extractions: Iterable[Extraction], file: IO[bytes], *, forms: Mapping[str, Form] | None = None) -> None:
    """Write one row a cell in groups of ROWS_A_GROUP, streaming.

    The columns are the tidy ones and those that the records carried (gouji.writing.carried), as text. `value` is a
    double for computing (null beyond its range); `value_exact` holds the same number as text with every printed digit,
    ready for CAST(... AS DECIMAL); `proposal_value` likewise.
    """
    labels = shipped_labels() if forms is None else forms_to_labels(forms.values())
    columns, extractions = peek_carried(extractions, taken=types_to_schema(CELL_TYPES).names)
    types = {**CELL_TYPES, **dict.fromkeys((*columns.headers, REST), pa.string())}
    rows = (
        (*row, *fields)
        for extraction in extractions
        for fields in [columns.fields(extraction)]
        for row in extraction_to_tidy_rows(extraction, labels)
    )
    with pq.ParquetWriter(file, types_to_schema(types), compression="zstd") as writer:
        while group := list(islice(rows, ROWS_A_GROUP)):
            writer.write_table(rows_to_table(group, types))
