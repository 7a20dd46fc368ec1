"""Rows with figures and an empty total: header and figures may not be in line."""

from __future__ import annotations

from collections.abc import Sequence

from gouji.decoding.tables.rows import ExpectedRow
from gouji.segmenting import Kind

BESIDE_TOTAL = "figures stand under other columns and none under the total: header and figures may not be in line"


def rows_beside_total(rows: Sequence[ExpectedRow]) -> dict[str, str]:
    """Rows with figures and an empty total that the labels over the columns alone placed, since a span that is wrong
    shifts the whole row; all such rows where fewer have a total: they may lack a column, with a filler at their end.
    """
    lacking = [row for row in rows if _lacks_total(row)]
    totals = [row.placements[0].slots[-1] for row in rows if row.placements]
    few = sum(total is not None and total.kind is Kind.VALUE for total in totals) < len(lacking)
    return {row.id: BESIDE_TOTAL for row in lacking if few or is_placed_by_header(row)}


def _lacks_total(row: ExpectedRow) -> bool:
    """Whether the row has figures and an empty last column, the sum."""
    if not row.placements:
        return False
    *others, last = row.placements[0].slots
    filled = any(slot is not None and slot.kind is Kind.VALUE for slot in others)
    return filled and last is not None and last.kind is Kind.EMPTY


def is_placed_by_header(row: ExpectedRow) -> bool:
    """Whether only the labels over the columns tell where the row's figures stand."""
    return [placement.evidence for placement in row.placements] == ["header"]
