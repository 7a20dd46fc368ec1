"""A page as a printed report: prose at a page width, framed tables with wrapped labels, page ends within them."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

from gouji_training.flattening.writing.paper import page_to_paper
from gouji_training.flattening.writing.pdf_file import A4, PdfPage, char_to_width, pages_to_pdf, text_to_width
from gouji_training.flattening.writing.pdf_table import LEADING, PrintedCell, Table, grid_to_table
from gouji_training.synthesis.model import Grid, Line
from gouji_training.synthesis.page import Page

_MARGIN = 70.0


@dataclass(frozen=True, slots=True)
class Sheet:
    """How tables are set: `vertical` gives value columns the width of one character, so that headers run downwards."""

    vertical: bool = False


@dataclass(frozen=True, slots=True)
class _Style:
    """One document's look; sizes are in points."""

    size: float
    table_size: float
    line: float
    number: str
    repeated: bool
    left: bool


def page_to_pdf(page: Page, sheet: Sheet, rng: Random) -> bytes:
    """The whole file."""
    style = _Style(
        size=rng.choice((10.5, 12.0, 14.0)),
        table_size=rng.choice((8.0, 9.0, 10.5)),
        line=rng.choice((1.4, 1.8)),
        number=rng.choice(("", "- {} -", "— {} —", "第{}页", "第 {} 页", "－{}－")),
        repeated=rng.random() < 0.3,
        left=rng.random() < 0.7,
    )
    printer = _Printer(style)
    for block in page_to_paper(page, rng).blocks:
        if isinstance(block, Grid):
            printer.table(grid_to_table(block, style.table_size, A4[0] - 2 * _MARGIN, vertical=sheet.vertical))
        elif block.text:
            printer.line(block)
    return pages_to_pdf(printer.finish())


class _Printer:
    """Fills sheets from top to bottom."""

    def __init__(self, style: _Style) -> None:
        self.style = style
        self.pages = [PdfPage()]
        self.y = A4[1] - _MARGIN

    def finish(self) -> list[PdfPage]:
        """The sheets, numbered."""
        for number, page in enumerate(self.pages, 1):
            if self.style.number:
                text = self.style.number.format(number)
                page.text(A4[0] / 2 - text_to_width(text) * 4.5, _MARGIN / 2, 9, text)
        return self.pages

    def line(self, line: Line) -> None:
        """Print a paragraph, wrapped; headings and prose begin two characters in."""
        size = self.style.size
        indent = 2.0 if line.label in ("narrative", "heading") else 0.0
        room = (A4[0] - 2 * _MARGIN) / size
        for number, text in enumerate(_wrapped(line.text, room, indent)):
            self._need(size * self.style.line)
            self.y -= size * self.style.line
            self.pages[-1].text(_MARGIN + (indent * size if number == 0 else 0), self.y, size, text)

    def table(self, table: Table) -> None:
        """Print a table; where the sheet ends, its rows go on overleaf, below the header once more if so styled."""
        tops: list[tuple[int, float]] = []
        self.y -= self.style.table_size
        for number, height in enumerate(table.heights):
            if self._need(height) and self.style.repeated and number >= table.header:
                self._rows(table, range(table.header))
            self.y -= height
            tops.append((len(self.pages) - 1, self.y + height))
        for cell in table.cells:
            self._cell(cell, tops, table.heights)
        self.y -= self.style.table_size

    def _rows(self, table: Table, rows: range) -> None:
        """Print whole rows here and now."""
        tops = []
        for number in rows:
            tops.append((len(self.pages) - 1, self.y))
            self.y -= table.heights[number]
        for cell in table.cells:
            if cell.row in rows:
                self._cell(cell, tops, table.heights)

    def _cell(self, cell: PrintedCell, tops: list[tuple[int, float]], heights: list[float]) -> None:
        """Frame a cell on every sheet that it reaches and print its text on the one that shows most of it."""
        shown: dict[int, tuple[float, float]] = {}
        for row in range(cell.row, min(cell.row + cell.rows, len(tops))):
            page, top = tops[row]
            first, height = shown.get(page, (top, 0.0))
            shown[page] = (first, height + heights[row])
        for page, (top, height) in shown.items():
            self.pages[page].frame(_MARGIN + cell.x, top - height, cell.width, height)
        page, (top, height) = max(shown.items(), key=lambda item: item[1][1])
        self._text(cell, page, top, height)

    def _text(self, cell: PrintedCell, page: int, top: float, height: float) -> None:
        size = self.style.table_size
        y = top - max(height - len(cell.lines) * size * LEADING, 0.0) / 2 - size
        for text in cell.lines:
            spare = cell.width - text_to_width(text) * size
            x = 2.0 if self.style.left and cell.label else spare / 2
            if text.strip():
                self.pages[page].text(_MARGIN + cell.x + x, y, size, text)
            y -= size * LEADING

    def _need(self, height: float) -> bool:
        """Begin a new sheet when there is no room for so much; True when one was begun."""
        if self.y - height >= _MARGIN:
            return False
        self.pages.append(PdfPage())
        self.y = A4[1] - _MARGIN
        return True


def _wrapped(text: str, room: float, indent: float) -> list[str]:
    """Break a text into lines of at most `room` ems, the first one shorter by `indent`."""
    lines, line, used = [], "", indent
    for char in text:
        width = char_to_width(char)
        if used + width > room:
            lines.append(line)
            line, used = "", 0.0
        line += char
        used += width
    return [*lines, line]
