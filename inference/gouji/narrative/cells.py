"""Names of cells, and sums of them, to the figures that a report's tables give."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from gouji.checking import USABLE
from gouji.extraction import Cell, CellKey, Extraction, Number
from gouji.narrative.phrasing import Sum


@dataclass(frozen=True, slots=True)
class Summed:
    """A sum of cells: `total` is None when there is no cell, or one without a usable figure."""

    keys: tuple[CellKey, ...]
    total: Number | None


def extraction_to_cells(extraction: Extraction) -> dict[CellKey, Cell]:
    """The cells of all tables that were found."""
    return {
        (table.table, cell.row, cell.column): cell for table in extraction.tables if table.found for cell in table.cells
    }


def sum_to_keys(names: Sum, cells: Mapping[CellKey, Cell]) -> tuple[CellKey, ...]:
    """The cells that a sum adds up; rows that the report's way of printing the form leaves out are not among them."""
    return tuple(key for name in names for key in _name_to_keys(name, cells))


def sums_to_summed(sums: Iterable[Sum], cells: Mapping[CellKey, Cell]) -> list[Summed]:
    """Every sum with its total."""
    return [_keys_to_summed(sum_to_keys(names, cells), cells) for names in sums]


def _name_to_keys(name: str, cells: Mapping[CellKey, Cell]) -> Sequence[CellKey]:
    table, _, rest = name.partition(".")
    row, _, column = rest.rpartition(".")
    if not row.endswith(".*"):
        return [(table, row, column)] if (table, row, column) in cells else []
    prefix = row.removesuffix("*")
    return [key for key in cells if key[0] == table and key[2] == column and key[1].startswith(prefix)]


def _keys_to_summed(keys: tuple[CellKey, ...], cells: Mapping[CellKey, Cell]) -> Summed:
    values = [cells[key].value if cells[key].status in USABLE else None for key in keys]
    known = [value for value in values if value is not None]
    return Summed(keys, sum(known) if known and len(known) == len(values) else None)
