"""Marks that survive a flattener: every character of the source becomes one that occurs once in the document.

A page is marked, flattened by whatever tool, and the marks in the tool's output are turned back. So each character of
the text is known to be that of one cell or line of the source, whatever the tool did in between: nothing is searched
for, and two cells that print the same figure cannot be mixed up.

Wide characters become Chinese ones and characters of values narrow letters, so that tools which count columns or break
lines by width behave as on the page itself. Blanks stay as they are, and so do digits, Latin letters and ASCII signs
outside values: tools escape or interpret them (`1.`, `*`). They are found again beside their marked neighbours; a cell
that holds nothing else is marked in full.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from gouji_training.errors import TrainingError
from gouji_training.flattening.traced import NOWHERE, Source, Traced, Unit
from gouji_training.synthesis.model import Grid, GridCell, Line
from gouji_training.synthesis.page import Page

_WIDE = ((0x3400, 0x4DC0), (0x4E00, 0x9FA6))
_NARROW = (
    (0x1200, 0x135B),
    (0x1401, 0x166D),
    (0xA500, 0xA60C),
    (0xA6A0, 0xA6E6),
    (0x16A0, 0x16EB),
    (0x2D30, 0x2D68),
    (0x18B0, 0x18F6),
    (0xA4D0, 0xA4F8),
)
"""Blocks of letters without case, joining forms or decompositions, whose width in columns is two and one."""

_LONE = "()"
"""Narrow signs of a label such as (三)不予公开 that a column one character wide sets on lines of their own."""

_SHORT = 12
"""Characters of such a label at most: in longer ones browsers break lines otherwise before a letter than at a sign."""

_ESCAPES = "\\"
"""Signs that a tool may put between a marked character and an unmarked one."""


@cache
def wide_marks() -> tuple[str, ...]:
    """Marks for characters two columns wide, some 27,000."""
    return tuple(_letters(_WIDE))


@cache
def narrow_marks() -> tuple[str, ...]:
    """Marks for characters one column wide, some 1,400."""
    return tuple(_letters(_NARROW))


def _letters(ranges: tuple[tuple[int, int], ...]) -> Iterator[str]:
    for first, end in ranges:
        for code in range(first, end):
            char = chr(code)
            if unicodedata.category(char) == "Lo" and unicodedata.is_normalized("NFKD", char):
                yield char


@dataclass(frozen=True, slots=True)
class Marks:
    """The source of a marked page and the origin of each mark."""

    source: Source
    origins: dict[str, int]


def page_to_marked(page: Page) -> tuple[Page, Marks]:
    """The page with marks for its characters, and what turns them back.

    Raises TrainingError when the page holds more characters than there are marks.
    """
    marker = _Marker()
    blocks = tuple(marker.grid(block) if isinstance(block, Grid) else marker.line(block) for block in page.blocks)
    marker.units += [Unit(cell.text, cell.kind, cell.key) for cell in page.lost]
    return replace(page, blocks=blocks), Marks(Source(tuple(marker.units)), marker.origins)


class _Marker:
    """Hands out marks in order."""

    def __init__(self) -> None:
        self.units: list[Unit] = []
        self.origins: dict[str, int] = {}
        self._size = 0
        self._wide = iter(wide_marks())
        self._narrow = iter(narrow_marks())

    def grid(self, grid: Grid) -> Grid:
        return replace(grid, rows=tuple(tuple(self._cell(cell) for cell in row) for row in grid.rows))

    def line(self, line: Line) -> Line:
        return replace(line, text=self._text(Unit(line.text, line.label)))

    def _cell(self, cell: GridCell) -> GridCell:
        # a torn label may leave a cell of "1." or "(", which has no marked neighbour to be known by
        whole = cell.kind == "numeric_cell" or not any(_is_wide(char) and char.isalpha() for char in cell.text)
        return replace(cell, text=self._text(Unit(cell.text, cell.kind, cell.key), whole=whole))

    def _text(self, unit: Unit, *, whole: bool = False) -> str:
        marked = "".join(
            self._mark(char, self._size + index) if _is_marked(char, unit, whole=whole) else char
            for index, char in enumerate(unit.text)
        )
        self.units.append(unit)
        self._size += len(unit.text)
        return marked

    def _mark(self, char: str, origin: int) -> str:
        mark = next(self._wide if _is_wide(char) else self._narrow, None)
        if mark is None:
            raise TrainingError("a page holds more characters than can be marked: make it shorter")
        self.origins[mark] = origin
        return mark


def _is_marked(char: str, unit: Unit, *, whole: bool) -> bool:
    if char.isspace() or whole:
        return not char.isspace()
    if unit.label in ("row_label", "column_header"):
        return _is_wide(char) or (char in _LONE and len(unit.text) <= _SHORT)
    return _is_wide(char) and char.isalpha()


def _is_wide(char: str) -> bool:
    return unicodedata.east_asian_width(char) in "WF"


def marked_to_traced(text: str, marks: Marks) -> Traced:
    """Turn the marks in a flattener's output back into the characters they stand for."""
    origins = [marks.origins.get(char, NOWHERE) for char in text]
    printed = [
        char if origin == NOWHERE else marks.source.character(origin)
        for char, origin in zip(text, origins, strict=True)
    ]
    _trace_neighbours(printed, origins, marks.source, step=1)
    _trace_neighbours(printed, origins, marks.source, step=-1)
    return Traced("".join(printed), tuple(origins), marks.source)


def _trace_neighbours(printed: list[str], origins: list[int], source: Source, *, step: int) -> None:
    """Give unmarked characters the origin that follows from the traced one before them (behind them, step -1)."""
    last = NOWHERE
    for at in range(len(printed))[::step]:
        if origins[at] != NOWHERE:
            last = origins[at]
        elif last != NOWHERE and not printed[at].isspace() and printed[at] not in _ESCAPES:
            expected = _next_printed(source, last, step)
            last = expected if expected != NOWHERE and source.character(expected) == printed[at] else NOWHERE
            origins[at] = last


def _next_printed(source: Source, origin: int, step: int) -> int:
    """The next origin of the same unit that is no blank, NOWHERE at the unit's end."""
    unit, index = source.place(origin)
    text = source.units[unit].text
    index += step
    while 0 <= index < len(text) and text[index].isspace():
        index += step
    return source.start(unit) + index if 0 <= index < len(text) else NOWHERE
