"""Texts that print their tables column by column: lines that changed places there exchange the figures of two rows.

Sums over rows show it where a table has them. Where several fail, the tables of the same text that have no sums may
hold figures that changed places as well, and nothing there tells; nor does it in rows beside those that fail, where two
of two columns may have done so.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from itertools import pairwise

from gouji.deciding.identities import Identities
from gouji.decoding.transposing.turn import TURNED
from gouji.extraction import CellKey, Proposal, Table

EXCHANGED = "a table printed column by column has sums that fail: lines changed places, and no sum tells this figure's"

LEAST_BROKEN = 2
"""Rows of a table whose sums fail where two lines changed places; one may be a slip of a hand."""


def tables_to_turned_doubts(
    tables: Sequence[Table], identities: Identities, notes: Sequence[str]
) -> dict[CellKey, Proposal]:
    """The cells of tables without sums, in a text of which `notes` say that it was turned and whose row sums fail, and
    those of the rows beside these.
    """
    broken = {table.table: _broken_rows(table, identities) for table in tables} if TURNED in notes else {}
    if not any(len(rows) >= LEAST_BROKEN for rows in broken.values()):
        return {}
    beside = {table.table: _rows_beside(table, broken[table.table]) for table in tables}
    doubt = Proposal(None, None, EXCHANGED)
    return {
        (table.table, cell.row, cell.column): doubt
        for table in tables
        for cell in table.cells
        if not identities.get(table.table) or cell.row in beside[table.table]
    }


def _broken_rows(table: Table, identities: Identities) -> set[str]:
    values = {(cell.row, cell.column): cell.value for cell in table.cells if cell.value is not None}
    sums = (own for own in identities.get(table.table, ()) if own.rule.over == "rows")
    return {own.axis for own in sums if all(place in values for place in own.places) and own.miss(values)}


def _rows_beside(table: Table, broken: Collection[str]) -> set[str]:
    rows = list(dict.fromkeys(cell.row for cell in table.cells))
    pairs = list(pairwise(rows))
    return {other for one, two in pairs for row, other in ((one, two), (two, one)) if row in broken}
