"""Cells that are printed twice: two equal figures are one then."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from gouji.decoding.aligning.runs import Run
from gouji.decoding.aligning.vocabulary import NodeKind
from gouji.decoding.tables.rows import ExpectedRow
from gouji.segmenting import Kind, Segment, Separator, filled_cells

PRINTED_TWICE = "the label of this row is printed twice, and so may each of its figures be"
BESIDE_STRAY = (
    "two equal figures stand below each other here and one without a row near: it may be this row's, those one"
)


def rows_printed_twice(segments: Sequence[Segment], rows: Sequence[ExpectedRow]) -> Iterator[str]:
    """Ids of the rows whose label stands right before itself and whose figures are pairs of equal ones, as a tool
    prints them that takes a cell and the paragraph in it. Where blanks fill up the row, its figures stand once.
    """
    for row in rows:
        if row.found is None or row.found.label is None or _is_filled_up(segments, row):
            continue
        start, end = row.found.label
        label = [segment.text for segment in segments[start:end]]
        before = [segment.text for segment in segments[max(0, 2 * start - end) : start]]
        texts = [segments[i].text for i in filled_cells(segments, row.found.cells)]
        if label == before and texts and texts[::2] == texts[1::2]:
            yield row.id


def _is_filled_up(segments: Sequence[Segment], row: ExpectedRow) -> bool:
    """Whether the row has a cell for each column, some of them empty."""
    cells = row.found.cells if row.found else ()
    return len(cells) == len(row.block.columns) and any(segments[i].kind is Kind.EMPTY for i in cells)


def rows_doubled_beside_strays(
    segments: Sequence[Segment], runs: Sequence[Run], rows: Sequence[ExpectedRow]
) -> Iterator[str]:
    """Ids of the rows with two equal figures, no noughts, in lines below each other, in a block before or behind whose
    labels over the columns a figure without a row stands: tools that read a page column by column set some apart.
    """
    blocks = list(dict.fromkeys(row.block.id for row in rows))
    headers = (run for run in runs if run.node.kind is NodeKind.HEADER and run.node.id in blocks)
    strays = {
        blocks.index(run.node.id) for run in headers if any(segments[i].kind is Kind.VALUE for i in run.all_cells)
    }
    for row in rows:
        place = blocks.index(row.block.id)
        if strays & {place, place + 1} and row.found and _has_equals_below(segments, row.found.cells):
            yield row.id


_LINES = (Separator.LINE, Separator.BLANK_LINE)


def _has_equals_below(segments: Sequence[Segment], cells: Sequence[int]) -> bool:
    figures = [segments[i] for i in filled_cells(segments, cells)]
    equal = (two for one, two in pairwise(figures) if one.text == two.text and one.text.strip("0０"))
    return any(two.separator in _LINES for two in equal)
