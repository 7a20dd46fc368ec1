"""Rows into a worksheet: safe cells, frozen header, and a next sheet when one is full."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell

from gouji.extraction import Number
from gouji.writing.encoding import text_to_encodable
from gouji.writing.inert import text_to_inert
from gouji.writing.plain import number_to_digits

ROWS_A_SHEET = 1_048_576
"""Rows that a worksheet holds (ECMA-376, Excel's own limit)."""

LONGEST_TEXT = 32_767
"""Characters that a cell holds (Excel's own limit); longer text is cut."""

EXACT_DIGITS = 15
"""Significant digits that a spreadsheet number keeps (IEEE 754 double); longer numbers are written as text."""

_ILLEGAL_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_ILLEGAL_IN_TITLE = re.compile(r"[\[\]:*?/\\'\x00-\x1f]")
_LONGEST_TITLE = 31


@dataclass(frozen=True, slots=True)
class Styled:
    """A value for a cell and the name of its style."""

    value: str | Number | float | None
    style: str | None = None


@dataclass(frozen=True, slots=True)
class Layout:
    """What must be known of a sheet before its first row: `first` rows repeat on every continuation sheet."""

    title: str
    first: tuple[tuple[Styled, ...], ...]
    widths: tuple[float, ...]
    freeze: str


class RollingSheet:
    """A worksheet that goes on in a next one, title (2), (3), ..., when it is full."""

    def __init__(self, workbook: Workbook, layout: Layout) -> None:
        self._workbook = workbook
        self._layout = layout
        self._count = 0
        self._sheet: Any = None
        self._next_row = 0
        self._open()

    def append(self, rows: Sequence[Sequence[Styled]], merges: Sequence[tuple[int, int, int, int]] = ()) -> None:
        """Append `rows` together; `merges` are (row, column, rows, columns), places counting from 0 in them."""
        if self._next_row + len(rows) > ROWS_A_SHEET:
            self._open()
        for row, column, height, width in merges:
            if height > 1 or width > 1:
                self._merge(row, column, height, width)
        for cells in rows:
            self._append_row(cells)

    def _open(self) -> None:
        self._count += 1
        suffix = "" if self._count == 1 else f" ({self._count})"
        self._sheet = self._workbook.create_sheet(text_to_title(self._layout.title, suffix))
        self._sheet.freeze_panes = self._layout.freeze
        for index, width in enumerate(self._layout.widths):
            self._sheet.column_dimensions[index_to_letters(index)].width = width
        self._next_row = 0
        for cells in self._layout.first:
            self._append_row(cells)

    def _append_row(self, cells: Sequence[Styled]) -> None:
        self._sheet.append([styled_to_cell(self._sheet, styled) for styled in cells])
        self._next_row += 1

    def _merge(self, row: int, column: int, height: int, width: int) -> None:
        top = self._next_row + row + 1
        first = f"{index_to_letters(column)}{top}"
        self._sheet.merged_cells.add(f"{first}:{index_to_letters(column + width - 1)}{top + height - 1}")


def styled_to_cell(sheet: Any, styled: Styled) -> Any:
    """A worksheet cell, or the bare value where that gives the same one; None for an empty one without style.

    Text is never a formula, a number or an error, whatever it looks like.
    """
    if styled.style is None and _is_plain(styled.value):
        return styled.value  # writing these as cell objects takes twice the time
    cell = WriteOnlyCell(sheet)
    if styled.style is not None:
        cell.style = styled.style
    value = styled.value
    if isinstance(value, int | Decimal) and _count_digits(value) > EXACT_DIGITS:
        value = number_to_digits(value)
    if isinstance(value, str):
        cell.value = text_to_cell_text(value)
        cell.data_type = "s"
        cell.quotePrefix = text_to_inert(value) != value
    elif value is not None:
        cell.value = value
        if isinstance(value, Decimal) and (places := -int(value.as_tuple().exponent)) > 0:
            cell.number_format = "0." + "0" * places
    return cell


def _is_plain(value: str | Number | float | None) -> bool:
    """Whether the library, given the bare value, writes it unchanged and with the right type."""
    if isinstance(value, str):
        return value[:1].isalnum() and len(value) <= LONGEST_TEXT and text_to_cell_text(value) == value
    return not isinstance(value, Decimal) and (value is None or abs(value) < 10**EXACT_DIGITS)


def text_to_cell_text(text: str) -> str:
    """`text` without the control characters that XML forbids (each becomes U+FFFD), cut to LONGEST_TEXT."""
    return _ILLEGAL_IN_XML.sub("\ufffd", text_to_encodable(text))[:LONGEST_TEXT]


def text_to_title(text: str, suffix: str = "") -> str:
    """A legal worksheet title."""
    return (_ILLEGAL_IN_TITLE.sub("_", text_to_encodable(text))[: _LONGEST_TITLE - len(suffix)] or "table") + suffix


def index_to_letters(index: int) -> str:
    """Column letters of a column counted from 0: A, B, ..., Z, AA, ..."""
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def _count_digits(number: Number) -> int:
    return len(str(abs(number))) if isinstance(number, int) else len(number.as_tuple().digits)
