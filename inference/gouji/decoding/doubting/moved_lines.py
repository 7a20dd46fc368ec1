"""Pages with one cell a line of which some lines changed places: no figure there stands for sure where it is printed.

A label that changed places with a figure leaves its row a figure short and gives the next one too many, or the reverse.
Two figures that did leave no such trace: rows keep their number of figures, and their sums. So where a page shows the
one, figures that stand in lines of their own need a sum over their column to be trusted.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from gouji.decoding.aligning.runs import LIST_NUMBER, Run
from gouji.decoding.aligning.vocabulary import NodeKind
from gouji.decoding.readings import LineOrder, Reading, TableReading, reading_to_suspect
from gouji.decoding.tables.assembly import RowCells
from gouji.decoding.tables.rows import ExpectedRow
from gouji.forms.model import Block
from gouji.segmenting import Kind, Segment, filled_cells

MOVED = "lines of this page changed places, and no sum over the column tells that this figure kept its own"


def rows_to_line_order(
    segments: Sequence[Segment],
    runs: Sequence[Run],
    rows: Sequence[ExpectedRow],
    dealt: Mapping[str, Sequence[int]],
    *,
    is_exchanged: bool,
) -> LineOrder:
    """The order of lines in a table of rows below each other.

    `dealt` are the cells of each row if only labels stand in wrong places (see rows_in_order); `is_exchanged` says that
    sums of columns look as if figures had changed places in their rows. Only a table of which most rows have their
    figures in lines of their own can show it.
    """
    apart = frozenset(row.id for row in rows if row.found and _is_apart(segments, row.found))
    if 2 * len(apart) <= sum(row.found is not None for row in rows):
        return LineOrder(apart, is_broken=False)
    shown = (
        is_exchanged
        or any(_exchanged(segments, one, two) for one, two in pairwise(rows))
        or _has_group_behind_row(segments, runs, rows)
        or any(_has_label_inside(segments, runs, cells) for row, cells in dealt.items() if row in apart)
    )
    return LineOrder(apart, is_broken=shown)


def headers_to_line_order(
    segments: Sequence[Segment], headers: Sequence[Run], cells: Sequence[int], block: Block
) -> LineOrder | None:
    """The order of lines in a table of rows side by side; None unless its figures stand in lines of their own.

    A figure that changed places with a label stands alone before the others.
    """
    if not stand_apart(segments, filled_cells(segments, cells)):
        return None
    found = (sum(segments[i].kind is not Kind.EMPTY for i in run.all_cells) for run in headers)
    counts = [count for count in found if count]
    all_there = sum(counts) == len(block.rows) * len(block.columns)
    return LineOrder(frozenset(row.id for row in block.rows), all_there and len(counts) == 2 and min(counts) == 1)


def _has_label_inside(segments: Sequence[Segment], runs: Sequence[Run], cells: Sequence[int]) -> bool:
    """Whether a label, or the number of one, stands behind the first figure of a row or before its last one, in lines
    of their own.
    """
    if len(cells) < 2 or not stand_apart(segments, cells):
        return False
    gaps = ((cells[0], cells[1]), (cells[-2], cells[-1]))
    inside = [i for first, last in gaps for i in range(first + 1, last)]
    numbered = any(LIST_NUMBER.fullmatch(segments[i].text) for i in inside if segments[i].kind is Kind.TEXT)
    return numbered or any(run.anchor.start in inside for run in runs)


def _has_group_behind_row(segments: Sequence[Segment], runs: Sequence[Run], rows: Sequence[ExpectedRow]) -> bool:
    """Whether the label of a group stands, in a line of its own, right behind that of a row of it."""
    groups = {known.id: known.groups for row in rows for known in row.block.rows}
    return any(
        row.node.kind is NodeKind.ROW
        and other.node.kind is NodeKind.GROUP
        and row.anchor.end == other.anchor.start
        and other.node.id in groups.get(row.node.id, ())
        and segments[row.anchor.start].line != segments[other.anchor.start].line
        for row, other in pairwise(runs)
    )


def _is_apart(segments: Sequence[Segment], found: RowCells) -> bool:
    """Whether the label of a row and its figures, or the empty cell for its only one, stand in as many lines."""
    filled = filled_cells(segments, found.cells) or found.cells[:1]
    label = [found.label[1] - 1] if found.label else []
    return bool(filled) and stand_apart(segments, [*label, *filled])


def stand_apart(segments: Sequence[Segment], cells: Sequence[int]) -> bool:
    """Whether several segments stand in as many lines."""
    lines = {segments[i].line for i in cells}
    return len(cells) > 1 and len(lines) == len(cells)


def _exchanged(segments: Sequence[Segment], one: ExpectedRow, two: ExpectedRow) -> bool:
    """Whether one of two rows has a figure too few and the other, in lines of their own, one too many."""
    if not (one.found and two.found and one.found.label and two.found.label):
        return False
    if min(len(one.block.columns), len(two.block.columns)) == 1:
        return False  # rows of one figure slip as a whole
    over = [_surplus(segments, row) for row in (one, two)]
    long = one.found if over[0] > 0 else two.found
    return sorted(over) == [-1, 1] and _is_apart(segments, long)


def _surplus(segments: Sequence[Segment], row: ExpectedRow) -> int:
    cells = row.found.cells if row.found else ()
    return sum(segments[i].kind is not Kind.EMPTY for i in cells) - len(row.block.columns)


def tables_without_moved(tables: Sequence[TableReading]) -> tuple[TableReading, ...]:
    """The tables; where one shows that lines changed places, figures in lines of their own that no column's sum
    confirms are suspect in all.
    """
    if not any(table.order is not None and table.order.is_broken for table in tables):
        return tuple(tables)
    return tuple(replace(table, readings=tuple(_doubted(table))) for table in tables)


def _doubted(table: TableReading) -> Iterator[Reading]:
    for reading in table.readings:
        apart = table.order is not None and reading.row in table.order.apart
        known = (reading.row, reading.column) in table.summed and "repeated" not in reading.support
        yield reading_to_suspect(reading, MOVED) if apart and not known else reading
