"""The rows to which one reading is left, and the figures that it gives them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from gouji.checking import Place
from gouji.decoding.placing.model import Placement
from gouji.decoding.placing.slots import slot_to_printed
from gouji.decoding.tables.rows import ExpectedRow
from gouji.extraction import Number
from gouji.segmenting import Kind


def rows_to_placed(rows: Sequence[ExpectedRow], left: Mapping[str, Sequence[int]]) -> dict[str, Placement]:
    """The placements of the rows to which `left` leaves one of their readings, by row id."""
    return {row.id: row.placements[left[row.id][0]] for row in rows if len(left.get(row.id, ())) == 1}


def rows_to_values(
    view: str, rows: Sequence[ExpectedRow], placed: Mapping[str, Placement], *, blanks: bool = False
) -> dict[Place, Number]:
    """The figures of the rows that are placed; with `blanks`, cells printed empty or marked so count as nought."""
    values: dict[Place, Number] = {}
    for row in rows:
        if row.id in placed:
            for column, slot in zip(row.block.columns, placed[row.id].slots, strict=True):
                number = slot_to_printed(view, slot)
                if number is not None:
                    values[row.id, column.id] = number.value
                elif blanks and slot is not None and slot.kind in (Kind.MARK, Kind.EMPTY):
                    values[row.id, column.id] = 0
    return values
