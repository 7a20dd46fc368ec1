"""Tables with one column more or less than the form: all rows say so together, where each alone leaves it open.

With one column more (上年总计, 小计) the rows' sums hold without the figure in one and the same place. With one less,
they hold as they stand, and the labels over the columns name all columns but one.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from gouji.decoding.aligning.runs import Run
from gouji.decoding.aligning.vocabulary import NodeKind
from gouji.decoding.placing.model import Evidence, Placement, Slot
from gouji.decoding.placing.placement import has_count
from gouji.decoding.placing.sums import ends_with_sum
from gouji.decoding.tables.assembly import RowCells
from gouji.forms.model import Block
from gouji.segmenting import Kind, Segment, filled_cells

LEAST_ROWS = 5
"""Rows of a block that print as many figures, all of them; fewer lose or gain one by chance."""
LEAST_TOLD = 2
"""Rows of different figures, not noughts alone, whose sums tell."""

Cells = Mapping[str, list[int]]
"""Row id to the indexes of its figures."""


def rows_to_other_width(
    segments: Sequence[Segment], runs: Sequence[Run], block: Block, found: Mapping[str, RowCells]
) -> dict[str, Placement]:
    """The places of all rows of a block whose last figure is the sum of the others, by row id; none where the rows do
    not agree.
    """
    rows = {row.id: found[row.id].cells for row in block.rows if row.id in found and found[row.id].cells}
    cells = {row: filled_cells(segments, own) for row, own in rows.items()}
    lengths = {len(own) for own in cells.values()}
    if len(cells) < LEAST_ROWS or len(lengths) > 1 or not all(_is_even(segments, own) for own in cells.values()):
        return {}
    (length,) = lengths
    width = len(block.columns)
    if length == width + 1:
        return _without_one(segments, cells)
    lost = lost_column(runs, block) if length == width - 1 else None
    if lost is None or not _sums_tell(segments, cells):
        return {}
    return {row: _placed(segments, [*own[:lost], None, *own[lost:]], "header") for row, own in cells.items()}


def _is_even(segments: Sequence[Segment], cells: Sequence[int]) -> bool:
    """Whether these are figures side by side, no blanks among them."""
    if not cells:
        return False
    return all(segments[i].kind is Kind.VALUE for i in cells) and cells[-1] == cells[0] + len(cells) - 1


def _without_one(segments: Sequence[Segment], cells: Cells) -> dict[str, Placement]:
    """The rows without the figure in one place, if leaving it out alone keeps all sums, or any other gives the same.

    Where the sums hold with all figures as well, the further column is one more part of the total.
    """
    over = [own for own in cells.values() if not ends_with_sum(segments, own)]
    if not _has_figures(segments, over) or _prints_total_twice(segments, cells):
        return {}
    ways: dict[tuple[tuple[str, ...], ...], Cells] = {}
    for place in range(len(next(iter(cells.values())))):
        left: Cells = {row: [*own[:place], *own[place + 1 :]] for row, own in cells.items()}
        if _sums_tell(segments, left):
            ways.setdefault(tuple(tuple(segments[i].text for i in own) for own in left.values()), left)
    if len(ways) != 1:
        return {}
    (left,) = ways.values()
    return {row: _placed(segments, own, "window") for row, own in left.items()}


def _prints_total_twice(segments: Sequence[Segment], cells: Cells) -> bool:
    """Whether the last two figures are the same in most rows that are not noughts, but not in all: which of them is
    the form's total, and which may be wrong in print, no sum tells.
    """
    pairs = [(segments[own[-2]].text, segments[own[-1]].text) for own in cells.values() if has_count(segments, own)]
    same = sum(one == two for one, two in pairs)
    return len(pairs) < 2 * same < 2 * len(pairs)


def _sums_tell(segments: Sequence[Segment], cells: Cells) -> bool:
    """Whether the sums of all rows hold, and not those of noughts only."""
    return all(ends_with_sum(segments, own) for own in cells.values()) and _has_figures(segments, cells.values())


def _has_figures(segments: Sequence[Segment], rows: Iterable[Sequence[int]]) -> bool:
    return len({tuple([segments[i].text for i in own]) for own in rows if has_count(segments, own)}) >= LEAST_TOLD


def lost_column(runs: Sequence[Run], block: Block) -> int | None:
    """The place of the only column, not the last, without a label in the block's header."""
    labels = [column.label.text for column in block.columns]
    met = [
        block.header[run.anchor.header].text
        for run in runs
        if run.node.kind is NodeKind.HEADER and run.node.id == block.id and run.anchor.header >= 0
    ]
    lost = [place for place, label in enumerate(labels) if label not in met]
    return lost[0] if len(lost) == 1 and lost[0] < len(labels) - 1 else None


def _placed(segments: Sequence[Segment], cells: Sequence[int | None], evidence: Evidence) -> Placement:
    slots = tuple(Slot(segments[i].start, segments[i].end, segments[i].kind) if i is not None else None for i in cells)
    return Placement(slots, evidence)
