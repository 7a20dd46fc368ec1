"""A Page to the flat view that the later stages read, with the source range of every character."""

from __future__ import annotations

import re
from array import array
from dataclasses import dataclass

from gouji.document import CELL_END, SPAN_FILLER
from gouji.reading.html.entities import REFERENCE, reference_to_text
from gouji.reading.html.events import Event, Page
from gouji.reading.html.grid import FILLER

_LEADING = re.compile(r"[ \t\n\r\f]*")
# A single space that stands between other characters is copied with them.
_SPECIAL = re.compile(rf"[ \t\n\r\f]{{2,}}|[\t\n\r\f]| \Z| (?=&)|(?<=;) |{REFERENCE}")
_SPECIAL_IN_PRE = re.compile(rf"\r\n|[\r\n]|{REFERENCE}")
_SPACES = frozenset(" \t\n\r\f")


@dataclass(frozen=True, slots=True)
class HtmlView:
    """The view of an HTML page.

    `starts[i]` and `ends[i]` give the half-open range in the source that made the view's character i; both never
    decrease. Characters that stand for no source character have an empty range: line ends, CELL_END, SPAN_FILLER, and
    the space for a line break inside a cell. A space for a run of white space has the range of the run.
    """

    view: str
    starts: array[int]
    ends: array[int]
    notes: tuple[str, ...] = ()


def page_to_view(text: str, page: Page) -> HtmlView:
    """Render a page parsed from `text`."""
    writer = _Writer(text)
    grid = _GridCursor(writer, page.rows)
    events = iter(page.events)
    # zip of one iterator with itself yields the triples
    for kind, first, second in zip(events, events, events, strict=True):
        if kind == Event.TEXT or (kind == Event.PRE and grid.in_cell):
            writer.text(first, second)
        elif kind == Event.PRE:
            writer.pre(first, second)
        elif kind == Event.SPACE or (kind == Event.LINE and grid.in_cell):
            writer.space(first, first)
        elif kind == Event.LINE:
            writer.end_line(first)
        else:
            grid.take(kind, first, second)
    writer.end_line(len(text))
    return HtmlView("".join(writer.parts), writer.starts, writer.ends, page.notes)


class _Writer:
    """The view so far, and the white space that waits for the next character."""

    def __init__(self, text: str) -> None:
        self.source = text
        self.parts: list[str] = []
        self.starts = array("i")
        self.ends = array("i")
        self.at_start = True
        self.empty_line = True
        self.waiting: tuple[int, int] | None = None

    def put(self, characters: str, start: int, end: int) -> None:
        """Write characters that all stand for the source range [start, end)."""
        if self.waiting is not None:
            self.parts.append(" ")
            self.starts.append(self.waiting[0])
            self.ends.append(self.waiting[1])
            self.waiting = None
        self.parts.append(characters)
        self.starts.extend([start] * len(characters))
        self.ends.extend([end] * len(characters))
        self.at_start = self.empty_line = False

    def copy(self, start: int, end: int) -> None:
        """Write the source range as it stands, if it is not empty."""
        if start >= end:
            return
        self.put(self.source[start], start, start + 1)
        self.parts.append(self.source[start + 1 : end])
        self.starts.extend(range(start + 1, end))
        self.ends.extend(range(start + 2, end + 1))

    def space(self, start: int, end: int) -> None:
        """White space: one space if something stands before and after it on the line or in the cell."""
        if not self.at_start and self.waiting is None:
            self.waiting = start, end

    def text(self, start: int, end: int) -> None:
        """Source text whose white space collapses."""
        leading = _LEADING.match(self.source, start, end)
        place = leading.end() if leading else start
        if place > start:
            self.space(start, place)
        for found in _SPECIAL.finditer(self.source, place, end):
            self.copy(place, found.start())
            place = self.special(found)
        self.copy(place, end)

    def special(self, found: re.Match[str]) -> int:
        """Write a run of white space or a reference; returns where the source goes on."""
        start, end = found.span()
        if self.source[start] != "&":
            self.space(start, end)
            return end
        characters, length = reference_to_text(found[0])
        end = start + length
        if characters in _SPACES:
            self.space(start, end)
        else:
            self.put(characters, start, end)
        return end

    def pre(self, start: int, end: int) -> None:
        """Source text whose white space and line ends count."""
        place = start
        for found in _SPECIAL_IN_PRE.finditer(self.source, start, end):
            self.copy(place, found.start())
            if found[0][0] == "&":
                characters, length = reference_to_text(found[0])
                place = found.start() + length
                self.put(characters, found.start(), place)
            else:
                place = found.end()
                self.waiting = None
                self.put("\n", found.start(), place)
                self.at_start = self.empty_line = True
        self.copy(place, end)

    def mark(self, character: str, place: int) -> None:
        """Write a character that stands for no source; white space before it is dropped."""
        self.waiting = None
        self.put(character, place, place)
        self.at_start = True

    def end_line(self, place: int) -> None:
        """End the line, unless nothing stands on it."""
        self.waiting = None
        if not self.empty_line:
            self.mark("\n", place)
        self.at_start = self.empty_line = True


class _GridCursor:
    """Where in which grid row the rendering is."""

    def __init__(self, writer: _Writer, rows: tuple[array[int] | None, ...]) -> None:
        self.writer = writer
        self.rows = rows
        self.in_cell = False
        self.column = 0

    def take(self, kind: int, row: int, place: int) -> None:
        places = self.rows[row]
        if places is None:
            self.take_flat(place)
        elif kind == Event.CELL:
            self.fill(places, place)
            self.in_cell = True
        elif kind == Event.CELL_END:
            self.in_cell = False
            self.writer.mark(CELL_END, place)
            self.column += 1
        elif kind == Event.ROW:
            self.column = 0
        else:
            self.fill(places, place)
            self.writer.end_line(place)

    def take_flat(self, place: int) -> None:
        """A cell or row of a table that is no grid."""
        if self.in_cell:
            self.writer.space(place, place)
        else:
            self.writer.end_line(place)

    def fill(self, places: array[int], place: int) -> None:
        """Write the places up to the next one where a cell begins."""
        while self.column < len(places) and places[self.column] == FILLER:
            self.writer.mark(SPAN_FILLER, place)
            self.writer.mark(CELL_END, place)
            self.column += 1
