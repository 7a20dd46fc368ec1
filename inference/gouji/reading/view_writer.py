"""A view written piece by piece, each character with the place in the source that it stands for."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from dataclasses import replace

from rich.cells import cell_len

from gouji.document import CELL_END, SPAN_FILLER, Document
from gouji.reading.mapped import Mapped, compose


class ViewWriter:
    """The view so far. What stands for no source character has an empty range, where what was last written ends.

    A cell may stand before or behind the place in the source where it was printed: the ranges may go back.
    """

    def __init__(self, source: str) -> None:
        self._source = source
        self._parts: list[str] = []
        self._starts = array("i")
        self._ends = array("i")
        self._place = 0

    def copy(self, start: int, end: int) -> None:
        """Write a source range as it stands."""
        self._parts.append(self._source[start:end])
        self._starts.extend(range(start, end))
        self._ends.extend(range(start + 1, end + 1))
        self._place = end

    def mark(self, character: str) -> None:
        """Write a character that stands for no source."""
        self._parts.append(character)
        self._starts.append(self._place)
        self._ends.append(self._place)

    def cell(self, pieces: Sequence[tuple[int, int]] | None) -> None:
        """Write a place of a grid: source ranges as one text, or, for None, that a span covers it."""
        if pieces is None:
            self.mark(SPAN_FILLER)
        for number, (start, end) in enumerate(pieces or ()):
            if number > 0 and cell_len(self._source[self._place - 1] + self._source[start]) == 2:  # no ideograph
                self.mark(" ")
            self.copy(start, end)
        self.mark(CELL_END)

    def view(self) -> Mapped:
        """What was written."""
        return Mapped("".join(self._parts), len(self._source), self._starts, self._ends)


def document_with_view(document: Document, written: Mapped) -> Document:
    """The document with a view that was written from the one it has."""
    source = Mapped(document.view, len(document.original), document.starts, document.ends)
    mapped = compose(source, written.text, written.starts, written.ends)
    return replace(document, view=mapped.text, starts=mapped.starts, ends=mapped.ends)


def document_with_line_ends(document: Document, places: Sequence[int]) -> Document:
    """The document, its view with a line end before each of these places, in order."""
    writer, start = ViewWriter(document.view), 0
    for place in places:
        writer.copy(start, place)
        writer.mark("\n")
        start = place
    writer.copy(start, len(document.view))
    return document_with_view(document, writer.view())
