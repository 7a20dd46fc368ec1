"""ROW/COLUMN or TABLE/ROW/COLUMN, by id or by label, to the cells of the forms that it names."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from gouji.errors import GoujiError
from gouji.extraction import CellKey
from gouji.folding import fold, label_to_keys
from gouji.forms.model import Column, Form, Label, Row, TableForm

NEAREST = 3
"""Ids that an error names."""

_UNMATCHED = 3
"""Rank of a name that does not match; ids rank 0, labels as shown 1, their other wordings 2."""


@dataclass(frozen=True, slots=True)
class Place:
    """One cell of a form."""

    form: str
    table: TableForm
    row: Row
    column: Column

    @property
    def key(self) -> CellKey:
        """Ids of table, row and column."""
        return self.table.id, self.row.id, self.column.id


def forms_to_places(forms: Iterable[Form]) -> tuple[Place, ...]:
    """Every cell of every form, in printed order."""
    return tuple(
        Place(form.id, table, row, column)
        for form in forms
        for table in form.tables
        for block in table.blocks
        for row in block.rows
        for column in block.columns
    )


def address_to_keys(address: str, places: Sequence[Place]) -> frozenset[CellKey]:
    """The cells that `address` names: one, but for forms that give one label to different rows or columns.

    Raises GoujiError when no form has it (naming the nearest ids), or each that has it has several.
    """
    divided = list(_divide(address))
    if not divided:
        raise GoujiError(f"--explain {address}: name a cell by ROW/COLUMN, such as {_example(places)}")
    ranked = [(min(_rank(names, place) for names in divided), place) for place in places]
    best = min((rank for rank, _ in ranked), default=_UNMATCHED)
    if best == _UNMATCHED:
        raise GoujiError(f"--explain {address}: {_describe_unknown(divided, places)}")
    met = [place for rank, place in ranked if rank == best]
    by_form = {place.form: [other.key for other in met if other.form == place.form] for place in met}
    fewest = min(by_form.values(), key=len)
    if len(fewest) > 1:
        named = ", ".join("/".join(key) for key in fewest)
        raise GoujiError(f"--explain {address}: names {len(fewest)} cells; give one of {named}")
    return frozenset(place.key for place in met)


def nearest_keys(keys: Iterable[CellKey], among: Iterable[CellKey]) -> list[str]:
    """Addresses of `among` that are most like one of `keys`."""
    wanted = sorted("/".join(key) for key in keys)
    return _nearest(wanted[0], ["/".join(key) for key in among])


def _divide(address: str) -> Iterator[tuple[str, ...]]:
    """All ways to take `address` for three names or two: a label may hold a slash itself (本年增/减)."""
    parts = [part.strip() for part in address.split("/")]
    cuts = range(1, len(parts))
    for second in cuts:
        for first in range(1, second):
            yield _join(parts, first, second)
    for cut in cuts:
        yield _join(parts, cut)


def _join(parts: Sequence[str], *cuts: int) -> tuple[str, ...]:
    borders = (0, *cuts, len(parts))
    return tuple("/".join(parts[a:b]) for a, b in pairwise(borders))


def _rank(names: Sequence[str], place: Place) -> int:
    *table, row, column = names
    ranks = [_rank_name(name, place.table.id, place.table.heading) for name in table]
    ranks.append(_rank_name(row, place.row.id, place.row.label))
    # most cells fail here: their columns need not be looked at
    return (
        max(ranks) if max(ranks) == _UNMATCHED else max(*ranks, _rank_name(column, place.column.id, place.column.label))
    )


def _rank_name(name: str, own: str, label: Label) -> int:
    if name == own:
        return 0
    if fold(name) and fold(name) == fold(label.text):
        return 1
    keys = {key for wording in label.wordings for key in label_to_keys(wording)}
    return 2 if keys.intersection(label_to_keys(name)) else _UNMATCHED


def _describe_unknown(divided: Sequence[tuple[str, ...]], places: Sequence[Place]) -> str:
    """What of an address is not known, and what is nearest: its table, else its row, else its column."""
    known = [names for names in divided if any(_has_row(names[-2], place) for place in places)]
    table, row, column = (("", *(known or divided)[0]))[-3:]
    inside = [place for place in places if not table or _has_table(table, place)]
    if not inside:
        tables = dict.fromkeys(place.table.id for place in places)
        return f"no form has a table {table!r}; there are {', '.join(tables)}"
    in_row = [place for place in inside if _has_row(row, place)]
    if in_row:
        ids = dict.fromkeys(place.column.id for place in in_row)
        return f"row {in_row[0].row.id} has no column {column!r}; it has {', '.join(ids)}"
    ids_of = {name: place.row.id for place in inside for name in (place.row.id, place.row.label.text)}
    near = dict.fromkeys(ids_of[name] for name in _nearest(row, list(ids_of)))
    owner = f"table {inside[0].table.id} has no" if table else "no form has a"
    return f"{owner} row {row!r}; nearest: {', '.join(near)}"


def _has_table(name: str, place: Place) -> bool:
    return _rank_name(name, place.table.id, place.table.heading) < _UNMATCHED


def _has_row(name: str, place: Place) -> bool:
    return _rank_name(name, place.row.id, place.row.label) < _UNMATCHED


def _nearest(name: str, known: Sequence[str]) -> list[str]:
    from rapidfuzz import fuzz, process

    return [found for found, *_ in process.extract(name, known, scorer=fuzz.WRatio, limit=NEAREST)]


def _example(places: Sequence[Place]) -> str:
    return "/".join(places[-1].key[1:]) if places else "received/total"
