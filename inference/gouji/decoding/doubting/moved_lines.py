"""Pages with one cell a line of which some lines changed places: no figure there stands for sure where it is printed.

A label that changed places with a figure leaves its row a figure short and gives the next one too many, or the reverse.
Two figures that did leave no such trace: rows keep their number of figures, and their sums. So where a page shows the
one, figures that stand in lines of their own need a sum over their column to be trusted.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from gouji.checking import RuleInstance
from gouji.decoding.aligning.runs import LIST_NUMBER, Run
from gouji.decoding.aligning.vocabulary import NodeKind
from gouji.decoding.grids.names import label_to_all_keys
from gouji.decoding.placing.sums import ends_with_sum
from gouji.decoding.readings import LineOrder, Reading, TableReading, reading_to_suspect
from gouji.decoding.tables.assembly import RowCells
from gouji.decoding.tables.rows import ExpectedRow
from gouji.extraction import Number
from gouji.folding import label_to_keys
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
        or any(_passed_on(segments, *three) for three in zip(rows, rows[1:], rows[2:], strict=False))
        or _has_group_behind_row(segments, runs, rows)
        or _has_span_inside(segments, [row for row in rows if row.id in apart])
        or any(_has_column_behind_row(segments, runs, row) for row in rows)
        or any(_has_figure_before_row(segments, runs, row) for row in rows)
        or any(_has_label_inside(segments, runs, cells) for row, cells in dealt.items() if row in apart)
    )
    return LineOrder(apart, is_broken=shown)


def headers_to_line_order(
    segments: Sequence[Segment],
    headers: Sequence[Run],
    cells: Sequence[int],
    readings: Sequence[Reading],
    block: Block,
    instances: Sequence[RuleInstance],
) -> LineOrder | None:
    """The order of lines in a table of rows side by side; None unless its figures stand in lines of their own.

    A figure that changed places with a label stands alone before the others; `readings` are those of all cells in
    printed order, where a total that changed places with the figure before or behind it shows in the sums.
    """
    if not stand_apart(segments, filled_cells(segments, cells)):
        return None
    found = (sum(segments[i].kind is not Kind.EMPTY for i in run.all_cells) for run in headers)
    counts = [count for count in found if count]
    all_there = sum(counts) == len(block.rows) * len(block.columns)
    is_alone = all_there and len(counts) == 2 and min(counts) == 1
    return LineOrder(frozenset(row.id for row in block.rows), is_alone or _are_exchanged(readings, instances))


def _are_exchanged(readings: Sequence[Reading], instances: Sequence[RuleInstance]) -> bool:
    """Whether broken sums hold once two figures beside each other change places, and none is broken by that."""
    values = {(reading.row, reading.column): reading.number.value for reading in readings if reading.number}
    broken = _broken(values, instances)
    places = [place for place in ((reading.row, reading.column) for reading in readings) if place in values]
    return bool(broken) and any(
        _broken({**values, one: values[two], two: values[one]}, instances) < broken for one, two in pairwise(places)
    )


def _broken(values: Mapping[tuple[str, str], Number], instances: Sequence[RuleInstance]) -> frozenset[str]:
    """Ids of the sums whose figures are all there and that do not hold."""
    whole = (instance for instance in instances if all(place in values for place in instance.places))
    return frozenset(
        own.id for own in whole if sum(values[place] for place in own.left) != sum(values[p] for p in own.right)
    )


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


def _has_column_behind_row(segments: Sequence[Segment], runs: Sequence[Run], row: ExpectedRow) -> bool:
    """Whether the label of a column that the header lacks stands, in a line of its own, right behind that of a row."""
    if row.found is None or row.found.label is None or not row.found.cells:
        return False
    label, first = row.found.label[1] - 1, next(iter(filled_cells(segments, row.found.cells)), 0)
    behind = next((i for i in range(label + 1, first) if segments[i].kind is Kind.TEXT), None)
    if behind is None or not stand_apart(segments, [label, behind, first]):
        return False
    met = {
        row.block.header[run.anchor.header].text
        for run in runs
        if run.node.kind is NodeKind.HEADER and run.node.id == row.block.id and run.anchor.header >= 0
    }
    lacking = (column.label for column in row.block.columns if column.label.text not in met)
    keys = set(label_to_keys(segments[behind].text))
    return any(keys & label_to_all_keys(label) for label in lacking)


def _has_span_inside(segments: Sequence[Segment], rows: Sequence[ExpectedRow]) -> bool:
    """Whether some rows have the empty cells of a merged one behind their last figure, and a full one has as many, some
    of them among its figures.
    """
    shapes = [[segments[i].kind is Kind.EMPTY for i in row.found.cells] for row in rows if row.found]
    full = [own for own, row in zip(shapes, rows, strict=True) if own.count(False) == len(row.block.columns) > 1]
    spanned = [own for own in full if True in own and not own[0]]
    behind = {own.count(True) for own in spanned if own == sorted(own)}
    return any(own != sorted(own) and own.count(True) in behind for own in spanned)


def _has_figure_before_row(segments: Sequence[Segment], runs: Sequence[Run], row: ExpectedRow) -> bool:
    """Whether a figure alone stands, in a line of its own, between the header and the label of a row that lacks one."""
    if row.found is None or row.found.label is None or len(row.block.columns) == 1 or _surplus(segments, row) != -1:
        return False
    before = (run for run, behind in pairwise(runs) if behind.anchor.start == row.found.label[0])
    header = next((run for run in before if run.node.kind is NodeKind.HEADER), None)
    figures = filled_cells(segments, header.all_cells) if header else []
    return len(figures) == 1 and stand_apart(segments, [figures[0] - 1, figures[0], row.found.label[0]])


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


def _passed_on(segments: Sequence[Segment], one: ExpectedRow, two: ExpectedRow, three: ExpectedRow) -> bool:
    """Whether a row with as many figures as columns, in lines of their own but without its sum, stands between one with
    a figure too few and one with a figure too many: figures changed places with the labels above and below it.
    """
    if any(row.found is None or row.found.label is None or row.block is not two.block for row in (one, two, three)):
        return False
    assert two.found
    over = [_surplus(segments, row) for row in (one, two, three)]
    figures = filled_cells(segments, two.found.cells)
    return over in ([-1, 0, 1], [1, 0, -1]) and _is_apart(segments, two.found) and not ends_with_sum(segments, figures)


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
