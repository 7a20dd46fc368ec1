"""Reasons to doubt some cells of rows, others of which stand in their places."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence, Set

from gouji.checking import Place
from gouji.decoding.doubting.headers.header import DISORDERED_COLUMNS
from gouji.decoding.doubting.totals import TOTAL_ELSEWHERE, total_to_place
from gouji.decoding.tables.rows import ExpectedRow

CONTRADICTED = "the sum of this column does not hold, whichever rows the figures without a place belong to"


def cells_to_doubts(
    view: str,
    rows: Sequence[ExpectedRow],
    moved: Mapping[str, Set[str]],
    *,
    summed: Set[str],
    contradicted: Collection[Place],
) -> dict[Place, str]:
    """The reason by row and column id: labels over columns tell the `moved`, by block, rows that are `summed` end with
    the sum of their other figures, the sums of columns speak against the `contradicted`.
    """
    total = total_to_place(view, [row for row in rows if row.id in summed])
    doubts: dict[Place, str] = {}
    for row in rows:
        for number, column in enumerate(row.block.columns):
            if column.id in moved.get(row.block.id, ()):
                doubts[row.id, column.id] = DISORDERED_COLUMNS
            if total is not None and row.id in summed and number >= total:
                doubts[row.id, column.id] = TOTAL_ELSEWHERE
    return {**doubts, **dict.fromkeys(contradicted, CONTRADICTED)}
