"""Lines that part all their cells to grids: stretches of lines with as many cells each."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from gouji.document import CELL_END, SPAN_FILLER
from gouji.segmenting.cells import PIPES, is_ornament, view_to_line_start

LEAST_FIELDS = 3
"""Cells of a line from which a stretch of such lines is a grid; menus and facts come in pairs."""

PIPE = re.compile(f"[{PIPES}]")


@dataclass(frozen=True, slots=True)
class Field:
    """One cell: its text without the white space around it, and where that starts in the view."""

    text: str
    start: int

    @property
    def end(self) -> int:
        """Where the text ends in the view."""
        return self.start + len(self.text)


Line = tuple[Field, ...]
Grid = tuple[Line, ...]
"""Lines of one grid in order, each with as many fields."""


@dataclass(frozen=True, slots=True)
class _Shape:
    """What the lines of one grid share: their separator, their number of cells, pipes at their ends."""

    separator: str
    fields: int
    opens: bool = False
    closes: bool = False


def view_to_grids(view: str) -> Iterator[Grid]:
    """The grids of `view`, in order. Blank lines, rules and page numbers between lines of a grid are passed over."""
    parting = view_to_line_start(view).parting
    shape: _Shape | None = None
    lines: list[Line] = []
    start = 0
    for text in view.split("\n"):
        if not is_ornament(text.strip()) and (text.strip() or "\t" in text):
            own, fields = _line_to_fields(text, start, parting=parting)
            if own != shape:
                if len(lines) > 1:
                    yield tuple(lines)
                shape, lines = own, []
            if own is not None:
                lines.append(fields)
        start += len(text) + 1
    if len(lines) > 1:
        yield tuple(lines)


def _line_to_fields(text: str, start: int, *, parting: bool) -> tuple[_Shape | None, Line]:
    """The line's shape and its fields, or None and none for a line that is no row of a grid."""
    if CELL_END in text:
        fields = _split(text[: text.rindex(CELL_END)], start, re.compile(CELL_END))
        shape = _Shape(CELL_END, len(fields))
    elif PIPE.search(text):
        fields = _split(text, start, PIPE)
        opens, closes = not fields[0].text, not parting and not fields[-1].text
        fields = fields[opens : len(fields) - closes]
        shape = _Shape("|", len(fields), opens, closes)
    elif "\t" in text:
        fields = _split(text, start, re.compile("\t"))
        shape = _Shape("\t", len(fields))
    else:
        return None, ()
    return (shape, tuple(fields)) if len(fields) >= LEAST_FIELDS else (None, ())


def _split(text: str, start: int, separator: re.Pattern[str]) -> list[Field]:
    fields = []
    position = 0
    for end in [*(match.start() for match in separator.finditer(text)), len(text)]:
        content = text[position:end]
        stripped = content.strip().strip(SPAN_FILLER)
        lead = len(content) - len(content.lstrip()) if stripped else 0
        fields.append(Field(stripped, start + position + lead))
        position = end + 1
    return fields
