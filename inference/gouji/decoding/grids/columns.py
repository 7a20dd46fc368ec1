"""Header lines of a grid to columns: which fields stand under the label of which column."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from gouji.decoding.grids.fields import Line
from gouji.decoding.grids.names import label_to_all_keys
from gouji.folding import label_to_keys
from gouji.forms.model import Block

Places = Mapping[str, tuple[int, ...]]
"""Column id to the fields under its label: several where a merged cell is repeated in all its places."""


def line_to_columns(line: Line, names: Mapping[str, str]) -> dict[int, str]:
    """The column whose label each field is, by place; `names` gives a column id by key."""
    columns = {}
    for place, field in enumerate(line):
        name = next((names[key] for key in label_to_keys(field.text) if key in names), None)
        if name is not None:
            columns[place] = name
    return columns


def columns_to_places(column_of: Mapping[int, str], block: Block) -> Places | None:
    """The fields of every column of `block`, or None when some column has none.

    `column_of` gives the lowest label over each field: what stands over several columns (法人或其他组织) is none's.
    """
    places: dict[str, list[int]] = {column.id: [] for column in block.columns}
    for place in sorted(column_of):
        places[column_of[place]].append(place)
    if not all(own and own[-1] - own[0] == len(own) - 1 for own in places.values()):
        return None
    return {column: tuple(own) for column, own in places.items()}


def header_to_row_places(header: Iterable[Line], block: Block) -> tuple[int, ...] | None:
    """The fields of rows printed side by side: the columns' labels in order, once through for each row, or None."""
    names = {key: place for place, column in enumerate(block.columns) for key in label_to_all_keys(column.label)}
    for line in header:
        found = {
            place: next(names[key] for key in label_to_keys(field.text) if key in names)
            for place, field in enumerate(line)
            if any(key in names for key in label_to_keys(field.text))
        }
        if list(found.values()) == list(range(len(block.columns))) * len(block.rows):
            return tuple(found)
    return None
