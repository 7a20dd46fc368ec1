"""Records as flat Parquet rows, a few at a time, so that a large corpus streams."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import IO, Any

from gouji.errors import OutputError
from gouji_training.errors import AnnotationError

try:
    import pyarrow as pa
    import pyarrow.parquet as pq
except ImportError as error:
    raise OutputError("records in Parquet need pyarrow: pip install 'gouji[training]'") from error

_ROWS_A_GROUP = 1000
"""Records of a row group: about 4 MB of text; `datasets` streams and shuffles by group."""

_TEXT = pa.string()
SCHEMA: pa.Schema = pa.schema(
    [
        *((name, _TEXT) for name in ("id", "family", "group", "flattener", "split", "form", "provenance", "text")),
        ("lines", pa.list_(pa.struct([("start", pa.int64()), ("end", pa.int64()), ("label", _TEXT)]))),
        (
            "gold",
            pa.list_(
                pa.struct(
                    [
                        *((name, _TEXT) for name in ("table", "row", "column", "text")),
                        ("start", pa.int64()),
                        ("end", pa.int64()),
                        ("placeable", pa.bool_()),
                    ]
                )
            ),
        ),
        ("corruptions", pa.list_(_TEXT)),
        ("reviewers", pa.list_(_TEXT)),
        ("notes", _TEXT),
    ]
)
"""Columns of a file of records; a gold cell that the text does not tell has the text null."""


def write_rows(rows: Iterable[dict[str, Any]], file: IO[bytes]) -> None:
    """Write flat rows; raises AnnotationError for text that UTF-8 cannot hold."""
    rows = iter(rows)
    with pq.ParquetWriter(file, SCHEMA, compression="zstd") as writer:
        while group := list(islice(rows, _ROWS_A_GROUP)):
            try:
                writer.write_table(pa.Table.from_pylist(group, schema=SCHEMA))
            except UnicodeEncodeError as error:
                ids = f"{group[0]['id']!a} to {group[-1]['id']!a}"
                raise AnnotationError(f"records {ids}: half a surrogate pair cannot be written ({error})") from None


def path_to_rows(path: Path) -> Iterator[dict[str, Any]]:
    """The flat rows of a file; raises AnnotationError when it is no Parquet file or has other columns."""
    try:
        with pq.ParquetFile(path) as file:
            _refuse_columns(path, file.schema_arrow)
            for batch in file.iter_batches(batch_size=_ROWS_A_GROUP, columns=SCHEMA.names):
                yield from pa.Table.from_batches([batch]).select(SCHEMA.names).cast(SCHEMA).to_pylist()
    except OSError as error:
        raise AnnotationError(f"{path}: cannot be read: {os.strerror(error.errno) if error.errno else error}") from None
    except (ValueError, TypeError, NotImplementedError) as error:  # what pyarrow's own errors are as well
        raise AnnotationError(f"{path}: is no Parquet file of records: {error}") from None


def _refuse_columns(path: Path, schema: pa.Schema) -> None:
    odd = sorted(set(schema.names) ^ set(SCHEMA.names))
    if odd:
        raise AnnotationError(f"{path}: the columns must be {', '.join(SCHEMA.names)}; odd ones: {', '.join(odd)}")
