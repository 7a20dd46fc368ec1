"""A DuckDB file: every sheet a table, the Chinese labels as comments."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import IO, TYPE_CHECKING

from gouji.errors import OutputError
from gouji.panel.columns import Sheet
from gouji.panel.writing.arrow import columns_to_schema, sheet_to_tables

try:
    import duckdb
except ImportError as error:
    raise OutputError("DuckDB output needs duckdb: pip install 'gouji[panel]'") from error

if TYPE_CHECKING:
    import pyarrow as pa

_TYPES = {"string": "VARCHAR", "int64": "BIGINT", "double": "DOUBLE"}


def write(sheets: Sequence[Sheet], file: IO[bytes]) -> None:
    """Write the database beside other temporary files, then copy it; one table a sheet, rows in order."""
    with tempfile.TemporaryDirectory(prefix="gouji-") as folder:
        path = Path(folder) / "panel.duckdb"
        connection = duckdb.connect(str(path), config={"threads": 1})
        try:
            for sheet in sheets:
                _add_sheet(connection, sheet)
        finally:
            connection.close()
        with path.open("rb") as database:
            shutil.copyfileobj(database, file)


def _add_sheet(connection: duckdb.DuckDBPyConnection, sheet: Sheet) -> None:
    schema = columns_to_schema(sheet.columns, categories=False)
    columns = ", ".join(f"{_quote(field.name)} {_TYPES[str(field.type)]}" for field in schema)
    name = _quote(sheet.name)
    connection.execute(f"CREATE TABLE {name} ({columns})")
    connection.execute(f"COMMENT ON TABLE {name} IS {_literal(sheet.zh)}")
    for field in schema:
        label = _literal(field.metadata[b"label"].decode("utf-8"))
        connection.execute(f"COMMENT ON COLUMN {name}.{_quote(field.name)} IS {label}")
    for batch in sheet_to_tables(sheet, schema):
        _insert(connection, name, batch)


def _insert(connection: duckdb.DuckDBPyConnection, name: str, batch: pa.Table) -> None:
    connection.register("gouji_batch", batch)
    connection.execute(f"INSERT INTO {name} SELECT * FROM gouji_batch")
    connection.unregister("gouji_batch")


def _quote(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'


def _literal(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"
