"""Columns whose labels stand in another order than the form's: which of them, where the labels tell that.

Whether figures moved with their labels no page tells, so that these columns are in doubt; the others stand in their
places either way.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import pairwise

from gouji.decoding.aligning.runs import Run
from gouji.decoding.aligning.vocabulary import NodeKind
from gouji.forms.model import Block, Column, TableForm
from gouji.segmenting import Kind, Segment


def blocks_to_moved_columns(
    segments: Sequence[Segment], runs: Sequence[Run], form: TableForm
) -> Mapping[str, frozenset[str]]:
    """Ids of columns by block id, for blocks all of whose columns are told by exact labels, of several lines only where
    each stands on lines of its own, once or again and again in the same order, but in another one than the form's.
    """
    headers: dict[int, list[Run]] = defaultdict(list)
    for run in runs:
        if run.node.kind is NodeKind.HEADER and run.anchor.header >= 0:
            headers[run.node.block].append(run)
    found = {
        form.blocks[block].id: _block_to_moved(segments, own, form.blocks[block]) for block, own in headers.items()
    }
    return {block: moved for block, moved in found.items() if moved}


def rows_to_moved_columns(
    segments: Sequence[Segment], headers: Sequence[Run], block: Block
) -> frozenset[tuple[str, str]] | None:
    """Ids of row and column where rows stand side by side, each under its own labels; None where these do not tell the
    order of all columns, each exact, those of a row on one line or each on lines of its own.
    """
    labels = {column.label.text: column for column in block.columns}
    over = [run for run in headers if run.anchor.header >= 0 and block.header[run.anchor.header].text in labels]
    size = len(block.columns)
    if len(over) != size * len(block.rows):
        return None
    moved: set[tuple[str, str]] = set()
    for number, row in enumerate(block.rows):
        own = over[number * size : (number + 1) * size]
        order = [labels[block.header[run.anchor.header].text] for run in own]
        lines = len({segments[run.anchor.start].line for run in own})
        whole = lines in (1, size) and all(column in order for column in block.columns)
        if not whole or not _are_told(segments, own, headers):
            return None
        moved.update((row.id, column.id) for column in _out_of_place(order, block.columns))
    return frozenset(moved)


def _block_to_moved(segments: Sequence[Segment], headers: Sequence[Run], block: Block) -> frozenset[str]:
    """The columns that stand elsewhere, those below a common label among themselves; none where that is not told."""
    depth = max((len(column.groups) for column in block.columns), default=0)
    below = [column for column in block.columns if len(column.groups) == depth]
    columns = {column.label.text: column for column in block.columns}
    over = [(run, columns[text]) for run in headers if (text := block.header[run.anchor.header].text) in columns]
    if not _are_told(segments, [run for run, _ in over], headers):
        return frozenset()
    lines: dict[int, list[Column]] = defaultdict(list)
    for run, column in over:
        line = lines[segments[run.anchor.start].line]
        if not line or line[-1] is not column:  # a merged cell's label may stand in all its places
            line.append(column)
    above = [column for line in lines.values() for column in line if column not in below]
    if list(dict.fromkeys(above)) != [column for column in block.columns if column in above]:
        return frozenset()
    told = [line for line in lines.values() if any(column in below for column in line)]
    if all(len(line) == 1 for line in told):
        told = [[column for line in told for column in line]]
    orders = {_line_to_order(line, below, block) for line in told}
    order = orders.pop() if len(orders) == 1 else ()
    return frozenset(column.id for column in _out_of_place(order, block.columns))


def _are_told(segments: Sequence[Segment], labels: Sequence[Run], headers: Sequence[Run]) -> bool:
    """Whether all `labels` are exact, none of several lines shares one with the next, and no text stands between them
    but that of other `headers`.
    """
    ranges = [(segments[run.anchor.start].line, segments[run.anchor.end - 1].line) for run in labels]
    apart = all(two[0] > one[1] or one[0] == one[1] == two[0] == two[1] for one, two in pairwise(ranges))
    known = {i for run in headers for i in range(run.anchor.start, run.anchor.end)}
    between = {i for one, two in pairwise(labels) for i in range(one.anchor.end, two.anchor.start)} - known
    alone = all(segments[i].kind is not Kind.TEXT for i in between)
    return apart and alone and all(run.anchor.match == "exact" for run in labels)


def _line_to_order(line: Sequence[Column], below: Sequence[Column], block: Block) -> tuple[Column, ...]:
    """The block's columns with those `below` in the order of the line, which has each of them once, and others where
    the form has them; none otherwise.
    """
    own = [column for column in line if column in below]
    if len(own) != len(below) or any(column not in own for column in below):
        return ()
    rest = iter(own)
    order = tuple(next(rest) if column in below else column for column in block.columns)
    return order if [column for column in order if column in line] == list(line) else ()


def _out_of_place(order: Sequence[Column], columns: Sequence[Column]) -> list[Column]:
    return [column for own, column in zip(order, columns, strict=False) if own is not column]
