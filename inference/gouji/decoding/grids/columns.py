"""Header lines of a grid to columns: which fields stand under the label of which column."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache

from gouji.decoding.grids.fields import Line
from gouji.folding import label_to_keys
from gouji.forms.model import Block, Label

Places = Mapping[str, tuple[int, ...]]
"""Column id to the fields under its label: several where a merged cell is repeated in all its places."""


@lru_cache(maxsize=2000)
def label_to_all_keys(label: Label) -> frozenset[str]:
    """All folded keys of all wordings of a label."""
    return frozenset(key for wording in label.wordings for key in label_to_keys(wording))


def header_to_places(header: Iterable[Line], block: Block) -> Places | None:
    """The fields of every column of `block`, or None when some column has none.

    The lowest label over a field tells; what stands over several columns (法人或其他组织) is no column's label.
    """
    names = {key: column.id for column in block.columns for key in label_to_all_keys(column.label)}
    column_of: dict[int, str] = {}
    for line in header:
        for place, field in enumerate(line):
            name = next((names[key] for key in label_to_keys(field.text) if key in names), None)
            if name is not None:
                column_of[place] = name
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
