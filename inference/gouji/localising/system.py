"""Hard linear rules and the figures that they tie, as exact integers."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Protocol

from gouji.extraction import Number

Place = tuple[str, str]
"""Row and column id."""

Terms = tuple[tuple[int, int], ...]
"""Index and coefficient, by index."""


class Identity(Protocol):
    """sum(left) = sum(right), as `gouji.checking.rule_instances` spells it out."""

    @property
    def id(self) -> str: ...
    @property
    def left(self) -> tuple[Place, ...]: ...
    @property
    def right(self) -> tuple[Place, ...]: ...


@dataclass(frozen=True, slots=True)
class Structure:
    """Which cells stand in which identities: the `columns` hold identities by cell, `members` cells by identity."""

    columns: tuple[Terms, ...]
    members: tuple[tuple[int, ...], ...]


@dataclass(frozen=True, slots=True)
class LinearSystem:
    """Identities over cells: the sum of coefficient times value is `residues` and should be 0.

    All figures are whole numbers of 10**-decimals; `floors` are the smallest values allowed, None for no limit.
    """

    identities: tuple[str, ...]
    places: tuple[Place, ...]
    structure: Structure
    values: tuple[int, ...]
    floors: tuple[int | None, ...]
    residues: tuple[int, ...]
    decimals: int

    @property
    def failing(self) -> tuple[int, ...]:
        """Indexes of the identities that do not hold."""
        return tuple(i for i, residue in enumerate(self.residues) if residue)

    def allows(self, cell: int, delta: int) -> bool:
        """Whether the cell's value may change by `delta`."""
        floor = self.floors[cell]
        return floor is None or self.values[cell] + delta >= floor


def identities_to_system(
    identities: Iterable[Identity], values: Mapping[Place, Number], *, signed: Collection[Place] = ()
) -> LinearSystem:
    """The system of the identities all of whose cells have a number; `signed` are the cells that may be negative.

    A cell that is negative already may stay so, but not fall further.
    """
    decided = [i for i in identities if all(place in values for place in (*i.left, *i.right))]
    places = tuple(dict.fromkeys(place for i in decided for place in (*i.left, *i.right)))
    decimals = max((number_to_decimals(values[place]) for place in places), default=0)
    scaled = tuple(number_to_scaled(values[place], decimals) for place in places)
    rows = [_terms(identity, places) for identity in decided]
    floors = tuple(None if p in signed else min(0, v) for p, v in zip(places, scaled, strict=True))
    residues = tuple(sum(c * scaled[cell] for cell, c in row) for row in rows)
    ids = tuple(identity.id for identity in decided)
    return LinearSystem(ids, places, rows_to_structure(rows, len(places)), scaled, floors, residues, decimals)


def rows_to_structure(rows: Sequence[Terms], cells: int) -> Structure:
    """The structure of identities given as (cell, coefficient) pairs."""
    columns: list[list[tuple[int, int]]] = [[] for _ in range(cells)]
    for index, row in enumerate(rows):
        for cell, coefficient in row:
            columns[cell].append((index, coefficient))
    return Structure(tuple(map(tuple, columns)), tuple(tuple(cell for cell, _ in row) for row in rows))


def system_to_broken_parts(system: LinearSystem) -> list[LinearSystem]:
    """The parts that share no cell with the rest and hold a broken identity, each as a system of its own."""
    left = set(system.failing)
    parts = []
    while left:
        inside = _connected(min(left), system.structure)
        left -= inside
        parts.append(_part(system, sorted(inside)))
    return parts


def _connected(identity: int, structure: Structure) -> set[int]:
    inside, border = {identity}, [identity]
    while border:
        for cell in structure.members[border.pop()]:
            fresh = {i for i, _ in structure.columns[cell]} - inside
            inside |= fresh
            border.extend(fresh)
    return inside


def _part(system: LinearSystem, inside: Sequence[int]) -> LinearSystem:
    cells = sorted({cell for i in inside for cell in system.structure.members[i]})
    if len(inside) == len(system.identities):
        return system
    new_cell = {cell: n for n, cell in enumerate(cells)}
    new_row = {i: n for n, i in enumerate(inside)}
    columns = tuple(tuple((new_row[i], c) for i, c in system.structure.columns[cell]) for cell in cells)
    members = tuple(tuple(new_cell[cell] for cell in system.structure.members[i]) for i in inside)
    return LinearSystem(
        tuple(system.identities[i] for i in inside),
        tuple(system.places[cell] for cell in cells),
        Structure(columns, members),
        tuple(system.values[cell] for cell in cells),
        tuple(system.floors[cell] for cell in cells),
        tuple(system.residues[i] for i in inside),
        system.decimals,
    )


def _terms(identity: Identity, places: Sequence[Place]) -> Terms:
    index = {place: n for n, place in enumerate(places)}
    coefficients: dict[int, int] = {}
    for side, sign in ((identity.left, 1), (identity.right, -1)):
        for place in side:
            coefficients[index[place]] = coefficients.get(index[place], 0) + sign
    return tuple((cell, c) for cell, c in coefficients.items() if c)


def number_to_decimals(value: Number) -> int:
    """How many decimals a finite number has."""
    if isinstance(value, int):
        return 0
    exponent = value.as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0


def number_to_scaled(value: Number, decimals: int) -> int:
    """A finite number as a whole number of 10**-decimals; exact for as many decimals as it has, or more."""
    if isinstance(value, int):
        return value * power_of_ten(decimals)
    sign, digits, exponent = value.as_tuple()
    assert isinstance(exponent, int), "a printed figure is finite"
    whole = int("".join(map(str, digits))) * power_of_ten(exponent + decimals)
    return -whole if sign else whole


def scaled_to_number(scaled: int, decimals: int) -> Number:
    """The number that a whole number of 10**-decimals stands for."""
    whole, rest = divmod(scaled, power_of_ten(decimals))
    return whole if not rest else Decimal((int(scaled < 0), tuple(map(int, str(abs(scaled)))), -decimals))


def power_of_ten(exponent: int) -> int:
    """10**exponent for an exponent that is not negative."""
    return int(10**exponent)
