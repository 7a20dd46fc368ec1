"""A decoded document: the original text and the flat view of it that the later stages read."""

from __future__ import annotations

from array import array
from dataclasses import dataclass

CELL_END = "\x1f"
"""In a view made of an HTML table: ends each grid cell, so that rows and columns stay known."""

SPAN_FILLER = "\x1e"
"""In a view made of an HTML table: the content of a grid place that a row or column span covers."""


UNTOLD = "\x1a"
"""In a view made of a table printed column by column: the content of a place where one of several figures belongs, the
text not telling which.
"""


@dataclass(frozen=True, slots=True)
class Document:
    """One input, decoded.

    `original` is what the bytes say; every offset that gouji hands out points into it. `view` is what the later
    stages read: the same string for plain text, the rendered lines for HTML and for tables drawn with lines.
    `starts[i]` and `ends[i]` give the half-open range in `original` that made the view's character i; both are None
    when the view is the original.
    """

    source: str
    sha256: str
    encoding: str | None
    original: str
    view: str
    starts: array[int] | None = None
    ends: array[int] | None = None
    notes: tuple[str, ...] = ()

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Offsets in `original` of the view's half-open range [start, end).

        An empty range, or one that begins behind the view, gives an empty one.
        """
        if self.starts is None or self.ends is None:
            return start, end
        if start >= len(self.starts):
            return len(self.original), len(self.original)
        if start >= end:
            return self.starts[start], self.starts[start]
        first, last = self.starts[start], self.ends[end - 1]
        if first > last:  # cells of a drawn row, of which a later one may begin further up
            return min(self.starts[start:end]), max(self.ends[start:end])
        return first, last

    def extent(self, start: int, end: int) -> tuple[int, int]:
        """The half-open range in `original` that holds all of the view's [start, end), which is not empty.

        What the view has first may stand behind what it has last.
        """
        if self.starts is None or self.ends is None:
            return start, end
        return min(self.starts[start:end]), max(self.ends[start:end])
