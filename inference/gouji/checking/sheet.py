"""A table's cells as a list in the order of its form, with the sums that its rules ask for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from gouji.checking.instances import Place
from gouji.extraction import Cell, Number, Status, Table

USABLE: frozenset[Status] = frozenset({"read", "decoded", "suspect", "reviewed"})
"""Statuses under which a cell's value is what is printed in its place; a blank has none and is not 0."""


@dataclass(frozen=True, slots=True)
class Order:
    """The places of a table in printed order: `rows` and `columns` have one id a cell, `index` gives each its place."""

    rows: list[str]
    columns: list[str]
    index: dict[Place, int]


class Scatter:
    """Plain sums of cells, numbered as they are asked for: `sums_of_cell` has one list a cell of the sums it is in."""

    def __init__(self, cells: int) -> None:
        self.sums_of_cell: list[list[int]] = [[] for _ in range(cells)]
        self._numbers: dict[frozenset[int], int] = {}

    def number(self, indexes: frozenset[int]) -> int:
        """The number of the sum of the cells at `indexes`."""
        number = self._numbers.setdefault(indexes, len(self._numbers))
        if number == len(self._numbers) - 1:
            for index in indexes:
                if number not in self.sums_of_cell[index]:
                    self.sums_of_cell[index].append(number)
        return number

    def sums(self, values: Sequence[Number | None], lacking: frozenset[int]) -> tuple[list[int | None], set[int]]:
        """The sums by number, None where a figure is lacking; the numbers of those that hold decimals, not added up.

        Nearly all figures are 0, so that adding each of the others to its sums costs less than going through the sums.
        """
        totals = [0] * len(self._numbers)
        decimal: set[int] = set()
        for value, numbers in zip(values, self.sums_of_cell, strict=True):
            if value:
                if type(value) is int:
                    for number in numbers:
                        totals[number] += value
                else:
                    decimal.update(numbers)
        if not lacking:
            return totals, decimal  # type: ignore[return-value]
        known: list[int | None] = list(totals)
        for index in lacking:
            for number in self.sums_of_cell[index]:
                known[number] = None
        return known, decimal


@dataclass(frozen=True, slots=True)
class Sheet:
    """One entry a place of the order: the usable figure, None where there is none; the cell, None where there is none.

    `statuses` are those that occur, `lacking` the indexes without a usable figure, `absent` those without a cell;
    `sums` and `decimal` are as of Scatter.sums.
    """

    values: Sequence[Number | None]
    cells: Sequence[Cell | None]
    statuses: frozenset[Status]
    lacking: frozenset[int]
    absent: frozenset[int]
    sums: Sequence[int | None]
    decimal: set[int]


def places_to_order(places: Sequence[Place]) -> Order:
    """The order of `places`, which must differ."""
    return Order(
        [row for row, _ in places],
        [column for _, column in places],
        {place: index for index, place in enumerate(places)},
    )


def table_to_sheet(table: Table, order: Order, scatter: Scatter) -> Sheet:
    """The cells of `table` in `order`; cells in places that the order does not have are left out."""
    cells = table.cells
    statuses = frozenset([cell.status for cell in cells])
    # most tables come in printed order: comparing lists of known strings is four times as fast as a dictionary
    if [cell.row for cell in cells] == order.rows and [cell.column for cell in cells] == order.columns:
        return _sheet(_usable_values(cells, statuses), cells, statuses, NOWHERE, scatter)
    by_place = {(cell.row, cell.column): cell for cell in cells}
    found = [by_place.get(place) for place in order.index]
    values = [cell.value if cell and cell.status in USABLE else None for cell in found]
    return _sheet(values, found, statuses, _places_of_none(found), scatter)


NOWHERE: frozenset[int] = frozenset()


def _sheet(
    values: Sequence[Number | None],
    cells: Sequence[Cell | None],
    statuses: frozenset[Status],
    absent: frozenset[int],
    scatter: Scatter,
) -> Sheet:
    lacking = _places_of_none(values) if None in values else NOWHERE
    return Sheet(values, cells, statuses, lacking, absent, *scatter.sums(values, lacking))


def _usable_values(cells: Sequence[Cell], statuses: frozenset[Status]) -> list[Number | None]:
    if statuses <= USABLE:
        return [cell.value for cell in cells]
    return [cell.value if cell.status in USABLE else None for cell in cells]


def _places_of_none(entries: Sequence[object]) -> frozenset[int]:
    return frozenset([index for index, entry in enumerate(entries) if entry is None])
