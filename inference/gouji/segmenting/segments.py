"""Lines of a view to segments.

A segment is a label word, a printed value, a blank mark or an empty cell that the layout shows. Pipes are read as cell
ends, since extractors agree on that and on nothing else: a pipe behind content ends that cell even when it stands on
the next line, a pipe with nothing before it is an empty cell, and a pipe that opens a line with content opens a row.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from typing import Protocol

from gouji.document import CELL_END, SPAN_FILLER
from gouji.segmenting.values import UNIT, is_blank_mark, text_to_number


class Kind(Enum):
    """What a segment holds, as a letter for the readable alignment string."""

    TEXT = "T"
    VALUE = "V"
    MARK = "M"
    EMPTY = "E"


class Separator(Enum):
    """What parts a segment from the one before it."""

    LINE = "n"
    BLANK_LINE = "b"
    PIPE = "|"
    TAB = "t"
    GRID = "c"
    GAP = "g"
    SPACE = "s"
    NOTHING = "x"


@dataclass(frozen=True, slots=True)
class Segment:
    """One piece of the view: `start` and `end` are view offsets, `line` counts view lines from 0, `cell` the cells."""

    kind: Kind
    text: str
    start: int
    end: int
    line: int
    cell: int
    separator: Separator


PIPES = "|｜│┃║¦"
BOX_PIPES = "│┃║"
"""Drawn grids wrap long labels over several lines, so that an empty place in one of those lines is no empty cell."""
RULE_LINE = re.compile(
    r"[\s|｜│┃║+:=\-－—─━═┄┅┈┉┌┐└┘├┤┬┴┼╔╗╚╝╠╣╦╩╬┏┓┗┛┣┫┳┻╋]*(?:-{3}|－{3}|[─━═┄┅┈┉╌]{2})[\s|｜│┃║+:=\-─━═┄┅┈┉┌┐└┘├┤┬┴┼╔╗╚╝╠╣╦╩╬┏┓┗┛┣┫┳┻╋]*"
)
MARKDOWN_RULE = re.compile(r"[|｜]?(?:\s*(?::[-－]+:?|[-－]+:)\s*[|｜]?)+")
"""A Markdown rule with alignment marks; bare single hyphens between pipes are blank marks."""
PAGE_NUMBER = re.compile(
    r"\s*(?:[-—–－]{1,2}\s*[0-9]{1,3}\s*[-—–－]{1,2}|第\s*[0-9]{1,3}\s*页.{0,12}|P(?:age)?\.?\s*[0-9]{1,3})\s*"
)
WIDE_GAP = re.compile(r"[ \u00a0\u2000-\u200a\u3000]{2,}")
SPACES = re.compile(r"[\s\u00a0\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]+")
WORD = re.compile(r"[^\s\u00a0\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\x1e\x1f]+")
UNIT_WORD = re.compile(UNIT)
GLUED = re.compile(r"(?P<label>.*[^0-9０-９,，.．])(?P<digits>[0-9０-９][0-9０-９,，.．]*)", re.DOTALL)
LONGEST_LINE = 20_000
"""Characters of a line that are looked at; the longest table on one line met has under 3,000."""

SHORTEST_GLUED_LINE = 8
LABEL_ENDS = "()（）“”\"':：、，,。;；"


class KnownLabels(Protocol):
    """What the cutter of glued text needs to know of the forms."""

    def is_label(self, text: str) -> bool:
        """Whether `text` as a whole is a known label of any kind."""

    def is_row_label(self, text: str) -> bool:
        """Whether `text` as a whole is a row label."""

    def find_glued_labels(self, text: str) -> list[tuple[int, int]]:
        """Half-open ranges of the labels in a text that is a table run together, in order; none in prose."""


@dataclass(frozen=True, slots=True)
class _Cell:
    """A layout cell: its range in the view, the separator before it, whether it is a real (possibly empty) cell."""

    start: int
    end: int
    separator: Separator


def view_to_segments(view: str, *, labels: KnownLabels, skip: frozenset[int] = frozenset()) -> list[Segment]:
    """Segments of all lines but those in `skip` (numbers of view lines from 0, such as narrative)."""
    segments: list[Segment] = []
    number = 0
    for line, cells in _view_to_cells(view, skip):
        for cell in cells:
            segments.extend(_cell_to_segments(view, cell, line=line, number=number, labels=labels))
            number += 1
    return segments


def _view_to_cells(view: str, skip: frozenset[int]) -> Iterator[tuple[int, list[_Cell]]]:
    start, pending, separator = 0, False, Separator.LINE
    for line, text in enumerate(view.split("\n")):
        end = start + min(len(text), LONGEST_LINE)
        stripped = text.strip()
        if line in skip or not (stripped or "\t" in text) or is_ornament(stripped):
            if line not in skip and not stripped:
                separator = Separator.BLANK_LINE
        elif CELL_END in text:
            yield line, _grid_cells(view, start, end)
            pending, separator = False, Separator.LINE
        elif any(pipe in text for pipe in PIPES):
            cells, pending = _pipe_cells(view, start, end, pending=pending, separator=separator)
            yield line, cells
            separator = Separator.LINE
        else:
            yield (
                line,
                _tab_cells(view, start, end, separator) if "\t" in text else _gap_cells(view, start, end, separator),
            )
            pending, separator = bool(stripped), Separator.LINE
        start += len(text) + 1


def is_ornament(line: str) -> bool:
    """Whether a line is a drawn rule or a page number."""
    return any(pattern.fullmatch(line) for pattern in (RULE_LINE, MARKDOWN_RULE, PAGE_NUMBER))


def _grid_cells(view: str, start: int, end: int) -> list[_Cell]:
    cells = []
    for match in re.compile(f"[^{CELL_END}]*{CELL_END}").finditer(view, start, end):
        if view[match.start() : match.end() - 1] != SPAN_FILLER:
            cells.append(_Cell(match.start(), match.end() - 1, Separator.GRID))
    return cells


def _pipe_cells(view: str, start: int, end: int, *, pending: bool, separator: Separator) -> tuple[list[_Cell], bool]:
    """Cells of a line with pipes, and whether its last cell still waits for its pipe."""
    cells: list[_Cell] = []
    position = start
    first, last = True, "|"
    for pipe in re.compile(f"[{PIPES}]").finditer(view, start, end):
        content = view[position : pipe.start()].strip()
        before = separator if first else Separator.PIPE if last not in BOX_PIPES else Separator.GAP
        last = pipe.group()
        if content:
            cells.append(_Cell(position, pipe.start(), before))
        elif pipe.group() in BOX_PIPES:
            pass
        elif first and pending:
            pending = False
        elif not (first and view[pipe.end() : end].strip(PIPES + " \t\u00a0\u3000")):
            cells.append(_Cell(position, position, before))
        position, first = pipe.end(), False
    rest = bool(view[position:end].strip())
    if rest:
        cells.append(_Cell(position, end, Separator.PIPE))
    return cells, rest


def _tab_cells(view: str, start: int, end: int, separator: Separator) -> list[_Cell]:
    """Cells between tabs; a single tab before the only content of a line is an indent, not an empty cell."""
    parts = view[start:end].split("\t")
    cells: list[_Cell] = []
    position = start
    for index, part in enumerate(parts):
        before = Separator.TAB if index else separator
        cells.append(_Cell(position, position + len(part), before))
        position += len(part) + 1
    if not parts[0].strip():
        return [_Cell(cells[1].start, cells[1].end, separator), *cells[2:]]
    return cells


def _gap_cells(view: str, start: int, end: int, separator: Separator) -> list[_Cell]:
    cells: list[_Cell] = []
    position = start
    for gap in WIDE_GAP.finditer(view, start, end):
        if view[position : gap.start()].strip():
            cells.append(_Cell(position, gap.start(), Separator.GAP if cells else separator))
        position = gap.end()
    if view[position:end].strip():
        cells.append(_Cell(position, end, Separator.GAP if cells else separator))
    return cells


def _cell_to_segments(view: str, cell: _Cell, *, line: int, number: int, labels: KnownLabels) -> Iterator[Segment]:
    words = [match.span() for match in WORD.finditer(view, cell.start, cell.end)]
    if not words:
        yield Segment(Kind.EMPTY, "", cell.start, cell.start, line, number, cell.separator)
        return
    separator, last = cell.separator, -1
    for start, end, kind in _words_to_kinds(view, words, labels):
        separator = Separator.NOTHING if start == last else separator
        yield Segment(kind, view[start:end], start, end, line, number, separator)
        separator, last = Separator.SPACE, end


def _words_to_kinds(view: str, words: list[tuple[int, int]], labels: KnownLabels) -> Iterator[tuple[int, int, Kind]]:
    """Each word with its kind. A number that opens a cell with text behind it numbers a list or a year: it is text."""
    whole = view[words[0][0] : words[-1][1]]
    if text_to_number(whole):
        yield words[0][0], words[-1][1], Kind.VALUE
        return
    index = 0
    while index < len(words):
        start, end = words[index]
        kind = _word_to_kind(view[start:end])
        following = view[slice(*words[index + 1])] if index + 1 < len(words) else ""
        if kind is Kind.VALUE and UNIT_WORD.fullmatch(following):
            index += 1
            end = words[index][1]
        elif kind is Kind.VALUE and index == 0 and following and _word_to_kind(following) is Kind.TEXT:
            yield start, end, Kind.TEXT
            index += 1
            continue
        if kind is Kind.TEXT:
            yield from _text_to_kinds(view, start, end, labels)
        else:
            yield start, end, kind
        index += 1


def _text_to_kinds(view: str, start: int, end: int, labels: KnownLabels) -> Iterator[tuple[int, int, Kind]]:
    """A word of text, cut where digits are glued to a row label or several labels to each other."""
    glued = GLUED.fullmatch(view, start, end)
    if glued and labels.is_row_label(glued["label"]):
        yield glued.start("label"), glued.end("label"), Kind.TEXT
        yield glued.start("digits"), glued.end("digits"), Kind.VALUE
        return
    long = end - start >= SHORTEST_GLUED_LINE and not labels.is_label(view[start:end])
    found = labels.find_glued_labels(view[start:end]) if long else []
    if not found:
        yield start, end, _word_to_kind(view[start:end])
        return
    position = start
    for first, last in found:
        yield from _piece_to_kinds(view, position, start + first)
        yield start + first, start + last, Kind.TEXT
        position = start + last
    yield from _piece_to_kinds(view, position, end)


def _piece_to_kinds(view: str, start: int, end: int) -> Iterator[tuple[int, int, Kind]]:
    """What stands between two glued labels, without the brackets and colons that belong to them."""
    while start < end and view[start] in LABEL_ENDS:
        start += 1
    while start < end and view[end - 1] in LABEL_ENDS:
        end -= 1
    if start < end:
        yield start, end, _word_to_kind(view[start:end])


def _word_to_kind(word: str) -> Kind:
    if text_to_number(word):
        return Kind.VALUE
    return Kind.MARK if is_blank_mark(word) else Kind.TEXT
