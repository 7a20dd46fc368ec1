"""The cells of rows that stand side by side, one for each column, where count or explicit blanks settle them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import takewhile

from gouji.decoding.placing.placement import has_count
from gouji.decoding.placing.row_shapes import is_alternating_row
from gouji.decoding.placing.spaced_blanks import cells_to_spaced_row, may_have_slid
from gouji.decoding.tables.foreign_figures import may_be_others
from gouji.forms.model import Block
from gouji.segmenting import Kind, Segment, Separator, filled_cells


def line_up(
    view: str,
    segments: Sequence[Segment],
    cells: Sequence[int],
    filled: Sequence[int],
    block: Block,
    *,
    alone: bool,
    filler: int | None,
    keeps_blanks: bool,
) -> Sequence[int] | None:
    """The cells in column order when count or explicit blanks settle it; `alone` as in cells_to_readings.

    Empty cells before the values may be what the header's spans left over: as many as the lowest header row has fewer
    labels than the table has columns.
    """
    width = len(block.rows) * len(block.columns)
    if len(filled) == width:
        return None if may_be_others(segments, filled, block) else filled
    if is_alternating_row(segments, cells):
        return None  # empty cells part the figures
    if filled and not alone:
        return None  # an empty cell may be what unknown text stands beside
    header = segments[cells[0] - 1].line if cells[0] else None
    cells = [i for i in cells if segments[i].line != header]  # what spans leave on the header's line is none of the row
    cells = _without_spans(segments, cells, filled)
    if not cells or not set(filled) <= set(cells):
        return None  # the whole table stands in one line: where its last row begins, empty cells do not tell
    if _is_lone(segments, cells[0]) and any(_is_lone(segments, i) for i in _header_above(segments, cells[0])):
        return None  # rows open with a pipe of their own, as those of the header do: it is no first cell
    for spans in (0, len(block.columns)):
        body = cells[spans:]
        if len(body) == width and all(segments[i].kind is Kind.EMPTY for i in cells[:spans]):
            told = _is_whole(segments, body, filled) or _is_spaced(view, segments, body, block, filler)
            return body if told or (keeps_blanks and _shows_all(view, segments, body, block)) else None
    line = [i for i in cells if filled and segments[i].line == segments[filled[0]].line]
    return line if len(line) == width and set(filled) <= set(line) and _is_whole(segments, line, filled) else None


def _without_spans(segments: Sequence[Segment], cells: Sequence[int], filled: Sequence[int]) -> list[int]:
    """The cells without those that the header's spans left on lines of their own, several a line, where the row prints
    each figure on its own line.
    """
    counts = Counter(segments[i].line for i in cells)
    lines = {segments[i].line for i in filled}
    alone = bool(filled) and all(counts[line] == 1 for line in lines)
    return [i for i in cells if not alone or counts[segments[i].line] == 1]


def _header_above(segments: Sequence[Segment], first: int) -> Iterator[int]:
    """The labels and empty cells before the cell `first`, back to the figures of another table."""
    return takewhile(lambda i: segments[i].kind in (Kind.TEXT, Kind.EMPTY), range(first - 1, -1, -1))


def _is_lone(segments: Sequence[Segment], index: int) -> bool:
    """Whether the cell `index` is empty and nothing else stands on its line."""
    beside = [segments[i].line for i in (index - 1, index + 1) if 0 <= i < len(segments)]
    return segments[index].kind is Kind.EMPTY and segments[index].line not in beside


def _is_whole(segments: Sequence[Segment], body: Sequence[int], filled: Sequence[int]) -> bool:
    """Whether empty cells stand where they were printed: some extractors move them to the end of the row."""
    return not filled or filled[-1] == body[-1] or segments[body[0]].separator is Separator.GRID


def _is_spaced(view: str, segments: Sequence[Segment], body: Sequence[int], block: Block, filler: int | None) -> bool:
    """Whether each blank is printed as one, and the last row has not slid."""
    spaced = cells_to_spaced_row(view, segments, body, len(body), filler)
    return spaced is not None and not may_have_slid(segments, body[-len(block.columns) :])


def _shows_all(view: str, segments: Sequence[Segment], body: Sequence[int], block: Block) -> bool:
    """Whether each row with figures that are not nought has one in its last column, its sum, and no tab stands before
    the cells of a line: it may be an empty cell or an indent.
    """
    size = len(block.columns)
    rows = [body[start : start + size] for start in range(0, len(body), size)]
    lacking = [row for row in rows if segments[row[-1]].kind is not Kind.VALUE]
    if any(has_count(segments, filled_cells(segments, row)) for row in lacking):
        return False
    first = segments[body[0]]
    beside = first.line == segments[body[1]].line
    return not beside or not view[view.rfind("\n", 0, first.start) + 1 : first.start].isspace()
