"""Parquet: the first sheet with types; labels of the columns are in the metadata of the fields."""

from __future__ import annotations

from collections.abc import Sequence
from typing import IO

from gouji.panel.columns import Sheet
from gouji.panel.writing.arrow import columns_to_schema, sheet_to_tables


def write(sheets: Sequence[Sheet], file: IO[bytes]) -> None:
    """Write row groups as they come; `value_exact` holds every digit of `value`, ready for CAST(... AS DECIMAL)."""
    import pyarrow.parquet as pq

    sheet = sheets[0]
    schema = columns_to_schema(sheet.columns, categories=True)
    with pq.ParquetWriter(file, schema, compression="zstd") as writer:
        for table in sheet_to_tables(sheet, schema):
            writer.write_table(table)
