"""A framed block to the cells that its lines enclose."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from rich.cells import cell_len

from gouji.reading.drawn.blocks import BOX, Block
from gouji.reading.unprinted import INVISIBLE

_BORDER = {
    True: re.compile(f"[{BOX}]+"),
    False: re.compile(r"\+(?:[-=]+\+)+|(?<=\|)[-=+]{2,}(?=\|)|\|"),
}
_ALONE = frozenset("|│┃║╎╏┆┇┊┋")
_HORIZONTAL = frozenset("-=─━═┄┅┈┉╌╍")
FIGURE = re.compile(r"[+\-－—–/]|[+\-－增减]?[0-9０-９][0-9０-９,，]*(?:[.．][0-9０-９]+)?")
"""What fills a cell by itself: beside further lines in one cell, the lines are rows of their own."""

Width = Callable[[str], int]
Columns = tuple[int, int]
"""Half-open range of print columns."""


@dataclass(slots=True)
class DrawnCell:
    """A cell: its print columns, the line of the block where it begins, the source ranges of its lines, trimmed."""

    columns: Columns
    line: int
    pieces: list[tuple[int, int]]


@dataclass(frozen=True, slots=True)
class DrawnTable:
    """A table in the source range [start, end): `rows` hold a cell for each column, None where none begins."""

    start: int
    end: int
    rows: tuple[tuple[DrawnCell | None, ...], ...]


def block_to_table(text: str, block: Block) -> DrawnTable | None:
    """The cells of a block; None where its lines do not meet, or do not part its rows.

    Browsers count an ideograph as two columns, or as one.
    """
    for width in (_display_width, len):
        cells = _block_to_cells(text, block, width)
        if cells is not None:
            return _cells_to_table(text, block, cells)
    return None


def _cells_to_table(text: str, block: Block, cells: Sequence[DrawnCell]) -> DrawnTable | None:
    columns = sorted({cell.columns[0] for cell in cells})
    lines = sorted({cell.line for cell in cells})
    if len(columns) < 2 or len(lines) < 2 or any(_holds_rows(text, cell) for cell in cells):
        return None
    begun = {(cell.line, cell.columns[0]): cell for cell in cells}
    rows = tuple(tuple(begun.get((line, column)) for column in columns) for line in lines)
    return DrawnTable(block.lines[0][0], block.lines[-1][1], rows)


def _holds_rows(text: str, cell: DrawnCell) -> bool:
    return len(cell.pieces) > 1 and any(FIGURE.fullmatch(text, *piece) for piece in cell.pieces)


@dataclass(frozen=True, slots=True)
class _Line:
    """The stretches of a line between its borders, columns to source range; the columns that rules fill; the columns
    where a border goes up, goes down, or may do either: the + of ASCII does not tell.
    """

    stretches: Mapping[Columns, tuple[int, int]]
    ruled: frozenset[int]
    up: frozenset[int]
    down: frozenset[int]
    open: frozenset[int]


def _block_to_cells(text: str, block: Block, width: Width) -> list[DrawnCell] | None:
    """All cells, or None: a cell goes on while its borders stay where they are, and a rule must close it."""
    cells: list[DrawnCell] = []
    opened: dict[Columns, DrawnCell] = {}
    lines = [_read_line(text, *line, width, boxed=block.boxed) for line in block.lines]
    if not _meet(lines, boxed=block.boxed):
        return None
    above: frozenset[int] = frozenset()
    for number, line in enumerate(lines):
        if any(columns not in line.stretches and not line.ruled.issuperset(range(*columns)) for columns in opened):
            return None
        for columns, piece in line.stretches.items():
            if columns not in opened:
                if not above.issuperset(range(*columns)):
                    return None
                opened[columns] = DrawnCell(columns, number, [])
                cells.append(opened[columns])
            if piece[0] < piece[1]:
                opened[columns].pieces.append(piece)
        opened = {columns: cell for columns, cell in opened.items() if columns in line.stretches}
        above = line.ruled
    return None if opened else cells


def _meet(lines: Sequence[_Line], *, boxed: bool) -> bool:
    """Whether every border that goes down from a line goes up from the next one, and the other way round.

    The outer rules of an ASCII frame may have no mark where columns meet them.
    """
    edges = () if boxed else (lines[0].ruled, lines[-1].ruled)
    free = frozenset[int]().union(*edges)
    return all(
        above.down <= (below.up | below.open | free) and below.up <= (above.down | above.open | free)
        for above, below in pairwise(lines)
    )


def _read_line(text: str, start: int, end: int, width: Width, *, boxed: bool) -> _Line:
    stretches: dict[Columns, tuple[int, int]] = {}
    ruled: set[int] = set()
    arms: dict[str, set[int]] = {"up": set(), "down": set(), "open": set()}
    column, place = 0, start
    opens = False
    for border in _BORDER[boxed].finditer(text, start, end):
        reached = column + width(text[place : border.start()])
        if opens and place < border.start():
            stretches[column, reached] = _trimmed(text, place, border.start())
        column = reached + len(border[0])
        if border[0] not in _ALONE:
            ruled.update(range(reached, column))
        for at, character in enumerate(border[0], start=reached):
            for arm in _arms(character):
                arms[arm].add(at)
        place, opens = border.end(), True
    return _Line(stretches, frozenset(ruled), *(frozenset(arms[arm]) for arm in ("up", "down", "open")))


@lru_cache(maxsize=256)
def _arms(character: str) -> tuple[str, ...]:
    """Where a border character goes on above or below itself."""
    if character in _ALONE:
        return ("up", "down")
    if character in _HORIZONTAL:
        return ()
    if character == "+":
        return ("open",)
    words = unicodedata.name(character, "").split()
    vertical = "VERTICAL" in words
    return tuple(arm for arm in ("up", "down") if vertical or arm.upper() in words)


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    piece = text[start:end]
    start += len(piece) - len(piece.lstrip())
    return start, start + len(piece.strip())


def _display_width(text: str) -> int:
    """Columns of a terminal: two for ideographs and full-width forms, none for what browsers leave out."""
    return cell_len(INVISIBLE.sub("", text))
