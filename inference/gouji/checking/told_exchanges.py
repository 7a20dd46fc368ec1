"""Broken sums that pairs of figures explain which changed places in their rows: which, where only one pair does.

Two columns of a table fail by the same amount, the one too much and the other too little, and in one row alone two
figures differ by just that. All other figures of these columns stand as they would in a table whose sums hold.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from gouji.checking.instances import Place, RuleInstance
from gouji.extraction import Number


@dataclass(frozen=True, slots=True)
class ToldExchange:
    """Two figures of one row that changed places, and the ids of the broken sums that hold with them exchanged."""

    pair: tuple[Place, Place]
    mended: frozenset[str]


def figures_to_exchanges(values: Mapping[Place, Number], instances: Sequence[RuleInstance]) -> tuple[ToldExchange, ...]:
    """The exchanges that make every sum hold; none unless each broken sum is mended by one pair alone, and no figure of
    a sum lacks.
    """
    if any(place not in values for instance in instances for place in instance.places):
        return ()
    broken = {instance.id for instance in instances if instance.miss(values)}
    found = list(_candidates(values, instances, broken)) if broken else []
    covered = [id_ for exchange in found for id_ in exchange.mended]
    return tuple(found) if len(covered) == len(set(covered)) and set(covered) == broken else ()


def _candidates(
    values: Mapping[Place, Number], instances: Sequence[RuleInstance], broken: set[str]
) -> Iterator[ToldExchange]:
    """Pairs of different figures of a row whose exchange mends every broken sum over one of them, and breaks none."""
    over: dict[Place, list[RuleInstance]] = defaultdict(list)
    for instance in instances:
        for place in instance.places:
            over[place].append(instance)
    rows: dict[str, list[Place]] = defaultdict(list)
    for place in values:
        if any(instance.id in broken for instance in over[place]):
            rows[place[0]].append(place)
    for places in rows.values():
        for one, two in combinations(places, 2):
            touched = {instance.id: instance for instance in (*over[one], *over[two])}
            changed = {one: values[two], two: values[one]}
            holds = values[one] != values[two] and all(not i.miss({**values, **changed}) for i in touched.values())
            if holds:
                yield ToldExchange((one, two), frozenset(touched.keys() & broken))
