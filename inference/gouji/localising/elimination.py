"""Linear equations with whole coefficients, solved exactly."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from functools import reduce
from math import gcd


@dataclass(frozen=True, slots=True)
class Equation:
    """sum(coefficient x variable) = constant; `sources` are the given equations that it was combined from."""

    terms: Mapping[int, int]
    constant: int
    sources: frozenset[int]


@dataclass(frozen=True, slots=True)
class Solution:
    """The variables that the equations leave one value, each with the given equations (indexes) behind it."""

    values: Mapping[int, Fraction]
    sources: Mapping[int, frozenset[int]]


@dataclass(slots=True)
class _Reduced:
    """Equations by the variable that they settle, each the only one with it, and those left without a variable."""

    pivots: dict[int, Equation] = field(default_factory=dict)
    contradictions: list[Equation] = field(default_factory=list)

    def add(self, row: Equation) -> None:
        """Take in one more equation."""
        for variable, pivot in self.pivots.items():
            row = _eliminate(row, variable, pivot)
        if not row.terms:
            if row.constant:
                self.contradictions.append(row)
            return
        chosen = min(row.terms, key=lambda variable: (abs(row.terms[variable]), variable))
        for variable, pivot in self.pivots.items():
            self.pivots[variable] = _eliminate(pivot, chosen, row)
        self.pivots[chosen] = row


def equations_to_solution(equations: Sequence[tuple[Mapping[int, int], int]]) -> Solution | None:
    """What (terms, constant) pairs determine; None when they contradict each other."""
    reduced = _Reduced()
    for index, (terms, constant) in enumerate(equations):
        reduced.add(Equation(terms, constant, frozenset([index])))
        if reduced.contradictions:
            return None
    settled = {variable: row for variable, row in reduced.pivots.items() if len(row.terms) == 1}
    values = {variable: Fraction(row.constant, row.terms[variable]) for variable, row in settled.items()}
    return Solution(values, {variable: row.sources for variable, row in settled.items()})


def equations_to_contradictions(equations: Sequence[tuple[Mapping[int, int], int]]) -> Iterator[frozenset[int]]:
    """Sets of (terms, constant) pairs, by index, that no values of their variables keep all of."""
    reduced = _Reduced()
    for index, (terms, constant) in enumerate(equations):
        reduced.add(Equation(terms, constant, frozenset([index])))
    yield from (row.sources for row in reduced.contradictions)


def _eliminate(row: Equation, variable: int, pivot: Equation) -> Equation:
    """The row without the variable, by means of an equation that holds it."""
    factor = row.terms.get(variable, 0)
    if not factor:
        return row
    own = pivot.terms[variable]
    terms = {v: own * row.terms.get(v, 0) - factor * pivot.terms.get(v, 0) for v in {**row.terms, **pivot.terms}}
    constant = own * row.constant - factor * pivot.constant
    shared = reduce(gcd, terms.values(), constant) or 1
    kept = {v: c // shared for v, c in terms.items() if c}
    return Equation(kept, constant // shared, row.sources | pivot.sources)
