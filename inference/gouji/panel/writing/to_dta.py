"""Stata 14 and later (.dta format 118, UTF-8): the first sheet, with Chinese labels of variables and values.

Format: StataCorp, "Description of the .dta file format 118" (help dta). Written here because the libraries that do
need all rows in memory and pad every text to the longest one before the first byte is out.
"""

from __future__ import annotations

import struct
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import IO, Any

import numpy as np
from numpy.typing import NDArray

from gouji.errors import OutputError
from gouji.panel.columns import Column, Row, Sheet
from gouji.panel.writing.dta_file import Variable, dta_head, dta_tail
from gouji.writing.encoding import text_to_encodable
from gouji.writing.plain import number_to_digits

ROWS_A_GROUP = 50_000
"""Rows held at a time."""

LONGEST_TEXT = 2045
"""Bytes of a text variable (str2045, Stata's own limit); longer text is cut between characters."""

MOST_VALUES = 65_536
"""Labelled values of a variable (Stata's own limit)."""

MISSING_LONG = 2_147_483_621
MISSING_DOUBLE = struct.unpack("<d", bytes.fromhex("000000000000e07f"))[0]
"""What Stata shows as . in a long and in a double."""

_LARGEST_LONG = 2_147_483_620
_LARGEST_DOUBLE = 8.988e307

Array = NDArray[Any]


def write(sheets: Sequence[Sheet], file: IO[bytes]) -> None:
    """Write variables in the order of the columns; a number also as text with every digit (`value_exact`).

    Categories become numbers with value labels: in the order of the known values, or of their first occurrence. Rows
    wait in a temporary file until the widths of all texts are known. Raises OutputError for a category of too many
    values.
    """
    sheet = sheets[0]
    coders = [_column_to_coder(column) for column in sheet.columns]
    with tempfile.TemporaryFile(prefix="gouji-") as spool:
        sizes = [_spool_group(group, coders, spool) for group in _groups(sheet.rows)]
        variables = [variable for coder in coders for variable in coder.variables()]
        labels = {coder.column.name: coder.labels() for coder in coders if isinstance(coder, _Category)}
        count = sum(sizes)
        row_type = np.dtype([(variable.name, variable.dtype) for variable in variables])
        file.write(dta_head(variables, labels, count=count, row_size=row_type.itemsize, title=sheet.zh))
        spool.seek(0)
        for _ in sizes:
            group = np.load(spool, allow_pickle=False)
            file.write(group.astype(row_type).tobytes())
        file.write(dta_tail(labels))


def _groups(rows: Iterable[Row]) -> Iterator[list[Row]]:
    rows = iter(rows)
    while group := list(islice(rows, ROWS_A_GROUP)):
        yield group


def _spool_group(rows: list[Row], coders: Sequence[_Coder], spool: IO[bytes]) -> int:
    columns = zip(*rows, strict=True)
    arrays = [pair for coder, values in zip(coders, columns, strict=True) for pair in coder.encode(values)]
    names = [variable.name for coder in coders for variable in coder.variables()]
    group = np.empty(len(rows), dtype=[(name, array.dtype) for name, array in zip(names, arrays, strict=True)])
    for name, array in zip(names, arrays, strict=True):
        group[name] = array
    np.save(spool, group, allow_pickle=False)
    return len(rows)


class _Coder:
    """Turns the values of one column into arrays, one a variable."""

    def __init__(self, column: Column) -> None:
        self.column = column

    def encode(self, values: Sequence[Any]) -> list[Array]:
        """One array a variable; to be called for every group of rows in turn."""
        raise NotImplementedError

    def variables(self) -> list[Variable]:
        """The variables as wide as what was encoded so far needs."""
        raise NotImplementedError


class _Text(_Coder):
    def __init__(self, column: Column) -> None:
        super().__init__(column)
        self._width = 1

    def encode(self, values: Sequence[Any]) -> list[Array]:
        array = np.array([b"" if value is None else text_to_bytes(value) for value in values], dtype=np.bytes_)
        self._width = max(self._width, array.dtype.itemsize)
        return [array]

    def variables(self) -> list[Variable]:
        return [Variable(self.column.name, f"S{self._width}", self.column.zh)]


class _Double(_Coder):
    def encode(self, values: Sequence[Any]) -> list[Array]:
        return [np.array([_value_to_double(value) for value in values], dtype="<f8")]

    def variables(self) -> list[Variable]:
        return [Variable(self.column.name, "<f8", self.column.zh)]


class _Number(_Double):
    def __init__(self, column: Column) -> None:
        super().__init__(column)
        self._exact = _Text(Column(f"{column.name}_exact", "text", f"{column.zh}（全部数位）", column.en))

    def encode(self, values: Sequence[Any]) -> list[Array]:
        digits = [None if value is None else number_to_digits(value) for value in values]
        return super().encode(values) + self._exact.encode(digits)

    def variables(self) -> list[Variable]:
        return super().variables() + self._exact.variables()


class _Whole(_Coder):
    def encode(self, values: Sequence[Any]) -> list[Array]:
        return [np.array([_value_to_long(value) for value in values], dtype="<i4")]

    def variables(self) -> list[Variable]:
        return [Variable(self.column.name, "<i4", self.column.zh)]


class _Category(_Coder):
    def __init__(self, column: Column) -> None:
        super().__init__(column)
        self._codes = {code: number for number, code in enumerate(column.codes or {}, start=1)}

    def encode(self, values: Sequence[Any]) -> list[Array]:
        codes = self._codes
        numbers = [MISSING_LONG if value is None else codes.setdefault(value, len(codes) + 1) for value in values]
        if len(codes) > MOST_VALUES:
            cure = "write .parquet or .csv instead, or fewer agencies at a time"
            raise OutputError(f"{self.column.name} has more than {MOST_VALUES} values, too many for Stata; {cure}")
        return [np.array(numbers, dtype="<i4")]

    def variables(self) -> list[Variable]:
        return [Variable(self.column.name, "<i4", self.column.zh, labelled=True)]

    def labels(self) -> list[str]:
        """Texts of the values 1, 2, ...: the Chinese meaning with the code where there is one."""
        known = self.column.codes or {}
        return [f"{known[code]} ({code})" if code in known else text_to_encodable(code) for code in self._codes]


_CODERS: dict[str, type[_Coder]] = {
    "text": _Text,
    "category": _Category,
    "whole": _Whole,
    "number": _Number,
    "double": _Double,
}


def _column_to_coder(column: Column) -> _Coder:
    return _CODERS[column.kind](column)


def text_to_bytes(text: str) -> bytes:
    """UTF-8 of at most LONGEST_TEXT bytes, cut between characters, without NUL."""
    data = text_to_encodable(text).replace("\0", "\ufffd").encode("utf-8")
    return data if len(data) <= LONGEST_TEXT else data[:LONGEST_TEXT].decode("utf-8", "ignore").encode("utf-8")


def _value_to_double(value: Any) -> float:
    if value is None or abs(value) > _LARGEST_DOUBLE:
        return float(MISSING_DOUBLE)
    return float(value)


def _value_to_long(value: int | None) -> int:
    return MISSING_LONG if value is None or abs(value) > _LARGEST_LONG else value
