"""How a cell looks in the terminal: a colour and a mark a status, so that it reads without colour as well."""

from __future__ import annotations

from collections.abc import Mapping

from rich.text import Text

from gouji.cli.terminal import clip_text, text_to_terminal
from gouji.extraction import Cell
from gouji.status_marks import STATUS_MARKS

LONGEST_VALUE = 16
"""Terminal cells of a printed value that are shown; the longest in real reports have 12 (3,020.782万元)."""

LINE_STYLE = "bright_black"
LABEL_STYLES: Mapping[str, str] = {"header": "bold", "group": "bold", "row": ""}

STATUS_STYLES: Mapping[str, str] = {
    "read": "green",
    "reviewed": "bold blue",
    "decoded": "cyan",
    "blank": "bright_black",
    "suspect": "bold white on red",
    "unresolved": "bold black on yellow",
    "missing": "bold magenta",
}

_ZERO_STYLE = "dim green"
_NUMBER_STYLE = "bold green"


def cell_to_text(cell: Cell | None) -> Text:
    """What is printed and, in the last place, the mark of the status; empty where the table has no such cell."""
    if cell is None:
        return Text()
    printed = clip_text(text_to_terminal((cell.text or "").strip()), LONGEST_VALUE)
    return Text(printed + (STATUS_MARKS[cell.status] or " "), style=_cell_to_style(cell))


def _cell_to_style(cell: Cell) -> str:
    if cell.status == "read" and cell.value is not None:
        # nearly all values are 0: dimmed, they let the others stand out
        return _NUMBER_STYLE if cell.value else _ZERO_STYLE
    return STATUS_STYLES[cell.status]


def status_to_sample(status: str) -> Text:
    """The status in its own colour, with its mark: an entry of the legend."""
    mark = STATUS_MARKS[status]
    return Text(f"{mark} {status}" if mark else status, style=STATUS_STYLES[status])


def pad_before(text: Text, width: int) -> Text:
    """`text` at the right end of `width` terminal cells; its colours do not run into the padding."""
    return Text(" " * max(0, width - text.cell_len)).append_text(text)
