"""CSV and TSV: the first sheet with every printed digit, safe for spreadsheets."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import IO

from gouji.panel.columns import Sheet
from gouji.panel.writing import Writer
from gouji.writing.delimited import write_rows
from gouji.writing.encoding import text_to_encodable


def format_to_write(name: str, *, mark: bool) -> Writer:
    """The writer of "csv" or "tsv"; `mark` asks for a byte order mark before CSV, TSV never has one."""
    if name == "tsv":
        return partial(_write, delimiter="\t", encoding="utf-8")
    return partial(_write, delimiter=",", encoding="utf-8-sig" if mark else "utf-8")


def _write(sheets: Sequence[Sheet], file: IO[bytes], *, delimiter: str, encoding: str) -> None:
    sheet = sheets[0]
    rows = ([_to_encodable(value) for value in row] for row in sheet.rows)
    write_rows([column.name for column in sheet.columns], rows, file, delimiter=delimiter, encoding=encoding)


def _to_encodable(value: object) -> object:
    return text_to_encodable(value) if isinstance(value, str) else value
