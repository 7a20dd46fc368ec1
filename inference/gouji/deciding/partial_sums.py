"""Totals below what is printed of their parts: a blank among the parts leaves the sum unjudged, but not that."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from gouji.checking import RuleInstance
from gouji.deciding.identities import Identities
from gouji.extraction import CellKey, Number, Proposal, Table


def tables_to_partial_doubts(tables: Sequence[Table], identities: Identities) -> dict[CellKey, Proposal]:
    """The cells of every identity with a blank part and a total that the other parts exceed: they may have slid."""
    return {key: doubt for table in tables for key, doubt in _table_doubts(table, identities.get(table.table, ()))}


def _table_doubts(table: Table, instances: Sequence[RuleInstance]) -> Iterator[tuple[CellKey, Proposal]]:
    values: dict[tuple[str, str], Number | None] = {(cell.row, cell.column): cell.value for cell in table.cells}
    for instance in instances:
        for total, parts in ((instance.left, instance.right), (instance.right, instance.left)):
            if len(total) == 1 and _is_exceeded(values, total[0], parts):
                reason = f"{instance.id}: the printed parts are more than their total, so figures may have slid"
                for row, column in instance.places:
                    yield (table.table, row, column), Proposal(None, None, reason)


def _is_exceeded(
    values: Mapping[tuple[str, str], Number | None], total: tuple[str, str], parts: Sequence[tuple[str, str]]
) -> bool:
    known = [value for part in parts if (value := values.get(part)) is not None]
    whole = values.get(total)
    return whole is not None and len(known) < len(parts) and all(value >= 0 for value in known) and sum(known) > whole
