"""Data frames as pandas prints them, to rows of a grid: numbered lines, each column's cells ending at one place.

    0         规章  3  0 NaN
    1  行政规范性文件  1  0   1

What is too wide goes on in a further block of the same lines below a header that ends with a backslash.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence, Set
from dataclasses import dataclass
from itertools import chain

from rich.cells import cell_len

from gouji.document import CELL_END, Document
from gouji.forms.model import Form
from gouji.reading.mapped import Mapped
from gouji.reading.view_writer import ViewWriter, document_with_view
from gouji.segmenting.values import PROGRAM_BLANKS

LEAST_ROWS = 3
"""Numbered lines of a frame."""
MOST_COLUMNS = 60
"""Of a block; no form has half as many, and it bounds the time that a long line takes."""
_FIRST = re.compile(r"^0 {2}", re.MULTILINE)
_FIELD = re.compile(r"\S+(?: \S+)*")
"""Columns are parted by two spaces at least."""
_GOES_ON = "\\"
_ADDED = re.compile(r"Unnamed: [0-9]+(?:_level_[0-9]+)?\Z|(?<=[\u4e00-\u9fff)）])\.[0-9]+\Z")
"""What pandas calls columns without a name, and puts behind a name that another column has as well."""

_Range = tuple[int, int]


@dataclass(frozen=True, slots=True)
class _Block:
    """The lines of a frame: the source range from its header on, the ranges of the cells of each column in each row,
    None where none is printed; the header first where it names columns. `goes_on` where further columns follow.
    """

    start: int
    end: int
    rows: tuple[tuple[_Range | None, ...], ...]
    goes_on: bool


def document_with_data_frames_as_rows(document: Document, forms: Sequence[Form]) -> Document:
    """The document, its view with printed data frames as rows of cells; itself where there is none."""
    view = document.view
    if CELL_END in view or not _FIRST.search(view):
        return document
    blocks = list(_view_to_blocks(view))
    return document_with_view(document, _blocks_to_view(view, blocks)) if blocks else document


def _view_to_blocks(view: str) -> Iterator[_Block]:
    end = 0
    for first in _FIRST.finditer(view):
        if first.start() < end:
            continue
        lines = list(_numbered_lines(view, first.start()))
        header = (view.rfind("\n", 0, max(0, first.start() - 1)) + 1, max(0, first.start() - 1))
        block = _lines_to_block(view, header, lines) if len(lines) >= LEAST_ROWS else None
        if block:
            yield block
            end = block.end


def _numbered_lines(view: str, start: int) -> Iterator[_Range]:
    """The lines from `start` on that count up from 0."""
    number = 0
    while start < len(view) and view.startswith(f"{number} ", start):
        end = view.find("\n", start)
        end = len(view) if end < 0 else end
        yield start, end
        start, number = end + 1, number + 1


def _lines_to_block(view: str, header: _Range, lines: Sequence[_Range]) -> _Block | None:
    """The block of these lines; None where the cells do not end below one another."""
    names = [field.span() for field in _FIELD.finditer(view, *header)]
    goes_on = bool(names) and view[slice(*names[-1])] == _GOES_ON
    names = names[:-1] if goes_on else names
    cells = [[field.span() for field in _FIELD.finditer(view, *line)][1:] for line in lines]
    fullest = max(map(len, cells))
    if max(fullest, len(names)) > MOST_COLUMNS:
        return None
    for width in (len, cell_len):
        ends = [[width(view[line[0] : end]) for _, end in own] for line, own in zip(lines, cells, strict=True)]
        printed = {*chain(*ends)}
        titles = [piece for name in names for piece in _cut(view, header[0], name, printed, width)]
        named = [width(view[header[0] : end]) for _, end in titles]
        if not printed.issubset(named):
            if len(named) == len(printed):
                named = sorted(printed)  # names may be set to the left
            elif fullest < len(printed) or not printed.issuperset(named):
                continue
        placed = [dict(zip(own, row, strict=True)) for own, row in zip((named, *ends), (titles, *cells), strict=True)]
        rows = [tuple(_printed(view, row.get(end)) for end in sorted({*named, *printed})) for row in placed]
        numbered = all(view[start:end].isdigit() for start, end in names)
        return _Block(header[0], lines[-1][1], tuple(rows[numbered:]), goes_on)
    return None


def _cut(view: str, line: int, name: _Range, ends: Set[int], width: Callable[[str], int]) -> Iterator[_Range]:
    """The names in a field of the header: a space alone parts those that are as wide as their columns."""
    start, end = name
    for at in (at for at in range(*name) if view[at] == " " and width(view[line:at]) in ends):
        yield start, at
        start = at + 1
    yield start, end


def _printed(view: str, cell: _Range | None) -> _Range | None:
    """The cell without what pandas adds to names; None for nothing."""
    if cell is None or view[slice(*cell)] in PROGRAM_BLANKS:
        return None
    added = _ADDED.search(view, *cell)
    return (cell[0], added.start()) if added else cell


def _blocks_to_view(view: str, blocks: Sequence[_Block]) -> Mapped:
    writer, place = ViewWriter(view), 0
    for frame in _blocks_to_frames(view, blocks):
        writer.copy(place, frame[0].start)
        for parts in zip(*(block.rows for block in frame), strict=True):
            for cell in (cell for part in parts for cell in part):
                writer.cell((cell,) if cell else ())
            writer.mark("\n")
        place = frame[-1].end
    writer.copy(place, len(view))
    return writer.view()


def _blocks_to_frames(view: str, blocks: Sequence[_Block]) -> Iterator[list[_Block]]:
    """Blocks of the same lines together."""
    frame: list[_Block] = []
    for block in blocks:
        if frame and not _goes_on(view, frame[-1], block):
            yield frame
            frame = []
        frame.append(block)
    if frame:
        yield frame


def _goes_on(view: str, one: _Block, two: _Block) -> bool:
    """Whether the second block has further columns of the first one's lines."""
    return one.goes_on and len(one.rows) == len(two.rows) and not view[one.end : two.start].strip()
