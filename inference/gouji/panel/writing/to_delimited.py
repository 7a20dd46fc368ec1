"""CSV and TSV: the first sheet with every printed digit, safe for spreadsheets."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from decimal import Decimal
from functools import partial
from typing import IO

from gouji.panel.columns import Sheet
from gouji.panel.writing import Writer
from gouji.writing.encoding import text_to_encodable
from gouji.writing.inert import text_to_inert
from gouji.writing.plain import number_to_digits


def format_to_write(name: str, *, mark: bool) -> Writer:
    """The writer of "csv" or "tsv"; `mark` asks for a byte order mark before CSV, TSV never has one."""
    if name == "tsv":
        return partial(_write, delimiter="\t", encoding="utf-8")
    return partial(_write, delimiter=",", encoding="utf-8-sig" if mark else "utf-8")


def _write(sheets: Sequence[Sheet], file: IO[bytes], *, delimiter: str, encoding: str) -> None:
    sheet = sheets[0]
    text = io.TextIOWrapper(file, encoding=encoding, newline="", write_through=False)
    writer = csv.writer(text, delimiter=delimiter)
    writer.writerow([column.name for column in sheet.columns])
    writer.writerows(map(_value_to_field, row) for row in sheet.rows)
    text.detach()


def _value_to_field(value: object) -> object:
    if isinstance(value, str):
        return text_to_inert(text_to_encodable(value))
    return number_to_digits(value) if isinstance(value, Decimal) else value
