"""Drawn tables to a view: one line a row, each grid place ended with CELL_END, as for HTML tables."""

from __future__ import annotations

from array import array
from collections.abc import Sequence

from rich.cells import cell_len

from gouji.document import CELL_END, SPAN_FILLER
from gouji.reading.drawn.frames import DrawnCell, DrawnTable
from gouji.reading.mapped import Mapped


def tables_to_view(text: str, tables: Sequence[DrawnTable]) -> Mapped:
    """The text with each table's range replaced by its rows; `tables` in order of the text.

    What stands for no source character has an empty range. A cell of several lines stands before its row's further
    cells, so that within a row the ranges may go back.
    """
    writer = _Writer(text)
    place = 0
    for table in tables:
        writer.copy(place, table.start)
        for row in table.rows:
            for cell in row:
                writer.cell(cell)
            writer.mark("\n")
        place = table.end
    writer.copy(place, len(text))
    return Mapped("".join(writer.parts), len(text), writer.starts, writer.ends)


class _Writer:
    """The view so far; `place` is where in the source what was last written ends."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.parts: list[str] = []
        self.starts = array("i")
        self.ends = array("i")
        self.place = 0

    def copy(self, start: int, end: int) -> None:
        """Write a source range as it stands."""
        self.parts.append(self.source[start:end])
        self.starts.extend(range(start, end))
        self.ends.extend(range(start + 1, end + 1))
        self.place = end

    def mark(self, character: str) -> None:
        """Write a character that stands for no source."""
        self.parts.append(character)
        self.starts.append(self.place)
        self.ends.append(self.place)

    def cell(self, cell: DrawnCell | None) -> None:
        """Write a place of the grid: a cell's lines as one text, or that a span covers it."""
        if cell is None:
            self.mark(SPAN_FILLER)
        for number, (start, end) in enumerate(cell.pieces if cell else ()):
            if number > 0 and cell_len(self.source[self.place - 1] + self.source[start]) == 2:  # no ideograph
                self.mark(" ")
            self.copy(start, end)
        self.mark(CELL_END)
