"""A DuckDB file: every sheet a table, the Chinese labels as comments."""

from __future__ import annotations

from collections.abc import Sequence
from typing import IO

from gouji.errors import OutputError
from gouji.panel.columns import Sheet
from gouji.panel.writing.arrow import columns_to_schema, sheet_to_tables

try:
    from gouji.writing.duckdb_file import create_table, insert, open_database
except ImportError as error:
    raise OutputError("DuckDB output needs duckdb: pip install 'gouji[panel]'") from error


def write(sheets: Sequence[Sheet], file: IO[bytes]) -> None:
    """Write one table a sheet, rows in order."""
    with open_database(file) as connection:
        for sheet in sheets:
            schema = columns_to_schema(sheet.columns, categories=False)
            create_table(connection, sheet.name, schema, comment=sheet.zh)
            for rows in sheet_to_tables(sheet, schema):
                insert(connection, sheet.name, rows)
