"""A table's cells as a list in the order of its form: what rules look figures up in."""

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


@dataclass(frozen=True, slots=True)
class Sheet:
    """One entry a place of the order: the usable figure, None where there is none; the cell, None where there is none.

    `statuses` are those that occur.
    """

    values: Sequence[Number | None]
    cells: Sequence[Cell | None]
    statuses: frozenset[Status]


def places_to_order(places: Sequence[Place]) -> Order:
    """The order of `places`, which must differ."""
    return Order(
        [row for row, _ in places],
        [column for _, column in places],
        {place: index for index, place in enumerate(places)},
    )


def table_to_sheet(table: Table, order: Order) -> Sheet:
    """The cells of `table` in `order`; cells in places that the order does not have are left out."""
    cells = table.cells
    statuses = frozenset([cell.status for cell in cells])
    # most tables come in printed order: comparing lists of known strings is four times as fast as a dictionary
    if [cell.row for cell in cells] != order.rows or [cell.column for cell in cells] != order.columns:
        by_place = {(cell.row, cell.column): cell for cell in cells}
        found = [by_place.get(place) for place in order.index]
        return Sheet([_usable_value(cell) for cell in found], found, statuses)
    if statuses <= USABLE:
        return Sheet([cell.value for cell in cells], cells, statuses)
    return Sheet([_usable_value(cell) for cell in cells], cells, statuses)


def _usable_value(cell: Cell | None) -> Number | None:
    return cell.value if cell is not None and cell.status in USABLE else None
