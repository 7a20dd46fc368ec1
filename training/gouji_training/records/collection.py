"""Records together: ids are used once, and splits share neither a layout family nor a text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from gouji_training.records.quoting import text_to_quote
from gouji_training.records.record import Record


@dataclass(frozen=True, slots=True)
class Fault:
    """Something wrong with a record: where, counted from 1, and why; `line` None is the file as a whole."""

    path: Path | None
    line: int | None
    reason: str

    def __str__(self) -> str:
        places = (str(place) for place in (self.path, self.line) if place is not None)
        return ":".join((*places, f" {self.reason}")).strip()


def records_to_faults(records: Iterable[Record]) -> Iterator[Fault]:
    """Ids met before, and layout families and texts that stand in two splits, each named at its later record."""
    ids: dict[str, Record] = {}
    families: dict[str, Record] = {}
    texts: dict[str, Record] = {}
    for record in records:
        first = ids.setdefault(record.id, record)
        if first is not record:
            reason = f"id {text_to_quote(record.id)} is used twice, first {_place(first)}; give it one of its own"
            yield Fault(record.path, record.line, reason)
        yield from _other_split(record, families.setdefault(record.family, record), f"family {record.family}")
        yield from _other_split(record, texts.setdefault(record.text, record), "the same text")


def _other_split(record: Record, first: Record, what: str) -> Iterator[Fault]:
    if first.split != record.split:
        here = f"split {record.split} in record {text_to_quote(record.id)}"
        reason = f"{what} is in {here} and in split {first.split} {_place(first)}; keep all of it in one"
        yield Fault(record.path, record.line, reason)


def _place(record: Record) -> str:
    if record.path is None or record.line is None:
        return f"in record {text_to_quote(record.id)}"
    return f"at {record.path}:{record.line}"
