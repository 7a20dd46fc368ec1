"""What the grid reader, which goes by the labels over the columns, makes of one cell."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Literal

from gouji.deciding.lines import text_to_line_index
from gouji.decoding.aligning.label_index import vocabularies_to_index
from gouji.decoding.aligning.vocabulary import form_to_vocabulary
from gouji.decoding.grids import view_to_grid_rows
from gouji.decoding.placing.model import Slot
from gouji.decoding.separators.delimited import view_to_tabbed
from gouji.decoding.separators.plain import view_to_plain
from gouji.document import Document
from gouji.extraction import Cell, Table
from gouji.forms import form_to_table
from gouji.forms.model import Form
from gouji.value_class import value_class

Verdict = Literal["agrees", "same", "contests", "left", "none", "twice"]
"""The same place, the same figure from another place, another figure, one where the cell has no place, no row, two rows
that differ."""


@value_class
class Opinion:
    """The verdict, and what the grid reader reads in the cell ("" for an empty one)."""

    verdict: Verdict
    text: str = ""


def cell_to_opinion(document: Document, table: Table, cell: Cell, form: Form) -> Opinion:
    """The opinion on `cell` of `table`, from the grids that stand within the table's lines."""
    columns = _row_to_columns(form, table.table, cell.row)
    found = list(_find_rows(document, table, cell.row, form))
    if not found or cell.column not in columns:
        return Opinion("none")
    if len({_texts(document, slots) for slots in found}) > 1:
        return Opinion("twice")
    own = [slots[columns.index(cell.column)] for slots in found]
    text = document.view[own[0].start : own[0].end]
    if any(document.span(slot.start, slot.end) == cell.span for slot in own):
        return Opinion("agrees", text)
    if cell.span is None:
        return Opinion("left", text)
    return Opinion("same" if cell.text == text else "contests", text)


def _row_to_columns(form: Form, table: str, row: str) -> list[str]:
    blocks = form_to_table(form, table).blocks
    return [column.id for block in blocks if any(own.id == row for own in block.rows) for column in block.columns]


def _find_rows(document: Document, table: Table, row: str, form: Form) -> Iterator[tuple[Slot, ...]]:
    """The row, wherever the grids within the table's lines show it whole."""
    lines = text_to_line_index(document.original)
    first, last = table.lines or (0, 0)
    view = view_to_tabbed(view_to_plain(document.view), vocabularies_to_index([form_to_vocabulary(form)]))
    for start, key, slots in view_to_grid_rows(view, form):
        if key == (table.table, row) and first <= lines.line_of(document.span(start, start + 1)[0]) <= last:
            yield slots


def _texts(document: Document, slots: Iterable[Slot]) -> tuple[str, ...]:
    return tuple(document.view[slot.start : slot.end] for slot in slots)
