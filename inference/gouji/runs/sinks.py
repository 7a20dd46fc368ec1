"""The files of a shard while it is being written: each takes the documents one by one."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import IO, Any, Protocol

from gouji.extraction import Extraction
from gouji.writing.carried import REST
from gouji.writing.delimited import value_to_field
from gouji.writing.to_jsonl import extraction_to_line


class Sink(Protocol):
    """One file that grows."""

    def add(self, extractions: Sequence[Extraction]) -> None:
        """Write the reports of one document."""

    def close(self) -> None:
        """Write what is held back. The file itself stays open."""


@dataclass(frozen=True, slots=True)
class Table:
    """Rows that a shard has in each format of rows: `name` is cells or documents, `rows` what one report gives."""

    name: str
    columns: tuple[str, ...]
    rows: Callable[[Extraction], Iterable[Sequence[Any]]]


class JsonlSink:
    """One line a report, by the contract."""

    def __init__(self, file: IO[bytes]) -> None:
        self._file = file

    def add(self, extractions: Sequence[Extraction]) -> None:
        """Write the lines of one document."""
        for extraction in extractions:
            self._file.write(extraction_to_line(extraction))

    def close(self) -> None:
        """Nothing is held back."""


class CsvSink:
    """Rows under a header, in UTF-8 with a byte order mark, as gouji.writing.to_csv has them."""

    def __init__(self, file: IO[bytes], table: Table) -> None:
        self._text = io.TextIOWrapper(file, encoding="utf-8-sig", newline="")
        self._rows = table.rows
        self._writer = csv.writer(self._text)
        self._writer.writerow(table.columns)

    def add(self, extractions: Sequence[Extraction]) -> None:
        """Write the rows of one document."""
        for extraction in extractions:
            self._writer.writerows(map(value_to_field, row) for row in self._rows(extraction))

    def close(self) -> None:
        """Hand the file back, all text written to it."""
        self._text.detach()


class ParquetSink:
    """Rows in groups, with the types of gouji.writing.to_parquet."""

    def __init__(self, file: IO[bytes], table: Table) -> None:
        import pyarrow as pa
        import pyarrow.parquet as pq

        from gouji.writing import arrow

        types = {"cells": arrow.CELL_TYPES, "documents": arrow.DOCUMENT_TYPES}[table.name]
        self._types = types | {REST: pa.string()}
        self._rows = table.rows
        self._held: list[Sequence[Any]] = []
        self._writer = pq.ParquetWriter(file, arrow.types_to_schema(self._types), compression="zstd")

    def add(self, extractions: Sequence[Extraction]) -> None:
        """Hold the rows of one document, or write a group."""
        from gouji.writing.to_parquet import ROWS_A_GROUP

        for extraction in extractions:
            self._held.extend(self._rows(extraction))
        if len(self._held) >= ROWS_A_GROUP:
            self._write_group()

    def close(self) -> None:
        """Write the last group and the end of the file."""
        if self._held:
            self._write_group()
        self._writer.close()

    def _write_group(self) -> None:
        from gouji.writing.arrow import rows_to_table

        self._writer.write_table(rows_to_table(self._held, self._types))
        self._held = []
