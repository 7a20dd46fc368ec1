"""Empty cells that left an empty line: tables printed one cell a line, where the line tells the column."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from gouji.decoding.placing.model import Slot
from gouji.decoding.sifting.unique_lines import has_unique_lines
from gouji.decoding.tables.assembly import RowCells
from gouji.forms.model import Block, Row, TableForm
from gouji.segmenting import Kind, Segment, filled_cells

LEAST_ROWS = 5
"""Rows of a block that must agree on where their cells stand; fewer agree by chance."""


_Kind = tuple[int, int, int | None, bool]
"""Labels right before a row's own, the number of groups that it and the row behind it stand in (None behind the last
row), whether those are the same."""


@dataclass(frozen=True, slots=True)
class _LinedRow:
    """A row with one cell a line: its cells by how many lines below the label they stand, and where the next text does.

    `kind` tells rows apart that may have other lines: some tools leave lines for what a merged label covers, the labels
    right before the row's own and those of the row behind it.
    """

    label: Segment
    cells: Mapping[int, Segment]
    span: int
    kind: _Kind


def rows_to_line_slots(
    view: str, segments: Sequence[Segment], form: TableForm, found: Mapping[str, RowCells]
) -> dict[str, tuple[Slot, ...]]:
    """The slots of rows with a figure in the last line a row has, or with as many lines as rows like them; by row id.

    Only where every row of the block has room for all its columns, none has a figure beyond them, and some row has one
    in the last of them: then a line is a cell. What follows the last row of a block is another table's, so that the
    number of its lines does not tell.
    """
    slots: dict[str, tuple[Slot, ...]] = {}
    if has_unique_lines(view):
        return slots
    for block in form.blocks:
        rows = dict(_block_to_lined_rows(segments, block, found))
        width = len(block.columns)
        if len(rows) >= LEAST_ROWS and _shows_empty_lines(list(rows.values()), width):
            usual, last = _usual_spans(list(rows.values()), width), block.rows[-1].id
            any_figure = any(row.cells for row in rows.values())
            slots.update(
                (id_, _slots(row, width))
                for id_, row in rows.items()
                if width in row.cells or ((row.kind, row.span) in usual and (id_ != last or not any_figure))
            )
    return {id_: own for id_, own in slots.items() if _shows_nothing_else(view, segments, found[id_], own)}


def _shows_nothing_else(view: str, segments: Sequence[Segment], found: RowCells, slots: Sequence[Slot]) -> bool:
    """Whether the lines taken for empty cells are empty: a figure with a note behind it may have been passed over."""
    assert found.label is not None
    end = view.find("\n", segments[found.label[1] - 1].end)
    for slot in slots:
        start, end = end + 1, view.find("\n", end + 1)
        if slot.kind is Kind.EMPTY and any(map(str.isalnum, view[start:end])):
            return False
    return True


def _block_to_lined_rows(
    segments: Sequence[Segment], block: Block, found: Mapping[str, RowCells]
) -> Iterator[tuple[str, _LinedRow]]:
    for row, behind in zip_longest(block.rows, block.rows[1:]):
        own = found.get(row.id)
        if own is None or own.label is None:
            continue
        label = segments[own.label[1] - 1]
        last = max((*own.cells, own.label[1] - 1))
        following = next((segments[i] for i in range(last + 1, len(segments)) if segments[i].kind is Kind.TEXT), None)
        filled = filled_cells(segments, own.cells)
        lines = [label.line, *(segments[i].line for i in own.cells if filled and i <= filled[-1])]
        if len(set(lines)) == len(lines) and following is not None:
            cells = {segments[i].line - label.line: segments[i] for i in filled}
            yield row.id, _LinedRow(label, cells, following.line - label.line, _row_to_kind(row, behind, own))


def _row_to_kind(row: Row, behind: Row | None, found: RowCells) -> _Kind:
    beside = behind.groups if behind else None
    return found.groups, len(row.groups), None if beside is None else len(beside), beside == row.groups


def _shows_empty_lines(rows: Sequence[_LinedRow], width: int) -> bool:
    within = all(row.span > width and max(row.cells, default=0) <= width for row in rows)
    return within and (any(width in row.cells for row in rows) or not any(row.cells for row in rows))


def _usual_spans(rows: Sequence[_LinedRow], width: int) -> set[tuple[_Kind, int]]:
    """The spans that more than half of the rows of a kind have, with that kind; of those that print their last figure,
    if any does: others may have lost a line. None where such a row has more lines than is usual: another one may have
    lost a figure and gained an empty line, too.
    """
    ended = [row for row in rows if width in row.cells]
    spans = Counter((row.kind, row.span) for row in ended or rows)
    alike = Counter(row.kind for row in ended or rows)
    usual = {kind: span for (kind, span), count in spans.items() if 2 * count > alike[kind]}
    is_padded = any(row.span > usual.get(row.kind, 0) for row in ended)
    return set() if is_padded else set(usual.items())


def _slots(row: _LinedRow, width: int) -> tuple[Slot, ...]:
    empty = Slot(row.label.end, row.label.end, Kind.EMPTY)
    cells = (row.cells.get(offset) for offset in range(1, width + 1))
    return tuple(Slot(cell.start, cell.end, cell.kind) if cell else empty for cell in cells)
