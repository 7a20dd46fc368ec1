"""Texts that print their tables column by column: lines that changed places there exchange the figures of two rows.

Sums over rows show it where a table has them. Where several fail, the tables of the same text that have no sums may
hold figures that changed places as well, and nothing there tells.
"""

from __future__ import annotations

from collections.abc import Sequence

from gouji.deciding.identities import Identities
from gouji.decoding.transposing.turn import TURNED
from gouji.extraction import CellKey, Proposal, Table

EXCHANGED = "a table printed column by column has sums that fail: lines changed places, and no sum tells this figure's"

LEAST_BROKEN = 2
"""Rows of a table whose sums fail where two lines changed places; one may be a slip of a hand."""


def tables_to_turned_doubts(
    tables: Sequence[Table], identities: Identities, notes: Sequence[str]
) -> dict[CellKey, Proposal]:
    """The cells of tables without sums, in a text of which `notes` say that it was turned and whose row sums fail."""
    if TURNED not in notes or not any(_breaks_rows(table, identities) for table in tables):
        return {}
    loose = (table for table in tables if not identities.get(table.table))
    return {
        (table.table, cell.row, cell.column): Proposal(None, None, EXCHANGED) for table in loose for cell in table.cells
    }


def _breaks_rows(table: Table, identities: Identities) -> bool:
    values = {(cell.row, cell.column): cell.value for cell in table.cells if cell.value is not None}
    sums = (own for own in identities.get(table.table, ()) if own.rule.over == "rows")
    broken = sum(bool(own.miss(values)) for own in sums if all(place in values for place in own.places))
    return broken >= LEAST_BROKEN
