"""One line of a view to its layout cells.

Pipes are read as cell ends, since extractors agree on that and on nothing else: a pipe behind content ends that cell
even when it stands on the next line, a pipe with nothing before it is an empty cell, and a pipe that opens a line with
content opens a row. Only where rows end with their last figure do pipes part cells: there one with nothing behind it
opens a last cell that is empty.
"""

from __future__ import annotations

import re
from typing import ClassVar

from gouji.document import CELL_END, SPAN_FILLER
from gouji.value_class import value_class


class Separator(str):
    """What parts a segment from the one before it. No Enum, as Kind is none."""

    __slots__ = ()

    LINE: ClassVar[Separator]
    BLANK_LINE: ClassVar[Separator]
    PIPE: ClassVar[Separator]
    TAB: ClassVar[Separator]
    GRID: ClassVar[Separator]
    GAP: ClassVar[Separator]
    SPACE: ClassVar[Separator]
    NOTHING: ClassVar[Separator]


Separator.LINE, Separator.BLANK_LINE = Separator("line"), Separator("blank_line")
Separator.PIPE, Separator.TAB, Separator.GRID = Separator("pipe"), Separator("tab"), Separator("grid")
Separator.GAP, Separator.SPACE, Separator.NOTHING = Separator("gap"), Separator("space"), Separator("nothing")


PIPES = "|｜│┃║¦"
BOX_PIPES = "│┃║"
"""Drawn grids wrap long labels over several lines, so that an empty place in one of those lines is no empty cell."""
RULE_LINE = re.compile(
    r"[\s|｜│┃║+:=\-－—─━═┄┅┈┉┌┐└┘├┤┬┴┼╔╗╚╝╠╣╦╩╬┏┓┗┛┣┫┳┻╋]*(?:-{3}|－{3}|[─━═┄┅┈┉╌]{2})[\s|｜│┃║+:=\-─━═┄┅┈┉┌┐└┘├┤┬┴┼╔╗╚╝╠╣╦╩╬┏┓┗┛┣┫┳┻╋]*"
)
MARKDOWN_RULE = re.compile(r"[|｜]?(?:\s*(?::[-－]+:?|[-－]+:)\s*[|｜]?)+")
"""A Markdown rule with alignment marks; bare single hyphens between pipes are blank marks."""
PAGE_NUMBER = re.compile(
    r"\s*(?:[-—–－]{1,2}\s*[0-9]{1,3}\s*[-—–－]{1,2}|第\s*[0-9]{1,3}\s*页.{0,12}"
    r"|P(?:age)?\.?\s*[0-9]{1,3}(?:\s*of\s*[0-9]{1,3})?|[1-9][0-9]{0,2}/[1-9][0-9]{0,2})\s*"
)
_FIRST_OF_PAGE_NUMBER = "第P"
"""Letters that an ornament can begin with: most lines are told by their first character."""
_LONGEST_PARTS = 7
"""Characters of a page number and the number of pages: 3/8."""
WIDE_GAP = re.compile(r"[ \u00a0\u2000-\u200a\u3000]{2,}")
LONGEST_LINE = 50_000
"""Characters of a line that are looked at: a whole page on one line, its prose and menus before the tables."""

_GRID_CELL = re.compile(f"[^{CELL_END}]*{CELL_END}")
_PIPE = re.compile(f"[{PIPES}]")


@value_class
class LayoutCell:
    """A cell as the layout shows it: its range in the line, the separator before it. It may be empty."""

    start: int
    end: int
    separator: Separator


@value_class
class LineStart:
    """What the lines before leave open: a cell that waits for its pipe, a blank line right before; and whether pipes
    part the cells of this text, or each opens a cell that has a line of its own.
    """

    pending: bool = False
    blank: bool = False
    parting: bool = False
    opening: bool = False

    def then(self, *, pending: bool = False, blank: bool = False) -> LineStart:
        """What the next line leaves open, in a text of the same layout."""
        return LineStart(pending and not self.opening, blank, self.parting, self.opening)


LEAST_PIPES = 3
"""Pipes of a line that tells whether they part cells or end them: a label and a cell may be parted in any layout."""


LEAST_OPENED = 10
"""Lines of a pipe and the one cell that it opens from which on no cell ends with its pipe, if none is seen to."""


def view_to_line_start(view: str) -> LineStart:
    """What holds before the first line: whether rows of this text end with content, and if with a pipe, then with an
    empty cell before it; whether pipes open cells, one a line.
    """
    open_ended, closed, opened, ended = 0, 0, 0, 0
    for line in view.split("\n") if "|" in view or "｜" in view else ():
        cells = _PIPE.split(line.rstrip())
        if len(cells) == 2:
            opened += not cells[0].strip() and bool(cells[1])
            ended += not cells[1] and bool(cells[0].strip())
        if len(cells) > LEAST_PIPES and cells[0].strip() and not set(BOX_PIPES) & set(line):
            open_ended += bool(cells[-1])
            closed += not cells[-1] and bool(cells[-2].strip())
    return LineStart(parting=open_ended > max(1, closed), opening=opened >= LEAST_OPENED and not ended)


def line_to_cells(line: str, before: LineStart) -> tuple[list[LayoutCell], LineStart]:
    """The cells of a line in order, and what it leaves open for the next one. A drawn rule or page number has none."""
    stripped = line.strip()
    if not (stripped or "\t" in line) or is_ornament(stripped):
        return [], before if stripped else before.then(pending=before.pending, blank=True)
    separator = Separator.BLANK_LINE if before.blank else Separator.LINE
    read = line[:LONGEST_LINE]
    if CELL_END in line:
        return _grid_cells(read), before.then()
    if _PIPE.search(line):
        cells, pending = _pipe_cells(read, before, separator)
        return cells, before.then(pending=pending)
    cells = _tab_cells(read, separator) if "\t" in read else _gap_cells(read, separator)
    return cells, before.then(pending=bool(stripped))


def is_ornament(line: str) -> bool:
    """Whether a line is a drawn rule or a page number."""
    first = line[:1]
    if first.isalnum() and first not in _FIRST_OF_PAGE_NUMBER and not (len(line) <= _LONGEST_PARTS and "/" in line):
        return False
    return any(pattern.fullmatch(line) for pattern in (RULE_LINE, MARKDOWN_RULE, PAGE_NUMBER))


def _grid_cells(line: str) -> list[LayoutCell]:
    return [
        LayoutCell(match.start(), match.end() - 1, Separator.GRID)
        for match in _GRID_CELL.finditer(line)
        if line[match.start() : match.end() - 1] != SPAN_FILLER
    ]


def _pipe_cells(line: str, before: LineStart, separator: Separator) -> tuple[list[LayoutCell], bool]:
    """Cells of a line with pipes, and whether its last cell still waits for its pipe."""
    cells: list[LayoutCell] = []
    position, pending = 0, before.pending
    first, last = True, "|"
    for pipe in _PIPE.finditer(line):
        content = line[position : pipe.start()].strip()
        parted = separator if first else Separator.PIPE if last not in BOX_PIPES else Separator.GAP
        last = pipe.group()
        if content:
            cells.append(LayoutCell(position, pipe.start(), parted))
        elif pipe.group() in BOX_PIPES:
            pass
        elif first and pending:
            pending = False
        elif not (first and line[pipe.end() :].strip(PIPES + " \t\u00a0\u3000")):
            cells.append(LayoutCell(position, position, parted))
        position, first = pipe.end(), False
    rest = bool(line[position:].strip())
    if rest:
        cells.append(LayoutCell(position, len(line), Separator.PIPE))
    elif before.parting and len(cells) > 1:
        cells.append(LayoutCell(position, position, Separator.PIPE))
    return cells, rest and not before.parting


def _tab_cells(line: str, separator: Separator) -> list[LayoutCell]:
    """Cells between tabs; a single tab before the only content of a line is an indent, not an empty cell."""
    parts = line.split("\t")
    cells: list[LayoutCell] = []
    position = 0
    for index, part in enumerate(parts):
        before = Separator.TAB if index else separator
        cells.append(LayoutCell(position, position + len(part), before))
        position += len(part) + 1
    if not parts[0].strip():
        return [LayoutCell(cells[1].start, cells[1].end, separator), *cells[2:]]
    return cells


def _gap_cells(line: str, separator: Separator) -> list[LayoutCell]:
    cells: list[LayoutCell] = []
    position = 0
    for gap in WIDE_GAP.finditer(line):
        if line[position : gap.start()].strip():
            cells.append(LayoutCell(position, gap.start(), Separator.GAP if cells else separator))
        position = gap.end()
    if line[position:].strip():
        cells.append(LayoutCell(position, len(line), Separator.GAP if cells else separator))
    return cells
