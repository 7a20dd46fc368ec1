"""DuckDB: a database with the tables documents, cells and checks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from typing import IO

from gouji.errors import OutputError
from gouji.extraction import Extraction
from gouji.forms.model import Form
from gouji.writing.carried import REST, CarriedColumns, peek_carried
from gouji.writing.labels import Labels, forms_to_labels, shipped_labels
from gouji.writing.rows import extraction_to_check_rows, extraction_to_document_row
from gouji.writing.tidy import extraction_to_tidy_rows

try:
    import pyarrow as pa

    from gouji.writing.arrow import (
        CELL_TYPES,
        CHECK_TYPES,
        DOCUMENT_TYPES,
        Row,
        rows_to_table,
        types_to_schema,
    )
    from gouji.writing.duckdb_file import create_table, insert, open_database
except ImportError as error:
    raise OutputError("DuckDB output needs duckdb and pyarrow: pip install 'gouji[panel]'") from error

REPORTS_A_GROUP = 250
"""Reports held at a time: some 50,000 cells."""

_TAKEN = {*types_to_schema(CELL_TYPES).names, *DOCUMENT_TYPES}


def write(extractions: Iterable[Extraction], file: IO[bytes], *, forms: Mapping[str, Form] | None = None) -> None:
    """Write one row a report, a cell and a check; documents and cells have the carried columns as well, as text.

    Exact numbers are there as double and as text with every digit (`value_exact`), as in Parquet.
    """
    labels = shipped_labels() if forms is None else forms_to_labels(forms.values())
    columns, reports = peek_carried(extractions, taken=_TAKEN)
    carried = dict.fromkeys((*columns.headers, REST), pa.string())
    tables = {"documents": DOCUMENT_TYPES | carried, "cells": CELL_TYPES | carried, "checks": CHECK_TYPES}
    with open_database(file) as connection:
        for name, types in tables.items():
            create_table(connection, name, types_to_schema(types))
        while group := list(islice(reports, REPORTS_A_GROUP)):
            rows = _group_to_rows(group, columns, labels)
            for name, types in tables.items():
                insert(connection, name, rows_to_table(rows[name], types))


def _group_to_rows(group: list[Extraction], columns: CarriedColumns, labels: Labels) -> dict[str, list[Row]]:
    return {
        "documents": [(*extraction_to_document_row(item), *columns.fields(item)) for item in group],
        "cells": [row for item in group for row in _cells(item, columns, labels)],
        "checks": [row for item in group for row in extraction_to_check_rows(item)],
    }


def _cells(extraction: Extraction, columns: CarriedColumns, labels: Labels) -> Iterator[Row]:
    fields = columns.fields(extraction)
    return ((*row, *fields) for row in extraction_to_tidy_rows(extraction, labels))
