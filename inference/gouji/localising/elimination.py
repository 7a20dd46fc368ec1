"""Linear equations with whole coefficients, solved exactly."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
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


def equations_to_solution(equations: Sequence[tuple[Mapping[int, int], int]]) -> Solution | None:
    """What (terms, constant) pairs determine; None when they contradict each other."""
    pivots: dict[int, Equation] = {}
    for index, (terms, constant) in enumerate(equations):
        row = Equation(terms, constant, frozenset([index]))
        for variable, pivot in pivots.items():
            row = _eliminate(row, variable, pivot)
        if not row.terms:
            if row.constant:
                return None
            continue
        chosen = min(row.terms, key=lambda variable: (abs(row.terms[variable]), variable))
        for variable, pivot in pivots.items():
            pivots[variable] = _eliminate(pivot, chosen, row)
        pivots[chosen] = row
    settled = {variable: row for variable, row in pivots.items() if len(row.terms) == 1}
    values = {variable: Fraction(row.constant, row.terms[variable]) for variable, row in settled.items()}
    return Solution(values, {variable: row.sources for variable, row in settled.items()})


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
