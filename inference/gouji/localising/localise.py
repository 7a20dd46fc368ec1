"""Error localisation after Fellegi and Holt: the smallest set of cells whose change makes all hard identities hold."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from itertools import product
from typing import Literal

from gouji.extraction import Number
from gouji.localising import milp
from gouji.localising.rivals import Change, is_rivalled
from gouji.localising.search import MOST_REPAIRS, Deltas, least_cells, system_to_repairs
from gouji.localising.support import support_to_deltas
from gouji.localising.system import LinearSystem, Place, scaled_to_number, system_to_broken_parts

MOST_SEARCHED = 5
"""Cells up to which the exact search goes: on the table of requests 2 ms for three, 6 ms for four, 25 ms for five."""

SECONDS = 0.3
"""Time limit of one of the two solves beyond the search: the two of a table part stay under a second."""

Outcome = Literal["holds", "unique", "rivalled", "several", "open"]


@dataclass(frozen=True, slots=True)
class Repair:
    """Cells with the value that each would need for all identities to hold."""

    values: Mapping[Place, Number]


@dataclass(frozen=True, slots=True)
class Localisation:
    """What is known of the wrong cells.

    `outcome`: "holds" when nothing is broken; "unique" when one smallest set repairs all, proven; "rivalled"
    when one is the smallest, but those of one cell more are together as likely; "several" when `repairs` are (some of)
    the sets of that size; "open" when no set could be proven, `why` says why. `size` is the
    number of cells that are wrong at the least.
    """

    outcome: Outcome
    size: int
    repairs: tuple[Repair, ...] = ()
    why: str | None = None


NOT_SEARCHED = (
    "the exact search leaves more sets of cells open than it can try (gouji check --search-seconds looks further)"
)
NEEDS_EXTRA = f"{NOT_SEARCHED}; pip install 'gouji[repair]' brings the solver for them"
TOO_HARD = "no smallest set of wrong cells was proven within the time limit or the accuracy of the solver"


@dataclass(frozen=True, slots=True)
class Effort:
    """How far to look: cells of the exact search, then the solver (which depends on the machine's speed), or not."""

    searched: int = MOST_SEARCHED
    solver: bool = False
    seconds: float = SECONDS


SEARCH = Effort()


def system_to_localisation(
    system: LinearSystem, weights: Mapping[Place, float] | None = None, *, effort: Effort = SEARCH
) -> Localisation:
    """Localise the wrong cells of a system; `weights` (default 1) are how hard a cell is to doubt, see
    `confidence_to_weight`. They order sets of one size; only the size tells whether a set is the smallest.
    """
    weights = weights or {}
    parts = [_part_to_localisation(part, weights, effort) for part in system_to_broken_parts(system)]
    if not parts:
        return Localisation("holds", 0)
    return _join(parts, weights)


def confidence_to_weight(confidence: float) -> float:
    """Weight in [1, 1.25]: of equal sets the one with the less certain cells is lighter, but up to four cells of any
    kind weigh less than five.
    """
    return 1.0 + 0.25 * min(1.0, max(0.0, confidence))


def _join(parts: list[Localisation], weights: Mapping[Place, float]) -> Localisation:
    """The parts share no cell, so that the smallest sets of the whole are all combinations of theirs."""
    size = sum(part.size for part in parts)
    hidden = next((part for part in parts if part.outcome == "open"), None)
    if hidden:
        return Localisation("open", size, why=hidden.why)
    repairs: list[Repair] = [Repair({})]
    for part in parts:
        joined = product(repairs, part.repairs)
        repairs = [Repair({**one.values, **two.values}) for one, two in joined][:MOST_REPAIRS]
    repairs.sort(key=lambda repair: (sum(weights.get(place, 1.0) for place in repair.values), sorted(repair.values)))
    return Localisation(max((part.outcome for part in parts), key=_WORST.index), size, tuple(repairs))


_WORST: tuple[Outcome, ...] = ("unique", "rivalled", "several")
"""A part without a proposal leaves the whole without one."""


def _part_to_localisation(system: LinearSystem, weights: Mapping[Place, float], effort: Effort) -> Localisation:
    least = least_cells(system)
    for size in range(least, effort.searched + 1):
        repairs = system_to_repairs(system, size)
        if len(repairs.found) > 1 or (repairs.found and repairs.complete):
            found = _found(system, repairs.found)
            if found.outcome == "unique" and 1 < size < effort.searched and _is_rivalled(system, repairs.found[0]):
                return replace(found, outcome="rivalled")
            return found
        if not repairs.complete:
            return _solve(system, weights, size, effort)
    return _solve(system, weights, max(least, effort.searched + 1), effort)


def _is_rivalled(system: LinearSystem, deltas: Deltas) -> bool:
    """One cell is never: its rivals are three, of which two would have to be wrong in the same way."""
    rivals = system_to_repairs(system, len(deltas) + 1).found
    return is_rivalled(_changes(system, deltas), [_changes(system, rival) for rival in rivals])


def _changes(system: LinearSystem, deltas: Deltas) -> list[Change]:
    return [(system.values[cell], system.values[cell] + delta) for cell, delta in deltas]


def _found(system: LinearSystem, found: Iterable[Deltas]) -> Localisation:
    repairs = tuple(_deltas_to_repair(system, deltas) for deltas in found)
    return Localisation("unique" if len(repairs) == 1 else "several", len(repairs[0].values), repairs)


def _solve(system: LinearSystem, weights: Mapping[Place, float], least: int, effort: Effort) -> Localisation:
    """By mixed integer programming; a second solve without the first set proves that the first is the only one."""
    if not effort.solver:
        return Localisation("open", least, why=NOT_SEARCHED)
    if not milp.can_solve():
        return Localisation("open", least, why=NEEDS_EXTRA)
    each = [weights.get(place, 1.0) for place in system.places]
    first = milp.system_to_support(system, each, seconds=effort.seconds)
    deltas = support_to_deltas(system, first.support) if first.support else None
    if first.support is None or deltas is None or not first.proven or len(deltas) < least:
        return Localisation("open", least, why=TOO_HARD)
    support = frozenset(cell for cell, _ in deltas)
    ones = [1.0] * len(each)
    second = milp.system_to_support(system, ones, seconds=effort.seconds, forbidden=[support])
    found = [deltas]
    if not second.proven:
        return Localisation("open", least, why=TOO_HARD)
    if second.support and len(second.support) <= len(support):
        other = support_to_deltas(system, second.support)
        if other is None or len(other) < len(support):
            return Localisation("open", least, why=TOO_HARD)
        found.append(other)
    return _found(system, found)


def _deltas_to_repair(system: LinearSystem, deltas: Deltas) -> Repair:
    return Repair(
        {system.places[c]: scaled_to_number(system.values[c] + delta, system.decimals) for c, delta in sorted(deltas)}
    )
