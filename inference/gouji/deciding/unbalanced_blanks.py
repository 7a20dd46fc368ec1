"""Rows with a blank that is no nought and a figure that breaks its column's sum: the row's figures may have slid."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from gouji.checking import RuleInstance
from gouji.deciding.identities import Identities
from gouji.extraction import CellKey, Proposal, Table

SLID = "a blank of this row is no nought and sums of columns break, so figures may have slid"

LEAST_BROKEN = 2
"""Columns of a row whose sums break by no chance: figures that slid break the sum of each column they slid into."""


def tables_to_blank_doubts(tables: Sequence[Table], identities: Identities) -> dict[CellKey, Proposal]:
    """All cells of such rows, blanks too: the others need no sum of their own to be wrong."""
    return {key: doubt for table in tables for key, doubt in _table_doubts(table, identities.get(table.table, ()))}


def _table_doubts(table: Table, instances: Sequence[RuleInstance]) -> Iterator[tuple[CellKey, Proposal]]:
    values = {(cell.row, cell.column): cell.value for cell in table.cells if cell.value is not None}
    blank = frozenset((cell.row, cell.column) for cell in table.cells if cell.status == "blank")
    sums = [(i, i.miss(values)) for i in instances]
    broken = {
        place
        for i, miss in sums
        if i.rule.over == "columns" and miss and all(place in values for place in i.places)
        for place in i.places
    }
    for instance, miss in sums:
        is_open = instance.rule.over == "rows" and miss and not blank.isdisjoint(instance.places)
        if is_open and len(broken.intersection(instance.places)) >= LEAST_BROKEN:
            reason = f"{instance.id}: {SLID}"
            for row, column in instance.places:
                yield (table.table, row, column), Proposal(None, None, reason)
