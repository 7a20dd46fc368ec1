"""Columns that records brought with them, beside the columns of gouji's own tables."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from itertools import chain, islice

from gouji.extraction import CarriedValue, Extraction
from gouji.writing.encoding import plain_to_json, text_to_encodable

PEEKED = 64
"""Reports that are looked at before the first row is written: some 7 MB; all records of a file have mostly the same
columns."""

REST = "carried"
"""The last column: what has no column of its own, as a JSON object; empty where there is none."""

PREFIX = "carried_"
"""Put before the name of a column that gouji has as well."""


@dataclass(frozen=True, slots=True)
class CarriedColumns:
    """`names` as the records have them, `headers` as the output has them; REST stands behind."""

    names: tuple[str, ...]
    headers: tuple[str, ...]

    def fields(self, extraction: Extraction) -> tuple[str | None, ...]:
        """The values under `headers` and REST, all as text, so that a column holds whatever comes."""
        carried = extraction.carried
        if not carried:
            return (None,) * (len(self.names) + 1)
        rest = {name: value for name, value in carried.items() if name not in self.names}
        last = plain_to_json(rest).decode("utf-8") if rest else None
        return (*(_value_to_text(carried.get(name)) for name in self.names), last)


def peek_carried(
    extractions: Iterable[Extraction], *, taken: Collection[str]
) -> tuple[CarriedColumns, Iterator[Extraction]]:
    """The columns that the first PEEKED reports carry, in order of their first occurrence, and all reports.

    A name in `taken`, or REST, gets PREFIX in front. Nothing that later reports carry is lost: it goes to REST.
    """
    iterator = iter(extractions)
    first = list(islice(iterator, PEEKED))
    names = tuple(dict.fromkeys(chain.from_iterable(extraction.carried for extraction in first)))
    return names_to_columns(names, taken=taken), chain(first, iterator)


def names_to_columns(names: tuple[str, ...], *, taken: Collection[str]) -> CarriedColumns:
    """Columns for `names`, each with a header that is unlike all others, also to readers that ignore case."""
    used = {name.casefold() for name in (*taken, REST)}
    headers = []
    for name in names:
        header = text_to_encodable(name)
        while header.casefold() in used:
            header = PREFIX + header
        used.add(header.casefold())
        headers.append(header)
    return CarriedColumns(names, tuple(headers))


def _value_to_text(value: CarriedValue) -> str | None:
    if value is None:
        return None
    return text_to_encodable(value) if isinstance(value, str) else plain_to_json(value).decode("utf-8")
