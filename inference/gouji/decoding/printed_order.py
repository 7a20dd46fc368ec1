"""Columns that a page prints in another order than the form: read in that order where the header names every one.

A header that names only some of them, one of them twice, or with other text between, tells no order: what it says
against the form's is a doubt then (see header.py).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from gouji.decoding.grids import GridRows
from gouji.decoding.grids.names import label_to_all_keys
from gouji.decoding.header import runs_behind_chapter, runs_to_headers, stacks_to_columns
from gouji.decoding.readings import Reading
from gouji.decoding.runs import Run, behind_note
from gouji.decoding.slots import slot_to_reading
from gouji.decoding.vocabulary import NodeKind
from gouji.folding import label_to_keys
from gouji.forms.model import Block, TableForm
from gouji.segmenting import Kind, Segment
from gouji.value_class import value_class

FOLLOWED = "column_order"
"""Evidence of a row whose columns were taken in the order that the header prints."""

Order = tuple[int, ...]
"""Columns of a block by their index in the form, as they are printed from left to right."""


OVER = -1
"""Stands for a label over several columns."""


@value_class
class _Name:
    """The label of a column, or OVER, where a header prints it: segments [start, end) with a note behind it, its own
    first and last line, and whether it is the form's wording or only like it.
    """

    column: int
    start: int
    end: int
    first: int
    last: int
    exact: bool


@dataclass(frozen=True, slots=True)
class PrintedForm:
    """A table's form with its columns as the page prints them; `orders` are those of blocks that print another one."""

    form: TableForm
    orders: Mapping[str, Order]

    def grid_in_order(self, grid: GridRows) -> GridRows:
        """What the grid reader has of the table, which goes by the form, in the order of the page."""
        rows = {row.id: self.orders[block.id] for block in self.form.blocks for row in block.rows if self.moves(block)}
        changed = {
            (self.form.id, row): tuple(grid[self.form.id, row][column] for column in order)
            for row, order in rows.items()
            if (self.form.id, row) in grid
        }
        return {**grid, **changed} if changed else grid

    def readings_in_order(self, block: Block, readings: Sequence[Reading]) -> Sequence[Reading]:
        """The readings of a row, which come as the page has them, in the order of the form."""
        if not self.moves(block):
            return readings
        return [reading for _, reading in sorted(zip(self.orders[block.id], readings, strict=True), key=_column_of)]

    def moves(self, block: Block) -> bool:
        """Whether the page prints the columns of the block in an order of its own."""
        return block.id in self.orders


def _column_of(placed: tuple[int, Reading]) -> int:
    return placed[0]


def form_to_printed_form(segments: Sequence[Segment], runs: Sequence[Run], form: TableForm) -> PrintedForm:
    """The form with the columns of every block in the order that its header tells, `runs` being those of the table."""
    orders: dict[str, Order] = {}
    for index, start, end in runs_to_headers(segments, runs):
        block = form.blocks[index]
        headers = [run for run in runs_behind_chapter(runs) if start <= run.anchor.start < end]
        names = _headers_to_names(segments, headers, index, block)
        order = names_to_order(segments, names, block) or _stacks_to_order(segments, (start, end), names, block)
        if order is not None and order != tuple(range(len(block.columns))):
            orders[block.id] = order
    if not orders:
        return PrintedForm(form, orders)
    blocks = tuple(_block_in_order(block, orders[block.id]) if block.id in orders else block for block in form.blocks)
    return PrintedForm(replace(form, blocks=blocks), orders)


def _block_in_order(block: Block, order: Order) -> Block:
    return replace(block, columns=tuple(block.columns[index] for index in order))


def _headers_to_names(segments: Sequence[Segment], runs: Sequence[Run], index: int, block: Block) -> list[_Name]:
    """Where the labels of columns, and those over several, stand, with the notes behind them."""
    places = {block.columns[index].groups[-1]: OVER for index in _columns_below(block)}
    places.update({column.label.text: index for index, column in enumerate(block.columns)})
    names: list[_Name] = []
    for run in runs:
        anchor = run.anchor
        header = run.node.kind is NodeKind.HEADER and run.node.block == index and anchor.header >= 0
        text = block.header[anchor.header].text if header else ""
        if text in places:
            end = behind_note(segments, anchor, len(segments))
            lines = (segments[anchor.start].line, segments[anchor.end - 1].line)
            names.append(_Name(places[text], anchor.start, end, *lines, anchor.match == "exact"))
    return names


def _columns_below(block: Block) -> list[int]:
    """The columns whose labels stand lower than those of others, under a common label."""
    depths = [len(column.groups) for column in block.columns]
    return [index for index, depth in enumerate(depths) if depth > min(depths)]


def names_to_order(segments: Sequence[Segment], names: Sequence[_Name], block: Block) -> Order | None:
    """The order of all columns of the block, None where the labels `names` do not tell it beyond doubt.

    All labels stand once in one line or once in all, one of them misspelt at most, those under a common label side by
    side with nothing between them, and those beside it where the form has them.
    """
    orders = (_line_to_order(segments, line, names, block) for line in (*_names_to_lines(names), names))
    return next((order for order in orders if order is not None), None)


def _names_to_lines(names: Sequence[_Name]) -> list[list[_Name]]:
    lines: dict[int, list[_Name]] = defaultdict(list)
    for name in names:
        if name.first == name.last:
            lines[name.first].append(name)
    return list(lines.values())


def _line_to_order(
    segments: Sequence[Segment], line: Sequence[_Name], names: Sequence[_Name], block: Block
) -> Order | None:
    columns = [name for name in line if name.column != OVER]
    if not _are_all(columns, range(len(block.columns))):
        return None
    below = _columns_below(block)
    if not below:
        return _row_to_order(segments, columns)
    inner = [name for name in columns if name.column in below]
    outer = [name for name in columns if name not in inner]
    first = [name for name in outer if name.column < min(below)]
    last = [name for name in outer if name not in first]
    order = _row_to_order(segments, inner)
    over = [name for name in names if name.column == OVER]
    if order is None or not _stand_beside(inner, first, last, over):
        return None
    return (*(name.column for name in first), *order, *(name.column for name in last))


MOST_MISSPELT = 1
"""Labels that may be like a column's only: with all others told it has no other column to be of."""


def _are_all(names: Sequence[_Name], columns: Sequence[int]) -> bool:
    """Whether every one of `columns` is named once."""
    misspelt = sum(not name.exact for name in names)
    return misspelt <= MOST_MISSPELT and sorted(name.column for name in names) == list(columns)


def _stacks_to_order(
    segments: Sequence[Segment], header: tuple[int, int], names: Sequence[_Name], block: Block
) -> Order | None:
    """The order of labels printed from top to bottom, when they are all those of the lowest line of the header."""
    stacks = stacks_to_columns(segments[slice(*header)], block, ())
    below = _columns_below(block)
    stack = tuple(stacks[0]) if len(stacks) == 1 else ()
    if sorted(stack) != (below or list(range(len(block.columns)))):
        return None
    outer = [column for column in range(len(block.columns)) if column not in stack]
    named = [name.column for name in names if name.column != OVER and name.column not in below]
    if named != outer:
        return None
    first = [column for column in outer if column < min(stack)]
    return (*first, *stack, *outer[len(first) :])


def _row_to_order(segments: Sequence[Segment], names: Sequence[_Name]) -> Order | None:
    """The order of labels that share one line, with nothing between them.

    Labels with lines of their own tell none: tools print first what stands higher, as labels of two lines do.
    """
    one = len({line for name in names for line in (name.first, name.last)}) == 1
    between = (segments[i] for one, two in pairwise(names) for i in range(one.end, two.start))
    adjacent = all(segment.kind is Kind.EMPTY for segment in between)
    return tuple(name.column for name in names) if one and adjacent else None


def _stand_beside(inner: Sequence[_Name], first: Sequence[_Name], last: Sequence[_Name], over: Sequence[_Name]) -> bool:
    """Whether the labels beside the common one come in the form's order: the first ones before those under it, the
    last ones all behind those, or all before them in a line above or behind the common label.
    """
    start, end = inner[0].start, inner[-1].end
    columns = [name.column for name in (*first, *last)]
    if columns != sorted(columns) or any(name.end > start for name in first):
        return False
    if all(name.start >= end for name in last):
        return True
    begin = max((name.end for name in first), default=0)
    return all(
        begin <= name.start < name.end <= start
        and (name.last < inner[0].first or any(begin <= group.start < name.start for group in over))
        for name in last
    )


def headers_to_row_orders(segments: Sequence[Segment], headers: Sequence[Run], block: Block) -> list[Order] | None:
    """For rows printed side by side, the order of each row's columns; None where the header does not tell all of them.

    Every label stands there once for each row, in one line, or those of the first row before the other rows' labels
    and all others behind them.
    """
    names = [name for name in _headers_to_names(segments, headers, 0, block) if name.column != OVER]
    for line in _names_to_lines(names):
        if orders := _names_to_row_orders(segments, line, block):
            return orders
    size = len(block.columns)
    first, second = names[:size], names[size : size + 1]
    apart = first and second and _stand_apart(segments, headers, (first[-1].end, second[0].start), block)
    return _names_to_row_orders(segments, names, block) if apart else None


def _names_to_row_orders(segments: Sequence[Segment], names: Sequence[_Name], block: Block) -> list[Order] | None:
    size = len(block.columns)
    rows = [names[start : start + size] for start in range(0, len(names), size)]
    if len(rows) != len(block.rows) or not all(_are_all(row, range(size)) for row in rows):
        return None
    orders = [_row_to_order(segments, row) for row in rows]
    return [order for order in orders if order is not None] if None not in orders else None


def _stand_apart(segments: Sequence[Segment], headers: Sequence[Run], between: tuple[int, int], block: Block) -> bool:
    """Whether the labels of all rows but the first stand in this range of segments."""
    keys = [label_to_all_keys(row.label) for row in block.rows[1:]]
    anchors = [run.anchor for run in headers if between[0] <= run.anchor.start < between[1]]
    printed = [set(label_to_keys("".join([segment.text for segment in segments[a.start : a.end]]))) for a in anchors]
    return all(any(own & found for found in printed) for own in keys)


def readings_in_row_orders(
    view: str, readings: Sequence[Reading], orders: Sequence[Order], block: Block
) -> Iterator[Reading]:
    """Readings of rows side by side, which come as the page has them, with each row's in order of the form."""
    size = len(block.columns)
    for number, order in enumerate(orders):
        own = zip(order, readings[number * size : (number + 1) * size], strict=True)
        for column, reading in sorted(own, key=_column_of):
            yield slot_to_reading(view, reading.row, block.columns[column], reading.slot, (*reading.support, FOLLOWED))
