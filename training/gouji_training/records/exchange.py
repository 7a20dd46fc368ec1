"""What tools for labelling text know: spans with labels. A record as spans and the rest, and back, losing nothing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from gouji.forms import load_forms
from gouji_training.errors import AnnotationError
from gouji_training.records.quoting import text_to_quote
from gouji_training.records.record import Record
from gouji_training.records.shape import record_to_json

Key = tuple[str, str, str]
"""Table, row and column id."""


@dataclass(frozen=True, slots=True)
class Value:
    """A printed value: the cell's name `table.row.column` and where it stands, [start, end)."""

    start: int
    end: int
    name: str
    placeable: bool = True


@dataclass(frozen=True, slots=True)
class Pieces:
    """A record taken apart: `lines` are (start, end, label), `unprinted` the gold of cells that have no span.

    `fields` holds the JSON values of all other fields but text and gold.
    """

    fields: Mapping[str, Any]
    text: str
    lines: tuple[tuple[int, int, str], ...]
    values: tuple[Value, ...]
    unprinted: tuple[tuple[str, str | None], ...]


def record_to_pieces(record: Record) -> Pieces:
    """Take a record apart."""
    value = record_to_json(record)
    fields = {name: item for name, item in value.items() if name not in ("text", "lines", "gold")}
    values, unprinted = [], []
    for key, cell in record.gold_cells():
        name = ".".join(key)
        if cell is None or cell.span is None:
            unprinted.append((name, None if cell is None else cell.text))
        else:
            values.append(Value(*cell.span, name, cell.placeable))
    lines = tuple((line.start, line.end, line.label) for line in record.lines)
    return Pieces(fields, record.text, lines, tuple(values), tuple(unprinted))


def pieces_to_json(pieces: Pieces) -> dict[str, Any]:
    """Put a record's JSON object together, not yet checked, its gold in the order of the forms.

    Raises AnnotationError when the name of a cell is not table.row.column, or is given twice.
    """
    cells: dict[Key, dict[str, Any] | None] = {}
    for name, printed in pieces.unprinted:
        cells[_new_key(name, cells)] = None if printed is None else {"text": printed}
    for value in pieces.values:
        cell: dict[str, Any] = {"text": pieces.text[value.start : value.end], "span": [value.start, value.end]}
        cells[_new_key(value.name, cells)] = cell if value.placeable else {**cell, "placeable": False}
    lines = [{"span": [start, end], "label": label} for start, end, label in sorted(pieces.lines)]
    return {
        **pieces.fields,
        "text": pieces.text,
        "lines": lines,
        "gold": _cells_to_gold(cells, pieces.fields.get("form")),
    }


def _new_key(name: str, cells: Mapping[Key, object]) -> Key:
    table, _, rest = name.strip().partition(".")
    row, _, column = rest.rpartition(".")
    key = (table, row, column)
    if not all(key):
        raise AnnotationError(
            f"{text_to_quote(name)} names no cell; write table.row.column, as in requests.granted.total"
        )
    if key in cells:
        raise AnnotationError(f"cell {name} is given twice; keep one")
    return key


def _cells_to_gold(cells: Mapping[Key, dict[str, Any] | None], form: Any) -> dict[str, Any]:
    order = _key_order(form if isinstance(form, str) else None)
    gold: dict[str, dict[str, dict[str, Any]]] = {}
    for key in sorted(cells, key=lambda key: order.get(key, len(order))):
        table, row, column = key
        gold.setdefault(table, {}).setdefault(row, {})[column] = cells[key]
    return gold


@cache
def _key_order(first: str | None) -> dict[Key, int]:
    """Place of each cell of the shipped forms in reading order, those of the form `first` before all others."""
    forms = sorted(load_forms(), key=lambda form: form.id != first)
    keys: Iterable[Key] = (
        (table.id, row.id, column.id)
        for form in forms
        for table in form.tables
        for block in table.blocks
        for row in block.rows
        for column in block.columns
    )
    return {key: number for number, key in enumerate(dict.fromkeys(keys))}
