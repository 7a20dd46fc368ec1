"""The looks of the workbook: one named style a cell status, so that a reader can recolour all of them at once."""

from __future__ import annotations

from collections.abc import Mapping

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, NamedStyle, PatternFill, Side

TITLE = "gouji title"
HEADER = "gouji header"
LABEL = "gouji label"
GROUP = "gouji group"
EXTRA = "gouji extra row"

STATUS_COLOURS: Mapping[str, str] = {
    "read": "FFFFFF",
    "blank": "EDEDED",
    "decoded": "DDEBF7",
    "reviewed": "E2EFDA",
    "suspect": "F8CBAD",
    "unresolved": "FFE699",
    "missing": "D9C3E8",
}
"""Fill by status: white where nothing is to be done, cold colours for trusted, warm ones for what asks for a look."""

STATUS_MEANINGS: Mapping[str, str] = {
    "read": "read 读出",
    "blank": "blank 原文空白",
    "decoded": "decoded 由勾稽唯一解出",
    "reviewed": "reviewed 已人工复核",
    "suspect": "suspect 存疑",
    "unresolved": "unresolved 位置未定",
    "missing": "missing 原文缺失",
}

_THIN = Side(style="thin", color="BFBFBF")
_BORDER = Border(left=_THIN, right=_THIN, top=_THIN, bottom=_THIN)


def status_style(status: str) -> str:
    """Name of the style for cells of `status`."""
    return f"gouji {status}"


def level_style(level: int) -> str:
    """Name of the style for a row label that stands under `level` group labels; from 4 on they look the same."""
    return f"{LABEL} {min(level, 4)}"


def add_styles(workbook: Workbook) -> None:
    """Register every named style with `workbook`."""
    for style in _named_styles():
        workbook.add_named_style(style)


def _named_styles() -> list[NamedStyle]:
    centred = Alignment(horizontal="center", vertical="center", wrap_text=True)
    left = Alignment(vertical="center", wrap_text=True)
    grey = PatternFill("solid", fgColor="F2F2F2")
    return [
        NamedStyle(TITLE, font=Font(bold=True, size=12)),
        NamedStyle(HEADER, font=Font(bold=True), fill=grey, border=_BORDER, alignment=centred),
        NamedStyle(GROUP, font=Font(bold=True), border=_BORDER, alignment=left),
        NamedStyle(EXTRA, font=Font(italic=True), border=_BORDER, alignment=left),
        *(_level_style(level) for level in range(5)),
        *(_status_style(status, colour) for status, colour in STATUS_COLOURS.items()),
    ]


def _level_style(level: int) -> NamedStyle:
    alignment = Alignment(vertical="center", wrap_text=True, indent=level)
    return NamedStyle(level_style(level), border=_BORDER, alignment=alignment)


def _status_style(status: str, colour: str) -> NamedStyle:
    fill = PatternFill("solid", fgColor=colour)
    alignment = Alignment(horizontal="right", vertical="center")
    return NamedStyle(status_style(status), fill=fill, border=_BORDER, alignment=alignment)
