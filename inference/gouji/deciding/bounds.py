"""Linear equations to the range that they leave each unknown: a total of 0 leaves 0 for every part."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

MOST_PASSES = 20
"""Rounds over all equations; sums of sums settle in three or four, and later rounds only trim open ranges."""


@dataclass(slots=True)
class Bounds:
    """Least and greatest whole value of each unknown, None for no limit, and the equations that set each."""

    low: list[int | None]
    high: list[int | None]
    why_low: list[frozenset[int]] = field(default_factory=list)
    why_high: list[frozenset[int]] = field(default_factory=list)

    def settled(self) -> dict[int, int]:
        """The unknowns with one value left."""
        return {
            n: low
            for n, (low, high) in enumerate(zip(self.low, self.high, strict=True))
            if low is not None and low == high
        }

    def reasons(self, unknown: int) -> frozenset[int]:
        """The equations behind both ends of an unknown's range."""
        return self.why_low[unknown] | self.why_high[unknown]


def equations_to_bounds(
    equations: Sequence[tuple[Mapping[int, int], int]], floors: Sequence[int | None]
) -> Bounds | None:
    """Ranges under sum(coefficient x unknown) = constant for all; None when no whole values fit."""
    none: frozenset[int] = frozenset()
    bounds = Bounds(list(floors), [None] * len(floors), [none] * len(floors), [none] * len(floors))
    for _ in range(MOST_PASSES):
        changes = [_tighten(bounds, i, terms, constant) for i, (terms, constant) in enumerate(equations)]
        if not any(changes):
            break
    crossed = any(
        low is not None and high is not None and low > high for low, high in zip(bounds.low, bounds.high, strict=True)
    )
    return None if crossed else bounds


def _tighten(bounds: Bounds, equation: int, terms: Mapping[int, int], constant: int) -> bool:
    """Narrow the unknowns of one equation; whether any range changed."""
    least = {n: _end(bounds, n, c, greatest=False) for n, c in terms.items()}
    most = {n: _end(bounds, n, c, greatest=True) for n, c in terms.items()}
    changed = False
    for ends, greatest in ((least, False), (most, True)):
        open_ends = [n for n, end in ends.items() if end is None]
        total = sum(end for end in ends.values() if end is not None)
        for unknown in terms if not open_ends else open_ends if len(open_ends) == 1 else ():
            rest = constant - total + (ends[unknown] or 0)
            changed |= _limit(bounds, unknown, terms, rest, equation, above=not greatest)
    return changed


def _end(bounds: Bounds, unknown: int, coefficient: int, *, greatest: bool) -> int | None:
    """The least or greatest value of coefficient x unknown."""
    side = bounds.high if (coefficient > 0) == greatest else bounds.low
    value = side[unknown]
    return None if value is None else coefficient * value


def _limit(bounds: Bounds, unknown: int, terms: Mapping[int, int], rest: int, equation: int, *, above: bool) -> bool:
    """Let coefficient x unknown be at most (`above`) or at least `rest`; whether that is news."""
    coefficient = terms[unknown]
    if (coefficient > 0) == above:
        value, side, why = rest // coefficient, bounds.high, bounds.why_high
    else:
        value, side, why = -(-rest // coefficient), bounds.low, bounds.why_low
    known = side[unknown]
    if known is not None and (value >= known if side is bounds.high else value <= known):
        return False
    side[unknown] = value
    why[unknown] = _reasons(bounds, unknown, terms, equation, above=above)
    return True


def _reasons(bounds: Bounds, unknown: int, terms: Mapping[int, int], equation: int, *, above: bool) -> frozenset[int]:
    """The equation and those behind the ends of the other unknowns that it used."""
    used = ((bounds.why_low if (c > 0) == above else bounds.why_high)[n] for n, c in terms.items() if n != unknown)
    return frozenset([equation]).union(*used)
