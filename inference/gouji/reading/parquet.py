"""Parquet to inputs: one a row, read in small batches, so that the size of a row group does not matter."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from gouji.reading.arrow_batches import Layout, batch_to_inputs, schema_to_layout
from gouji.reading.columns import ANY_COLUMNS, Columns
from gouji.reading.documents import DEFAULT_MAX_BYTES, error_to_reason, path_to_source
from gouji.reading.items import Input

if TYPE_CHECKING:
    import pyarrow.parquet as pq

ROWS_A_BATCH = 32
"""Rows held at a time: at 10 kB a text some 300 kB; even texts at the limit of a document stay within 2 GiB."""

_READ_AHEAD = 1 << 20
"""Bytes read at a time of a column; with `pre_buffer`, or without this, a whole row group of texts would be held."""


def parquet_to_inputs(
    path: str, *, columns: Columns = ANY_COLUMNS, max_bytes: int = DEFAULT_MAX_BYTES
) -> Iterator[Input]:
    """One input a row, in order; the text may be a column of strings, or of bytes in any encoding.

    What cannot be read (no such column, no text in a row, a damaged row group, pyarrow not installed) gives an input
    with a reason, and the rest goes on. `max_bytes` limits each text.
    """
    name = path_to_source(path)
    try:
        import pyarrow as pa
        import pyarrow.parquet as pq
    except ImportError:
        yield Input(name, path=path, reason="reading Parquet needs pyarrow: pip install 'gouji[parquet]'")
        return
    try:
        # checksums are looked at where the writer put any
        options = {"buffer_size": _READ_AHEAD, "pre_buffer": False, "page_checksum_verification": True}
        with pq.ParquetFile(path, **options) as file:
            layout = schema_to_layout(file.schema_arrow, columns)
            if isinstance(layout, str):
                yield Input(name, path=path, reason=layout)
            else:
                yield from _file_to_inputs(file, _Origin(path, name, layout, max_bytes))
    except pa.ArrowException as error:
        yield Input(name, path=path, reason=f"no sound Parquet file ({_first_line(error)}); write or fetch it again")
    except OSError as error:
        yield Input(name, path=path, reason=_os_error_to_reason(error))


@dataclass(frozen=True, slots=True)
class _Origin:
    path: str
    name: str
    layout: Layout
    max_bytes: int


def _file_to_inputs(file: pq.ParquetFile, origin: _Origin) -> Iterator[Input]:
    first = 1
    for group in range(file.num_row_groups):
        rows = file.metadata.row_group(group).num_rows
        yield from _group_to_inputs(file, group, origin, first, first + rows - 1)
        first += rows


def _group_to_inputs(file: pq.ParquetFile, group: int, origin: _Origin, first: int, last: int) -> Iterator[Input]:
    """The rows `first` to `last`, counted from 1 over the whole file; what is damaged of them gives one input."""
    import pyarrow as pa

    names = origin.layout.names()
    try:
        for batch in file.iter_batches(ROWS_A_BATCH, row_groups=[group], columns=names, use_threads=False):
            start = first
            yield from batch_to_inputs(
                batch,
                origin.layout,
                place=lambda index, start=start: f"{origin.name}:{start + index}",  # type: ignore[misc]
                path=origin.path,
                max_bytes=origin.max_bytes,
            )
            first += batch.num_rows
    except (pa.ArrowException, OSError) as error:
        reason = f"rows {first} to {last} cannot be read ({_first_line(error)}); write or fetch the file again"
        yield Input(f"{origin.name}:{first}", path=origin.path, reason=reason)


def _os_error_to_reason(error: OSError) -> str:
    """Arrow raises plain OSErrors for damaged data as well."""
    if error.errno is not None:
        return error_to_reason(error)
    return f"no sound Parquet file ({_first_line(error)}); write or fetch it again"


def _first_line(error: Exception) -> str:
    return str(error).strip().partition("\n")[0][:200]
