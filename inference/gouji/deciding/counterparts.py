"""Columns whose printed parts are more than their total: what they have too much may be figures of other columns.

Figures that changed places in a row keep its sum. One column has too much then and another too little, which nobody
sees where a row between is open.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from gouji.checking import RuleInstance
from gouji.deciding.identities import Identities
from gouji.extraction import TRUSTED, CellKey, Number, Proposal, Table
from gouji.localising.system import Place


def tables_to_counterpart_doubts(tables: Sequence[Table], identities: Identities) -> dict[CellKey, Proposal]:
    """The cells of open column sums whose parts exceed what their total can be, and the smaller figures of the same
    rows in other columns with open sums.
    """
    return {key: doubt for table in tables for key, doubt in _table_doubts(table, identities.get(table.table, ()))}


def _table_doubts(table: Table, instances: Sequence[RuleInstance]) -> Iterator[tuple[CellKey, Proposal]]:
    values = {(c.row, c.column): c.value for c in table.cells if c.value is not None and c.status in TRUSTED}
    by_rule: dict[str, list[RuleInstance]] = defaultdict(list)
    for instance in instances:
        is_open = instance.rule.over == "columns" and any(place not in values for place in instance.places)
        if is_open and len(instance.left) == 1:
            by_rule[instance.rule.id].append(instance)
    if any(_is_unbalanced(instance, values) for instance in instances):
        return
    for own in by_rule.values():
        for full in own:
            if _is_exceeded(full, instances, values):
                reason = f"{full.id}: the printed parts are more than their total, so figures may have changed places"
                for row, column in (*full.places, *_smaller_figures(full, own, values)):
                    yield (table.table, row, column), Proposal(None, None, reason)


def _is_unbalanced(instance: RuleInstance, values: Mapping[Place, Number]) -> bool:
    """Whether the sum of a row with figures does not hold, blanks counted as nought: such a row may have slid alone."""
    return instance.rule.over == "rows" and instance.miss(values) != 0


def _is_exceeded(instance: RuleInstance, instances: Iterable[RuleInstance], values: Mapping[Place, Number]) -> bool:
    """Whether the printed parts are more than the total, or than other sums of the column let it be."""
    parts = [values[place] for place in instance.right if place in values]
    if min(parts, default=-1) < 0:
        return False
    (total,) = instance.left
    others = (other for other in instances if other.rule.over == "columns" and other.axis == instance.axis)
    limits = [values[total]] if total in values else [_limit(total, other, values) for other in others]
    return any(limit is not None and sum(parts) > limit for limit in limits)


def _limit(total: Place, instance: RuleInstance, values: Mapping[Place, Number]) -> Number | None:
    """The most that a total can be which stands on one side of another sum; None where that does not tell."""
    own, across = (instance.left, instance.right) if total in instance.left else (instance.right, instance.left)
    if total not in own or len(own) == 1 or any(place not in values for place in across):
        return None
    return sum(values[place] for place in across) - sum(values.get(place, 0) for place in own)


def _smaller_figures(
    full: RuleInstance, own: Iterable[RuleInstance], values: Mapping[Place, Number]
) -> Iterator[Place]:
    """The parts in columns of open sums that are less than those of the `full` one in the same rows."""
    for other in own:
        for here, there in zip(full.right, other.right, strict=True):
            if other is not full and here in values and there in values and values[there] < values[here]:
                yield there
