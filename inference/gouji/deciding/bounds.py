"""Linear equations to the range that they leave each unknown: a total of 0 leaves 0 for every part."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

MOST_PASSES = 20
"""Rounds over all equations; sums of sums settle in three or four, and later rounds only trim open ranges."""


@dataclass(frozen=True, slots=True, eq=False)
class Reason:
    """Why a range ends where it does: an equation, and the reasons `behind` the ends that it used, those of `own`, the
    unknown itself, not among them.
    """

    equation: int
    behind: Mapping[int, Reason]
    own: int


@dataclass(slots=True)
class Bounds:
    """Least and greatest whole value of each unknown, None for no limit, and what set each."""

    low: list[int | None]
    high: list[int | None]
    why_low: dict[int, Reason] = field(default_factory=dict)
    why_high: dict[int, Reason] = field(default_factory=dict)

    def settled(self) -> dict[int, int]:
        """The unknowns with one value left."""
        return {
            n: low
            for n, (low, high) in enumerate(zip(self.low, self.high, strict=True))
            if low is not None and low == high
        }

    def is_crossed(self, unknown: int) -> bool:
        """Whether no value is left."""
        low, high = self.low[unknown], self.high[unknown]
        return low is not None and high is not None and low > high

    def reasons(self, unknown: int) -> frozenset[int]:
        """The equations behind both ends of an unknown's range."""
        left = [why[unknown] for why in (self.why_low, self.why_high) if unknown in why]
        seen = set(map(id, left))
        equations = set()
        while left:
            reason = left.pop()
            equations.add(reason.equation)
            fresh = [r for n, r in reason.behind.items() if n != reason.own and id(r) not in seen]
            seen.update(map(id, fresh))
            left.extend(fresh)
        return frozenset(equations)


def equations_to_bounds(
    equations: Sequence[tuple[Mapping[int, int], int]], floors: Sequence[int | None]
) -> Bounds | None:
    """Ranges under sum(coefficient x unknown) = constant for all; None when no whole values fit."""
    bounds = Bounds(list(floors), [None] * len(floors))
    members: dict[int, list[int]] = defaultdict(list)
    for equation, (terms, _) in enumerate(equations):
        for unknown in terms:
            members[unknown].append(equation)
    waiting = set(range(len(equations)))  # those with an unknown whose range changed since they were last looked at
    for _ in range(MOST_PASSES):
        for equation, (terms, constant) in enumerate(equations):
            if equation in waiting:
                waiting.remove(equation)
                for unknown in _tighten(bounds, equation, terms, constant):
                    if bounds.is_crossed(
                        unknown
                    ):  # figures that contradict each other would trim their ranges on and on
                        return None
                    waiting.update(members[unknown])
        if not waiting:
            break
    return bounds


def _tighten(bounds: Bounds, equation: int, terms: Mapping[int, int], constant: int) -> list[int]:
    """Narrow the unknowns of one equation; those whose range changed."""
    least = {n: _end(bounds, n, c, greatest=False) for n, c in terms.items()}
    most = {n: _end(bounds, n, c, greatest=True) for n, c in terms.items()}
    changed = []
    for ends, greatest in ((least, False), (most, True)):
        open_ends = [n for n, end in ends.items() if end is None]
        if len(open_ends) > 1:
            continue
        behind = _reasons(bounds, terms, greatest=greatest)
        total = sum(end for end in ends.values() if end is not None)
        for unknown in open_ends or terms:
            rest = constant - total + (ends[unknown] or 0)
            if _limit(bounds, unknown, terms[unknown], rest, above=not greatest):
                side = bounds.why_high if (terms[unknown] > 0) != greatest else bounds.why_low
                side[unknown] = Reason(equation, behind, unknown)
                changed.append(unknown)
    return changed


def _end(bounds: Bounds, unknown: int, coefficient: int, *, greatest: bool) -> int | None:
    """The least or greatest value of coefficient x unknown."""
    side = bounds.high if (coefficient > 0) == greatest else bounds.low
    value = side[unknown]
    return None if value is None else coefficient * value


def _limit(bounds: Bounds, unknown: int, coefficient: int, rest: int, *, above: bool) -> bool:
    """Let coefficient x unknown be at most (`above`) or at least `rest`; whether that is news."""
    if (coefficient > 0) == above:
        value, side = rest // coefficient, bounds.high
    else:
        value, side = -(-rest // coefficient), bounds.low
    known = side[unknown]
    if known is not None and (value >= known if side is bounds.high else value <= known):
        return False
    side[unknown] = value
    return True


def _reasons(bounds: Bounds, terms: Mapping[int, int], *, greatest: bool) -> dict[int, Reason]:
    """What stands behind the least or greatest ends of the unknowns of an equation, as far as anything does."""
    sides = ((n, bounds.why_high if (c > 0) == greatest else bounds.why_low) for n, c in terms.items())
    return {n: why[n] for n, why in sides if n in why}
