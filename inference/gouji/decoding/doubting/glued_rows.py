"""Rows whose first figure is glued to its label, in tables without sums: what parts their figures may be lost or stray.

A space or a line end among figures that nothing else parts may stand within one of them.
"""

from __future__ import annotations

from collections.abc import Sequence

from gouji.decoding.tables.assembly import AssembledTable, RowCells
from gouji.decoding.tables.rows import ExpectedRow
from gouji.segmenting import Segment, Separator, filled_cells

STRAY_SPACE = "nothing parts the label of this row from its figures: a space among them may part the digits of one"
OVERFULL = "more figures stand behind those of this row, and no sum tells that they are none of its own"


def glued_rows_to_doubts(
    segments: Sequence[Segment], rows: Sequence[ExpectedRow], assembled: AssembledTable
) -> dict[str, str]:
    """Row id to the reason why digits of its figures may stand elsewhere; rows with a separator are left out."""
    doubts: dict[str, str] = {}
    for row in rows:
        if row.found and row.found.cells and segments[row.found.cells[0]].separator is Separator.NOTHING:
            if row.found.node in assembled.surplus:
                doubts[row.id] = OVERFULL
            elif _has_space(segments, row.found):
                doubts[row.id] = STRAY_SPACE
    return doubts


def _has_space(segments: Sequence[Segment], found: RowCells) -> bool:
    filled = (segments[i] for i in filled_cells(segments, found.cells))
    return any(segment.separator is Separator.SPACE for segment in filled)
