"""Whether figures that are not negative can keep a set of equations, and which cells it leaves no value but 0.

Exact: equations that tell something by themselves are used up first; what is left, a few equations in practice, goes
to a simplex over fractions with Bland's rule, which never cycles.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction

from gouji.checking.equations import SLACK, Equation, Variable, add_scaled

Row = tuple[dict[Variable, Fraction], Fraction]
"""Factors by variable, and the constant on the other side."""

MOST_ENTRIES = 40_000
"""Equations times variables that the simplex takes on: some seconds."""


@dataclass(frozen=True, slots=True)
class Feasibility:
    """`zeros` are the cells that can hold nothing but 0; `is_proved` is False where the set was too large to decide."""

    is_feasible: bool
    zeros: frozenset[Variable]
    is_proved: bool = True


_INFEASIBLE = Feasibility(False, frozenset())


def equations_to_feasibility(equations: Iterable[Equation], signed: Collection[Variable]) -> Feasibility:
    """What the equations leave to variables that are not negative; those in `signed` may be."""
    system = _System([(dict(equation.factors), equation.constant) for equation in equations], signed)
    if not system.settle():
        return _INFEASIBLE
    found = _simplex(system.rows) if system.rows else Feasibility(True, frozenset())
    zeros = system.with_defined(system.zeros | found.zeros)
    cells = frozenset(name for name in zeros if name[0] != SLACK)
    return Feasibility(found.is_feasible, cells if found.is_feasible else frozenset(), found.is_proved)


class _System:
    """Equations that are used up one by one while one of them tells something by itself."""

    def __init__(self, rows: list[Row], signed: Collection[Variable]) -> None:
        self.rows = rows
        self.signed = signed
        self.zeros: set[Variable] = set()
        self.definitions: list[tuple[Variable, tuple[Variable, ...]]] = []

    def settle(self) -> bool:
        """Use up what can be; False when an equation cannot hold."""
        moved = True
        while moved:
            counts = Counter(name for row, _ in self.rows for name in row)
            moved = False
            for place, (row, constant) in enumerate(self.rows):
                if self._cannot_hold(row, constant):
                    return False
                if self._use(place, counts):
                    moved = True
                    break
        return True

    def with_defined(self, zeros: set[Variable]) -> set[Variable]:
        """`zeros` with the sums of nothing but zeros that were put in the place of their parts."""
        known = set(zeros)
        for name, parts in reversed(self.definitions):
            if known.issuperset(parts):
                known.add(name)
        return known

    def _cannot_hold(self, row: dict[Variable, Fraction], constant: Fraction) -> bool:
        if any(name in self.signed for name in row) or not constant:
            return False
        return all((factor > 0) != (constant > 0) for factor in row.values())

    def _use(self, place: int, counts: Mapping[Variable, int]) -> bool:
        """Whether the equation tells something by itself; then it is taken out."""
        row, constant = self.rows[place]
        free = next((name for name in row if name in self.signed), None)
        if free is not None:
            self._substitute(place, free)
            return True
        signs = {factor > 0 for factor in row.values()}
        alone = {factor > 0 for name, factor in row.items() if counts[name] == 1}
        if not row or len(alone) == 2:  # figures that no other equation has can make up for any difference
            del self.rows[place]
            return True
        if len(signs) == 1 and not constant:
            self.zeros.update(row)
            self.rows = [(_without(other, row), value) for other, value in self.rows if other is not row]
            return True
        return not constant and self._use_definition(place)

    def _use_definition(self, place: int) -> bool:
        """A figure that is a sum of others is not negative when they are not."""
        row, _ = self.rows[place]
        for positive in (True, False):
            own = [name for name, factor in row.items() if (factor > 0) == positive]
            if len(own) == 1:
                self.definitions.append((own[0], tuple(name for name in row if name != own[0])))
                self._substitute(place, own[0])
                return True
        return False

    def _substitute(self, place: int, name: Variable) -> None:
        """Take the row out, and its variable out of the others."""
        row, constant = self.rows.pop(place)
        for index, (other, value) in enumerate(self.rows):
            if name in other:
                scale = -other[name] / row[name]
                self.rows[index] = (add_scaled(other, row, scale), value + scale * constant)


def _without(row: dict[Variable, Fraction], names: Collection[Variable]) -> dict[Variable, Fraction]:
    return {name: factor for name, factor in row.items() if name not in names}


def _simplex(rows: list[Row]) -> Feasibility:
    names = sorted({name for row, _ in rows for name in row})
    if len(rows) * len(names) > MOST_ENTRIES:
        return Feasibility(True, frozenset(), is_proved=False)
    tableau = _Tableau(rows, names)
    if not tableau.find_vertex():
        return _INFEASIBLE
    return Feasibility(True, frozenset(name for index, name in enumerate(names) if not tableau.can_be_positive(index)))


class _Tableau:
    """Rows [variables, constant] in a basis; the objective is the last row."""

    def __init__(self, rows: list[Row], names: list[Variable]) -> None:
        self.size = len(names)
        self.rows: list[list[Fraction]] = []
        for number, (row, constant) in enumerate(rows):
            sign = -1 if constant < 0 else 1
            dense = [sign * row.get(name, Fraction(0)) for name in names]
            artificial = [Fraction(int(other == number)) for other in range(len(rows))]
            self.rows.append([*dense, *artificial, sign * constant])
        self.basis = [self.size + number for number in range(len(rows))]

    def find_vertex(self) -> bool:
        """Whether any figures keep all rows; leaves the tableau at such figures."""
        width = len(self.rows[0])
        objective = [Fraction(0)] * self.size + [Fraction(-1)] * len(self.rows) + [Fraction(0)]
        if self._maximise(objective, range(width - 1)) < 0:
            return False
        for number, basic in enumerate(self.basis):  # artificial variables at 0 leave, or their row says nothing
            entering = next((i for i in range(self.size) if self.rows[number][i]), None)
            if basic >= self.size and entering is not None:
                self._pivot(number, entering)
        return True

    def can_be_positive(self, index: int) -> bool:
        """Whether some figures that keep all rows have this variable above 0."""
        objective = [Fraction(int(place == index)) for place in range(len(self.rows[0]))]
        return self._maximise(objective, range(self.size)) > 0

    def _maximise(self, objective: list[Fraction], allowed: range) -> Fraction:
        """The greatest value of the objective, or 1 where it has no bound or is seen to be above 0."""
        while True:
            gains = self._gains(objective)
            value = -gains[-1]
            entering = next((i for i in allowed if gains[i] > 0), None)
            if value > 0 or entering is None:
                return value
            leaving = self._leaving(entering)
            if leaving is None:
                return Fraction(1)
            self._pivot(leaving, entering)

    def _gains(self, objective: list[Fraction]) -> list[Fraction]:
        gains = list(objective)
        for row, basic in zip(self.rows, self.basis, strict=True):
            if objective[basic]:
                gains = [gain - objective[basic] * entry for gain, entry in zip(gains, row, strict=True)]
        return gains

    def _leaving(self, entering: int) -> int | None:
        ratios = [
            (row[-1] / row[entering], self.basis[number], number)
            for number, row in enumerate(self.rows)
            if row[entering] > 0
        ]
        return min(ratios)[2] if ratios else None

    def _pivot(self, number: int, entering: int) -> None:
        scale = self.rows[number][entering]
        self.rows[number] = [entry / scale for entry in self.rows[number]]
        for other, row in enumerate(self.rows):
            if other != number and row[entering]:
                factor = row[entering]
                self.rows[other] = [a - factor * b for a, b in zip(row, self.rows[number], strict=True)]
        self.basis[number] = entering
