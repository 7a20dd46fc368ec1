"""Figures before the first label of a table or block, and none behind its last one: all may stand before their labels.

Where a page prints figures before their labels, each label takes those of the row below; what is left over at the
beginning is missing at the end. A stray figure, or a row that was cut off, is the one or the other, not both.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise, takewhile

from gouji.decoding.aligning.runs import BRACKETS, Run
from gouji.decoding.aligning.vocabulary import NodeKind
from gouji.decoding.tables.rows import ExpectedRow
from gouji.segmenting import Kind, Segment, filled_cells


def rows_behind_figures(segments: Sequence[Segment], runs: Sequence[Run], rows: Sequence[ExpectedRow]) -> Iterator[str]:
    """Ids of the rows of a table, or of a block of it, before whose first label figures stand, while the row printed
    last has none, or lacks as many.
    """
    led = {run.node.id: _figures_before(segments, before, run) for before, run in pairwise(runs) if _opens(before, run)}
    yield from _behind(segments, rows, led)
    for block in dict.fromkeys(row.block.id for row in rows):
        yield from _behind(segments, [row for row in rows if row.block.id == block], led)


def _opens(before: Run, run: Run) -> bool:
    return run.node.kind is NodeKind.ROW and before.node.kind in (NodeKind.HEADER, NodeKind.CHAPTER)


def _figures_before(segments: Sequence[Segment], before: Run, run: Run) -> int:
    """How many figures stand right before the label of a row, behind a header or heading."""
    between = filled_cells(segments, range(before.anchor.end, run.anchor.start))
    return sum(1 for _ in takewhile(lambda i: _may_be_figure(segments[i]), reversed(between)))


def _behind(segments: Sequence[Segment], rows: Sequence[ExpectedRow], led: Mapping[str, int]) -> Iterator[str]:
    printed = sorted(
        ((row.found.label[0], row, row.found) for row in rows if row.found and row.found.label),
        key=lambda place: place[0],
    )
    if not printed:
        return
    _, last, found = printed[-1]
    stray, figures = led.get(printed[0][1].id, 0), len(filled_cells(segments, found.cells))
    if stray and (not figures or stray == len(last.block.columns) - figures):
        yield from (row.id for row in rows if row.found)


def _may_be_figure(segment: Segment) -> bool:
    """Whether it is a figure, a mark for a blank, or a text that no label has: no bracket, and none but Latin letters
    (○ 17， N/A).
    """
    if segment.kind is not Kind.TEXT:
        return True
    return not any(map(_is_letter, segment.text)) and not BRACKETS.issuperset(segment.text)


def _is_letter(character: str) -> bool:
    return character.isalpha() and not character.isascii()
