"""Header lines of a grid to columns: which fields stand under the label of which column."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from gouji.decoding.grids.fields import Line
from gouji.folding import label_to_keys
from gouji.forms.model import Block

Places = Mapping[str, tuple[int, ...]]
"""Column id to the fields under its label: several where a merged cell is repeated in all its places."""


def line_to_columns(keys: Sequence[Sequence[str]], names: Mapping[str, str]) -> dict[int, str]:
    """The column whose label each field is, by place; `keys` are those of its fields, `names` gives a column by key."""
    columns = {}
    for place, own in enumerate(keys):
        for key in own:
            if key in names:
                columns[place] = names[key]
                break
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


def line_to_row_places(line: Line, block: Block, names: Mapping[str, str]) -> tuple[int, ...] | None:
    """The fields of rows printed side by side: the columns' labels in order, once through for each row, or None."""
    wanted = [column.id for column in block.columns] * len(block.rows)
    if len(line) < len(wanted):
        return None
    found = line_to_columns([label_to_keys(field.text) for field in line], names)
    return tuple(found) if list(found.values()) == wanted else None
