"""A DuckDB file that is filled table by table from Arrow."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

import duckdb
import pyarrow as pa

_TYPES = {"string": "VARCHAR", "int32": "INTEGER", "int64": "BIGINT", "double": "DOUBLE"}


@contextmanager
def open_database(file: IO[bytes]) -> Iterator[duckdb.DuckDBPyConnection]:
    """A connection to a new database beside other temporary files, which is copied to `file` at the end."""
    with tempfile.TemporaryDirectory(prefix="gouji-") as folder:
        path = Path(folder) / "gouji.duckdb"
        connection = duckdb.connect(str(path), config={"threads": 1})
        try:
            yield connection
        finally:
            connection.close()
        with path.open("rb") as database:
            shutil.copyfileobj(database, file)


def create_table(
    connection: duckdb.DuckDBPyConnection, name: str, schema: pa.Schema, *, comment: str | None = None
) -> None:
    """An empty table; metadata `label` of a field becomes the comment of its column, as `comment` that of the table."""
    columns = ", ".join(f"{_quote(field.name)} {_TYPES[str(field.type)]}" for field in schema)
    connection.execute(f"CREATE TABLE {_quote(name)} ({columns})")
    if comment is not None:
        connection.execute(f"COMMENT ON TABLE {_quote(name)} IS {_literal(comment)}")
    for field in schema:
        label = (field.metadata or {}).get(b"label")
        if label is not None:
            column = f"{_quote(name)}.{_quote(field.name)}"
            connection.execute(f"COMMENT ON COLUMN {column} IS {_literal(label.decode('utf-8'))}")


def insert(connection: duckdb.DuckDBPyConnection, name: str, rows: pa.Table) -> None:
    """Append `rows`, in order, to a table of the same columns."""
    connection.register("gouji_batch", rows)
    connection.execute(f"INSERT INTO {_quote(name)} SELECT * FROM gouji_batch")
    connection.unregister("gouji_batch")


def _quote(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'


def _literal(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"
