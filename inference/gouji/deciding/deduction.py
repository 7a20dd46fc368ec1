"""Hard identities to the figures that they force on cells without one: only where a single value is left."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from gouji.deciding.bounds import Bounds, equations_to_bounds
from gouji.extraction import Number
from gouji.localising.elimination import equations_to_solution
from gouji.localising.system import Identity, Place, number_to_decimals, number_to_scaled, scaled_to_number


@dataclass(frozen=True, slots=True)
class Deduction:
    """The only value left for a cell, the identities that leave it (ids) and the cells whose figures they use."""

    value: Number
    rules: tuple[str, ...]
    cells: tuple[Place, ...]


def identities_to_deductions(
    identities: Sequence[Identity],
    known: Mapping[Place, Number],
    *,
    wanted: Collection[Place],
    signed: Collection[Place] = (),
) -> dict[Place, Deduction]:
    """The value of each `wanted` cell that the identities and the `known` figures leave one value for.

    Unknown figures are whole in units of the last printed decimal, and not negative unless `signed`. Figures that
    contradict each other force nothing: then the result is empty.
    """
    useful = [i for i in identities if any(place not in known for place in (*i.left, *i.right))]
    if not wanted or not useful:
        return {}
    decimals = max((number_to_decimals(value) for value in known.values()), default=0)
    unknown = list(dict.fromkeys(p for i in useful for p in (*i.left, *i.right) if p not in known))
    index = {place: n for n, place in enumerate(unknown)}
    scaled = {place: number_to_scaled(value, decimals) for place, value in known.items()}
    equations = [identity_to_equation(identity, index, scaled) for identity in useful]
    floors = [None if place in signed else 0 for place in unknown]
    forced = _forced(equations, floors)
    return {
        unknown[n]: _deduction(scaled_to_number(value, decimals), [useful[i] for i in sorted(sources)], known)
        for n, (value, sources) in forced.items()
        if unknown[n] in wanted
    }


MOST_OPEN = 2
"""Unknowns for each equation from which elimination is left out: a table that was cut off settles none by it."""

Forced = dict[int, tuple[int, frozenset[int]]]
"""Unknown to its value and the equations behind it."""


def _forced(equations: Sequence[tuple[Mapping[int, int], int]], floors: Sequence[int | None]) -> Forced:
    """By bounds first, which names few equations, then by elimination of what they leave open."""
    bounds = equations_to_bounds(equations, floors)
    if bounds is None:
        return {}
    settled = bounds.settled()
    forced: Forced = {n: (value, bounds.reasons(n)) for n, value in settled.items()}
    if len(floors) - len(settled) > MOST_OPEN * len(equations):
        return forced
    solution = equations_to_solution([_insert(terms, constant, settled) for terms, constant in equations])
    if solution is None or not all(_allows(bounds, n, value) for n, value in solution.values.items()):
        return {}
    for n, value in solution.values.items():
        behind = solution.sources[n]
        used = {v for i in behind for v in equations[i][0] if v in settled}
        forced[n] = (int(value), behind.union(*(forced[v][1] for v in used)))
    return forced


def _insert(terms: Mapping[int, int], constant: int, settled: Mapping[int, int]) -> tuple[dict[int, int], int]:
    open_terms = {n: c for n, c in terms.items() if n not in settled}
    return open_terms, constant - sum(c * settled[n] for n, c in terms.items() if n in settled)


def _allows(bounds: Bounds, unknown: int, value: Fraction) -> bool:
    low, high = bounds.low[unknown], bounds.high[unknown]
    return value.denominator == 1 and (low is None or value >= low) and (high is None or value <= high)


def identity_to_equation(
    identity: Identity, index: Mapping[Place, int], known: Mapping[Place, int]
) -> tuple[dict[int, int], int]:
    """Coefficients of the unknown places, numbered by `index`, and the constant that the known figures leave."""
    terms: dict[int, int] = {}
    constant = 0
    for places, sign in ((identity.left, 1), (identity.right, -1)):
        for place in places:
            if place in known:
                constant -= sign * known[place]
            else:
                terms[index[place]] = terms.get(index[place], 0) + sign
    return {n: c for n, c in terms.items() if c}, constant


def _deduction(value: Number, behind: Iterable[Identity], known: Mapping[Place, Number]) -> Deduction:
    rules = list(behind)
    cells = dict.fromkeys(p for rule in rules for p in (*rule.left, *rule.right) if p in known)
    return Deduction(value, tuple(rule.id for rule in rules), tuple(cells))
