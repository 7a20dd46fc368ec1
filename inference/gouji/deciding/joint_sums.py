"""Sums that a cell without a figure leaves unjudged, one by one but not together: what it holds is the same in all."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from gouji.checking import RuleInstance
from gouji.deciding.deduction import MOST_OPEN, identity_to_equation
from gouji.deciding.identities import Identities
from gouji.extraction import TRUSTED, CellKey, Number, Proposal, Table
from gouji.localising.elimination import equations_to_contradictions
from gouji.localising.system import Place, number_to_decimals, number_to_scaled


def tables_to_joint_doubts(tables: Sequence[Table], identities: Identities) -> dict[CellKey, Proposal]:
    """The cells, blanks too, of sums that no figures in their empty cells could make hold together.

    A row that lacks 5 and a column that lacks 7 through the same blank cannot both be as printed: figures slid, say.
    Cells in a sum of their column that holds by itself are left out.
    """
    return {key: doubt for table in tables for key, doubt in _table_doubts(table, identities.get(table.table, ()))}


MOST_JOINT = 3
"""Sums that are doubted together: a row's, and one or two of a column. More of them reach over most of a table, where
a sum that the report itself breaks may stand as well.
"""


def _table_doubts(table: Table, instances: Sequence[RuleInstance]) -> Iterator[tuple[CellKey, Proposal]]:
    known = {(c.row, c.column): c.value for c in table.cells if c.status in TRUSTED and c.value is not None}
    lacking = [i for i in instances if not all(place in known for place in i.places)]
    groups = list(_contradictions(lacking, known))
    if not groups:
        return
    cleared = {place for i in instances if i.rule.over == "columns" and _holds(i, known) for place in i.places}
    for group in groups:
        reason = f"{', '.join(i.id for i in group)}: whatever the cells without a figure hold, not all of these hold"
        for place in dict.fromkeys(place for i in group for place in i.places):
            if place not in cleared:
                yield (table.table, *place), Proposal(None, None, reason)


def _is_balanced(instance: RuleInstance, known: Mapping[Place, Number]) -> bool:
    left, right = (sum(known.get(place, 0) for place in side) for side in (instance.left, instance.right))
    return left == right


def _contradictions(lacking: Sequence[RuleInstance], known: Mapping[Place, Number]) -> Iterator[list[RuleInstance]]:
    unknown = list(dict.fromkeys(place for i in lacking for place in i.places if place not in known))
    if not lacking or len(unknown) > MOST_OPEN * len(lacking):
        return
    decimals = max((number_to_decimals(value) for value in known.values()), default=0)
    scaled = {place: number_to_scaled(value, decimals) for place, value in known.items()}
    index = {place: n for n, place in enumerate(unknown)}
    for sources in equations_to_contradictions([identity_to_equation(i, index, scaled) for i in lacking]):
        if len(sources) <= MOST_JOINT:
            yield [lacking[n] for n in sorted(sources)]


def _holds(instance: RuleInstance, known: Mapping[Place, Number]) -> bool:
    return all(place in known for place in instance.places) and _is_balanced(instance, known)
