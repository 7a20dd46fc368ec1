"""Totals below what is printed of their parts, or among them: a blank leaves the sum unjudged, but not that."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterator, Mapping, Sequence

from gouji.checking import RuleInstance
from gouji.deciding.identities import Identities
from gouji.extraction import CellKey, Number, Proposal, Table
from gouji.localising.system import Place


def tables_to_partial_doubts(tables: Sequence[Table], identities: Identities) -> dict[CellKey, Proposal]:
    """The cells of every identity with a blank part and a total that the other parts exceed, or that holds one more of
    them, and of rows with a blank total that stands among the parts, in several rows or where others print theirs: they
    may have slid.
    """
    return {key: doubt for table in tables for key, doubt in _table_doubts(table, identities.get(table.table, ()))}


def _table_doubts(table: Table, instances: Sequence[RuleInstance]) -> Iterator[tuple[CellKey, Proposal]]:
    values: dict[Place, Number | None] = {(cell.row, cell.column): cell.value for cell in table.cells}
    blank = frozenset((cell.row, cell.column) for cell in table.cells if cell.status == "blank")
    emptied = _rules_without_totals(instances, values, blank)
    filled = {i.rule.id for i in instances for total, _ in _sides(i) if i.rule.over == "rows" and values.get(total)}
    for instance in instances:
        for total, parts in _sides(instance):
            reason = None
            if _is_exceeded(values, total, parts):
                reason = f"{instance.id}: the printed parts are more than their total, so figures may have slid"
            elif total in blank and (
                (instance.rule.id in emptied and any(values.get(part) is not None for part in parts))
                or (instance.rule.id in filled and _sum_columns(values, parts))
            ):
                reason = f"{instance.id}: a part is the sum of the others and the total blank: it may be the total"
            elif total not in blank and _is_run_together(values, total, parts):
                reason = f"{instance.id}: the total may be a part and the total, run together"
            if reason:
                for row, column in instance.places:
                    yield (table.table, row, column), Proposal(None, None, reason)


def _sides(instance: RuleInstance) -> Iterator[tuple[Place, Sequence[Place]]]:
    """The total and its parts, if one side of the sum is a single cell."""
    for total, parts in ((instance.left, instance.right), (instance.right, instance.left)):
        if len(total) == 1:
            yield total[0], parts


LEAST_ROWS = 2
"""Rows whose total seems to stand in one and the same other column: in one row alone, two parts may be equal."""


def _rules_without_totals(
    instances: Sequence[RuleInstance], values: Mapping[Place, Number | None], blank: Container[Place]
) -> set[str]:
    """Rules along rows of which every row with a blank for its total and figures enough to tell has that total in one
    and the same other column: these columns may have changed places.
    """
    columns: dict[str, list[set[str]]] = defaultdict(list)
    for instance in instances:
        for total, parts in _sides(instance) if instance.rule.over == "rows" else ():
            known = [part for part in parts if values.get(part)]
            if total in blank and len(known) > 1:
                columns[instance.rule.id].append(_sum_columns(values, parts))
    return {rule for rule, rows in columns.items() if len(rows) >= LEAST_ROWS and set.intersection(*rows)}


def _sum_columns(values: Mapping[Place, Number | None], parts: Sequence[Place]) -> set[str]:
    """The columns of parts that are the sum of all others, none where these are nought."""
    known = {column: value for row, column in parts if (value := values.get((row, column)))}
    return {column for column, value in known.items() if 2 * value == sum(known.values())}


def _is_exceeded(values: Mapping[Place, Number | None], total: Place, parts: Sequence[Place]) -> bool:
    known = [value for part in parts if (value := values.get(part)) is not None]
    whole = values.get(total)
    return whole is not None and len(known) < len(parts) and all(value >= 0 for value in known) and sum(known) > whole


def _is_run_together(values: Mapping[Place, Number | None], total: Place, parts: Sequence[Place]) -> bool:
    """Whether the digits of the total are those of one more part, then of the sum with it, and a part is blank.

    Parts that are nought tell nothing: 11 is no 1 and 1.
    """
    known = [value for part in parts if (value := values.get(part)) is not None]
    digits = str(values.get(total))
    if not any(known) or len(known) == len(parts) or not digits.isdecimal():
        return False
    cuts = ((int(digits[:end]), int(digits[end:])) for end in range(1, len(digits)))
    return any(part and part + sum(known) == whole for part, whole in cuts)
