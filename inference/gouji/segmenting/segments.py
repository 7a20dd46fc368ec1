"""Lines of a view to segments: a label word, a printed value, a blank mark or an empty cell that the layout shows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from gouji.keeping import LONGEST_KEPT
from gouji.segmenting.cells import LayoutCell, LineStart, Separator, line_to_cells, view_to_line_start
from gouji.segmenting.kinds import text_to_kinds
from gouji.segmenting.model import Kind, KnownLabels
from gouji.value_class import value_class


@value_class
class Segment:
    """One piece of the view: `start` and `end` are view offsets, `line` counts view lines from 0, `cell` the cells."""

    kind: Kind
    text: str
    start: int
    end: int
    line: int
    cell: int
    separator: Separator


def filled_cells(segments: Sequence[Segment], cells: Iterable[int]) -> list[int]:
    """Those of the `cells`, by index, that hold something."""
    return [i for i in cells if segments[i].kind is not Kind.EMPTY]


def view_to_segments(view: str, *, labels: KnownLabels, skip: frozenset[int] = frozenset()) -> list[Segment]:
    """Segments of all lines but those in `skip` (numbers of view lines from 0, such as narrative)."""
    segments: list[Segment] = []
    start, cell = 0, 0
    before = view_to_line_start(view)
    for line, text in enumerate(view.split("\n")):
        if line not in skip:
            read = _known_line if len(text) <= LONGEST_KEPT else _line_to_pieces
            found = read(text, before, labels)
            segments += [Segment(k, t, start + a, start + b, line, cell + n, s) for k, t, a, b, n, s in found.pieces]
            cell += found.cells
            before = found.after
        start += len(text) + 1
    return segments


_Piece = tuple[Kind, str, int, int, int, Separator]
"""A segment with its range in the line and the number of its cell in the line."""


@value_class
class _ReadLine:
    """The pieces of one line, how many cells it has, and what it leaves open for the next one."""

    pieces: tuple[_Piece, ...]
    cells: int
    after: LineStart


def _line_to_pieces(text: str, before: LineStart, labels: KnownLabels) -> _ReadLine:
    cells, after = line_to_cells(text, before)
    pieces: list[_Piece] = []
    for number, cell in enumerate(cells):
        pieces += _cell_to_pieces(text, cell, number, labels)
    blanks = frozenset(piece[1] for piece in pieces if piece[0] is Kind.MARK)
    if blanks:
        pieces = [part for piece in pieces for part in _without_blank(piece, blanks)]
    return _ReadLine(tuple(pieces), len(cells), after)


def _without_blank(piece: _Piece, blanks: frozenset[str]) -> Iterator[_Piece]:
    """A figure behind a dash and a space (— 10): what else on the line is a blank is no sign."""
    kind, text, start, end, cell, separator = piece
    spaced = separator in (Separator.GAP, Separator.SPACE)
    if kind is Kind.VALUE and spaced and text[0] in blanks and text[1:2].isspace():
        figure = text[1:].lstrip()
        yield Kind.MARK, text[0], start, start + 1, cell, separator
        yield kind, figure, end - len(figure), end, cell, Separator.SPACE
    else:
        yield piece


_known_line = lru_cache(maxsize=8192)(_line_to_pieces)
"""Three in four lines occur in other documents too: segments took 7.0 ms a document without this, 1.0 ms with it."""


def _cell_to_pieces(text: str, cell: LayoutCell, number: int, labels: KnownLabels) -> Iterator[_Piece]:
    separator, last = cell.separator, -1
    for first, end, kind in text_to_kinds(text[cell.start : cell.end], labels):
        start = cell.start + first
        separator = Separator.NOTHING if first == last else separator
        yield kind, text[start : cell.start + end], start, cell.start + end, number, separator
        separator, last = Separator.SPACE, end
    if last < 0:
        yield Kind.EMPTY, "", cell.start, cell.start, number, separator
