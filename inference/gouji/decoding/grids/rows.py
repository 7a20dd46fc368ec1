"""Grids to rows: the figures of each row of a form, each under the label of its column."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise, takewhile

from gouji.decoding.grids.columns import (
    Places,
    columns_to_places,
    line_to_columns,
    line_to_row_places,
)
from gouji.decoding.grids.fields import Field, Grid, Line, view_to_grids
from gouji.decoding.grids.names import TableNames, table_to_names
from gouji.decoding.placing.model import Slot
from gouji.document import SPAN_FILLER
from gouji.folding import label_to_keys
from gouji.forms.model import Block, Form, Row, TableForm
from gouji.segmenting import Kind, is_blank_mark, is_like_figure, text_to_noted_figure, text_to_number

Slots = tuple[Slot, ...]
GridRows = Mapping[tuple[str, str], Slots]
"""By ids of table and row: what stands under each column of the row, in order of the columns."""


@dataclass(frozen=True, slots=True)
class _FoundRow:
    table: str
    row: str
    slots: Slots


def view_to_grid_rows(view: str, form: Form) -> list[tuple[int, tuple[str, str], Slots]]:
    """Every row that a grid of `view` shows whole: where its first figure stands, ids of table and row, its slots."""
    return [
        (found.slots[0].start, (found.table, found.row), found.slots)
        for grid in view_to_grids(view)
        for table in form.tables
        for found in _without_closed_up(
            _grid_to_table(view, grid, table, table_to_names(form, table.id)), side_by_side=table.layout != "rows"
        )
    ]


LEAST_INNER = 2
"""Rows with an empty cell before a figure that show a grid to keep its empty cells where they were printed."""


def _without_closed_up(rows: Sequence[_FoundRow], *, side_by_side: bool) -> list[_FoundRow]:
    """The rows without those that end with an empty cell, where few show one before a figure: some tools drop a cell
    and fill the row up at its end. Rows side by side are one line, of which all have moved then, or, where it
    shows empty cells, those from the first one that ends with one.
    """
    inner = sum(_has_inner_blank(found.slots) for found in rows)
    if side_by_side and rows and not _is_filled_to_end(rows[-1].slots):
        return list(takewhile(lambda found: _is_filled_to_end(found.slots), rows)) if inner else []
    return [found for found in rows if inner >= LEAST_INNER or _is_filled_to_end(found.slots)]


def _has_inner_blank(slots: Slots) -> bool:
    return any(one.kind is Kind.EMPTY and two.kind is not Kind.EMPTY for one, two in pairwise(slots))


def _is_filled_to_end(slots: Slots) -> bool:
    return slots[-1].kind is not Kind.EMPTY or all(slot.kind is Kind.EMPTY for slot in slots)


def _grid_to_table(view: str, grid: Grid, table: TableForm, names: TableNames) -> list[_FoundRow]:
    if table.layout == "rows":
        return list(_grid_to_rows(grid, table, names))
    return list(_grid_to_side_by_side(view, grid, table, names))


def rows_between(rows: Sequence[tuple[int, tuple[str, str], Slots]], start: int, end: int, view: str) -> GridRows:
    """The rows of the report in this range of the view, without those that stand there twice with other figures."""
    found: dict[tuple[str, str], Slots] = {}
    doubled: set[tuple[str, str]] = set()
    for place, key, slots in rows:
        if start <= place < end:
            known = found.setdefault(key, slots)
            if _texts(view, known) != _texts(view, slots):
                doubled.add(key)
    return {key: slots for key, slots in found.items() if key not in doubled}


def _texts(view: str, slots: Slots) -> list[str]:
    return [view[slot.start : slot.end] for slot in slots]


def _grid_to_rows(grid: Grid, table: TableForm, names: TableNames) -> Iterator[_FoundRow]:
    """Rows of a table with a label before the figures of each; a header line behind rows begins another block."""
    header: list[dict[int, str]] = [{} for _ in table.blocks]
    blocks: list[tuple[Block, Places]] = []
    for line in grid:
        own = _line_to_row(line, blocks, names) if blocks else None
        if own is not None:
            header = [{} for _ in table.blocks]
            block, row, places = own
            slots = _line_to_slots(line, [places[column.id] for column in block.columns])
            if slots is not None:
                yield _FoundRow(table.id, row.id, slots)
            continue
        keys = [label_to_keys(field.text) for field in line]
        met = [line_to_columns(keys, own) for own in names.columns]
        if any(met):
            header = [{**above, **columns} for above, columns in zip(header, met, strict=True)]
            found = [(block, columns_to_places(own, block)) for own, block in zip(header, table.blocks, strict=True)]
            blocks = [(block, places) for block, places in found if places is not None] or blocks


def _line_to_row(
    line: Line, blocks: Sequence[tuple[Block, Places]], names: TableNames
) -> tuple[Block, Row, Places] | None:
    """The row that the line's label names, exactly and alone among the rows of the blocks under this header."""
    first = min(places[0] for _, own in blocks for places in own.values())
    texts = [field.text for field in line[:first] if field.text]
    for key in label_to_keys(texts[-1]) if texts else ():
        named = [
            (block, row, places) for owner, row in names.rows.get(key, ()) for block, places in blocks if block is owner
        ]
        if len(named) > 1:
            over = {key for text in texts[:-1] for key in label_to_keys(text)}
            named = [
                found
                for found in named
                if any(over & names.groups.get(group, frozenset()) for group in found[1].groups)
            ]
        if len(named) == 1:
            return named[0]
    return None


def _grid_to_side_by_side(view: str, grid: Grid, table: TableForm, names: TableNames) -> Iterator[_FoundRow]:
    """The rows of a table that prints them side by side: the first line of figures under its labels, some of which may
    stand a line higher in merged cells. A line with fewer cells than the table is wide may lack any of them, and one
    with the label of a row is of another table.
    """
    block = table.blocks[0]
    higher: Line = ()
    for above, line in pairwise(grid):
        places = line_to_row_places(above, block, names.columns[0])
        if places is None and len(higher) == len(above):
            merged = tuple(own if own.text else over for over, own in zip(higher, above, strict=True))
            places = line_to_row_places(merged, block, names.columns[0])
        higher = above
        slots = _line_to_slots(line, [(place,) for place in places]) if places else None
        if slots is not None and any(slot.kind is not Kind.EMPTY for slot in slots):
            named = any(not names.form_rows.isdisjoint(label_to_keys(field.text)) for field in line)
            if named or view.startswith(SPAN_FILLER, slots[-1].start):
                return
            width = len(block.columns)
            for number, row in enumerate(block.rows):
                yield _FoundRow(table.id, row.id, slots[number * width : (number + 1) * width])
            return


def _line_to_slots(line: Line, columns: Sequence[Sequence[int]]) -> Slots | None:
    """What stands in each column, or None when one holds different figures, or more hold what is none than figures."""
    known = {place for places in columns for place in places}
    if any(field.text for place, field in enumerate(line) if place > min(known) and place not in known):
        return None
    found = [_fields_to_slot([line[place] for place in places]) for places in columns]
    slots = tuple(slot for slot in found if slot is not None)
    kinds = [slot.kind for slot in slots]
    return slots if len(slots) == len(found) and kinds.count(Kind.TEXT) <= kinds.count(Kind.VALUE) else None


def _fields_to_slot(fields: Sequence[Field]) -> Slot | None:
    filled = [field for field in fields if field.text]
    if not filled:
        return Slot(fields[0].start, fields[0].start, Kind.EMPTY)
    text = filled[0].text
    if any(field.text != text for field in filled):
        return None
    if text_to_number(text) or is_like_figure(text):
        return Slot(filled[0].start, filled[0].end, Kind.VALUE)
    if is_blank_mark(text):
        return Slot(filled[0].start, filled[0].end, Kind.MARK)
    if noted := text_to_noted_figure(text):
        return Slot(filled[0].start + noted[0], filled[0].start + noted[1], Kind.VALUE)
    return Slot(filled[0].start, filled[0].end, Kind.TEXT) if len(text) <= LONGEST_UNREAD else None


LONGEST_UNREAD = 12
"""Characters of a cell that may stand for a figure (O, 4O6, 不涉及): it is left to a person, and keeps its place."""
