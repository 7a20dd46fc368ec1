"""Lines that part all their cells to grids: stretches of lines with as many cells each."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from gouji.document import CELL_END, SPAN_FILLER
from gouji.keeping import LONGEST_KEPT
from gouji.segmenting.cells import PIPES, is_ornament, view_to_line_start
from gouji.value_class import value_class

LEAST_FIELDS = 3
"""Cells of a line from which a stretch of such lines is a grid; menus and facts come in pairs."""

PIPE = re.compile(f"[{PIPES}]")
_SEPARATOR = re.compile(f"[{PIPES}\t{CELL_END}]")


@value_class
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


@value_class
class _Shape:
    """What the lines of one grid share: their separator, their number of cells, pipes at their ends."""

    separator: str
    fields: int
    opens: bool = False
    closes: bool = False


def view_to_grids(view: str) -> Iterator[Grid]:
    """The grids of `view`, in order. Blank lines, rules and page numbers between lines of a grid are passed over."""
    if not _SEPARATOR.search(view):
        return
    parting = view_to_line_start(view).parting
    shape: _Shape | None = None
    lines: list[Line] = []
    start = 0
    for text in view.split("\n"):
        read = _known_row if len(text) <= LONGEST_KEPT else _line_to_row
        row = read(text, parting)
        if row is not None:
            own, cuts = row
            if own != shape:
                if len(lines) > 1:
                    yield tuple(lines)
                shape, lines = own, []
            if own is not None:
                lines.append(tuple([Field(content, start + place) for content, place in cuts]))
        start += len(text) + 1
    if len(lines) > 1:
        yield tuple(lines)


_Cuts = tuple[tuple[str, int], ...]
"""Text and offset in the line of each field."""


def _line_to_row(text: str, parting: bool) -> tuple[_Shape | None, _Cuts] | None:
    """The line's shape and its fields; without either for a line that is no row of a grid, None for one passed over."""
    stripped = text.strip()
    if is_ornament(stripped) or not (stripped or "\t" in text):
        return None
    return _line_to_fields(text, parting=parting)


_known_row = lru_cache(maxsize=4096)(_line_to_row)


def _line_to_fields(text: str, *, parting: bool) -> tuple[_Shape | None, _Cuts]:
    if CELL_END in text:
        fields = _split(text[: text.rindex(CELL_END)], re.compile(CELL_END))
        shape = _Shape(CELL_END, len(fields))
    elif PIPE.search(text):
        fields = _split(text, PIPE)
        opens, closes = not fields[0][0], not parting and not fields[-1][0]
        fields = fields[opens : len(fields) - closes]
        shape = _Shape("|", len(fields), opens, closes)
    elif "\t" in text:
        fields = _split(text, re.compile("\t"))
        shape = _Shape("\t", len(fields))
    else:
        return None, ()
    return (shape, tuple(fields)) if len(fields) >= LEAST_FIELDS else (None, ())


def _split(text: str, separator: re.Pattern[str]) -> list[tuple[str, int]]:
    fields = []
    position = 0
    for end in [*(match.start() for match in separator.finditer(text)), len(text)]:
        content = text[position:end]
        stripped = content.strip().strip(SPAN_FILLER)
        lead = len(content) - len(content.lstrip()) if stripped else 0
        fields.append((stripped, position + lead))
        position = end + 1
    return fields
