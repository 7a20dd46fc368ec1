"""The top and the end of a document cut into pieces that could be a title, a name or a header field."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import islice

from gouji.document import CELL_END, SPAN_FILLER
from gouji.folding import fold, fold_with_offsets
from gouji.keeping import kept
from gouji.value_class import value_class

HEAD_LINES = 80
HEAD_CHARACTERS = 40_000
"""Titles and header fields stand above the report; the first chapter, which names the year, is rarely longer."""

TAIL_LINES = 20
TAIL_CHARACTERS = 8_000
"""The signature and its date are among the last lines; page furniture may follow them."""

LINE_CHARACTERS = 1_000
"""Longer lines are narrative: what tells title, agency or year stands at their beginning."""

NARRATIVE_CHARACTERS = 300
"""A title or header field stands at the beginning of its line; what follows in longer lines is narrative."""

PIECE_CHARACTERS = 160
"""A longer piece is a sentence: the longest titles have some 60 characters, or twice that with pinyin notes."""

ROUND_ZEROS = str.maketrans("○◯", "〇〇")
"""Shapes that stand for the zero in 二〇二三年; folding would drop them as symbols."""

_SEPARATORS = re.compile(rf"[|｜\t{CELL_END}{SPAN_FILLER}<>＜＞»《》〈〉【】“”\"_:： \u3000\xa0\-－–—]+")
_SPACES = " \u3000\xa0"
_WIDE_GAP = 3
_DASHES = frozenset("-－–—" + _SPACES)
_SHORTEST_ASCII = 4
"""A year; shorter figures are table cells, of which there are many."""

_DIGITS = frozenset("0123456789０１２３４５６７８９")
_NEXT = re.compile(
    r"一、|(?:19|20)[0-9]{2}(?:\s?年\s?[0-9]{1,2}\s?月\s?[0-9]{1,2}\s?日|[-./][0-9]{1,2}[-./][0-9]{1,2})"
)
"""What follows a title on the same line after a single space: the first chapter or a date."""


@value_class
class Piece:
    """Stripped text of a line between separators; `start` and `end` are offsets into the view.

    `label` is the folded text before the colon that the piece follows, None when it follows none; `named` says that
    a colon comes right behind the piece.
    """

    text: str
    start: int
    end: int
    line: int
    label: str | None
    named: bool
    folded: str
    """Folded text; empty for pieces too long to be a title or a name."""


@value_class
class Line:
    """A non-empty line, cut off after LINE_CHARACTERS; `start` is its offset into the view."""

    text: str
    start: int


def view_to_head(view: str, start: int, end: int) -> list[Line]:
    """The first non-empty lines of view[start:end]."""
    stop = min(end, start + HEAD_CHARACTERS)
    lines = islice(_printed_lines(view[start:stop], start), HEAD_LINES)
    return [Line(text[:LINE_CHARACTERS], place) for text, place in lines]


def view_to_tail(view: str, start: int, end: int) -> list[Line]:
    """The last non-empty lines of view[start:end]; the first of them may lack its beginning."""
    begin = max(start, end - TAIL_CHARACTERS)
    lines = list(_printed_lines(view[begin:end], begin))[-TAIL_LINES:]
    return [Line(text[:LINE_CHARACTERS], place) for text, place in lines]


def _printed_lines(text: str, offset: int) -> Iterator[tuple[str, int]]:
    for raw in text.split("\n"):
        if raw and not raw.isspace():
            yield raw, offset
        offset += len(raw) + 1


def lines_to_pieces(lines: Iterable[Line]) -> list[Piece]:
    """All pieces of the lines, in order."""
    return [
        Piece(text, line.start + start, line.start + start + len(text), index, label, named, folded)
        for index, line in enumerate(lines)
        for text, start, label, named, folded in _line_to_cuts(line.text[:NARRATIVE_CHARACTERS])
    ]


_Cut = tuple[str, int, str | None, bool, str]
"""A piece's text, its offset in the line, then `label`, `named` and `folded` of Piece."""


@kept(2048)
def _line_to_cuts(text: str) -> tuple[_Cut, ...]:
    """The pieces of a line; kept, since most lines at the top are menus and table cells, which recur."""
    return tuple(_cuts(text))


def _cuts(text: str) -> Iterator[_Cut]:
    label: str | None = None
    place = 0
    for separator in [*_SEPARATORS.finditer(text), None]:
        if separator and not _separates(separator, text):
            continue
        stop = separator.start() if separator else len(text)
        named = separator is not None and not {":", "："}.isdisjoint(separator[0])
        piece = text[place:stop].strip().lstrip("•·●◆■*#[").strip()
        if piece and not (piece.isascii() and len(piece) < _SHORTEST_ASCII):
            folded = fold(_with_zeros(piece)) if len(piece) <= PIECE_CHARACTERS else ""
            yield piece, text.index(piece, place), label, named, folded
            label = folded if named else None
        place = separator.end() if separator else stop


def _with_zeros(text: str) -> str:
    """The text with zeros for round shapes; str.translate costs ten times as much as seeing that there are none."""
    return text.translate(ROUND_ZEROS) if "○" in text or "◯" in text else text


def _separates(separator: re.Match[str], text: str) -> bool:
    """Whether a run of separating characters ends a piece: a single space does not, nor the dash of 2024-01-20."""
    run, end = separator[0], separator.end()
    if not run.strip(_SPACES):
        # an ideographic space is two columns wide
        return len(run) + run.count("\u3000") >= _WIDE_GAP or bool(_NEXT.match(text, end))
    inside_number = text[: separator.start()][-1:] in _DIGITS and text[end : end + 1] in _DIGITS
    return not (_DASHES.issuperset(run) and inside_number)


@value_class
class Folded:
    """Folded text of adjoining pieces and the view offset of each of its characters."""

    text: str
    offsets: list[int]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """View range of the folded characters [start, end), which must not be empty."""
        return self.offsets[start], self.offsets[end - 1] + 1


def pieces_to_folded(pieces: Iterable[Piece]) -> Folded:
    """Join the pieces without anything between them."""
    texts: list[str] = []
    offsets: list[int] = []
    for piece in pieces:
        text, places = fold_with_offsets(piece.text.translate(ROUND_ZEROS))
        texts.append(text)
        offsets.extend(piece.start + place for place in places)
    return Folded("".join(texts), offsets)
