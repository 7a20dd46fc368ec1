"""Tidy rows as delimited text, quoted where needed (RFC 4180)."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from typing import IO

from gouji.extraction import Extraction
from gouji.forms.model import Form
from gouji.writing.carried import REST, peek_carried
from gouji.writing.inert import text_to_inert
from gouji.writing.labels import forms_to_labels, shipped_labels
from gouji.writing.plain import number_to_digits
from gouji.writing.tidy import TIDY_COLUMNS, extraction_to_tidy_rows


def write_delimited(
    extractions: Iterable[Extraction],
    file: IO[bytes],
    *,
    delimiter: str,
    encoding: str,
    forms: Mapping[str, Form] | None = None,
) -> None:
    """Write a header and one row a cell, with the columns that the records carried behind, streaming.

    Numbers keep every printed digit. Text that a spreadsheet could run as a formula gets an apostrophe in front
    (gouji.writing.inert); nothing else is changed.
    """
    labels = shipped_labels() if forms is None else forms_to_labels(forms.values())
    columns, extractions = peek_carried(extractions, taken=TIDY_COLUMNS)
    rows = (
        (*row, *fields)
        for extraction in extractions
        for fields in [columns.fields(extraction)]
        for row in extraction_to_tidy_rows(extraction, labels)
    )
    header = (*TIDY_COLUMNS, *columns.headers, REST)
    write_rows(header, rows, file, delimiter=delimiter, encoding=encoding)


def write_rows(
    header: Sequence[str], rows: Iterable[Sequence[object]], file: IO[bytes], *, delimiter: str, encoding: str
) -> None:
    """Write a header and rows, streaming, numbers and text as write_delimited has them."""
    text = io.TextIOWrapper(file, encoding=encoding, newline="", write_through=False)
    writer = csv.writer(text, delimiter=delimiter)
    writer.writerow(map(value_to_field, header))
    writer.writerows(map(value_to_field, row) for row in rows)
    text.detach()


def value_to_field(value: object) -> object:
    """What csv is given: text that no spreadsheet runs, numbers with every printed digit."""
    if isinstance(value, str):
        return text_to_inert(value)
    if isinstance(value, Decimal):
        return number_to_digits(value)
    return value
