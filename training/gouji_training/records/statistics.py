"""What a set of records holds, counted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from gouji.classifying.labels import LABELS
from gouji_training.records.record import SPLITS, GoldCell, Record

CELL_KINDS = ("placed", "blank", "unplaceable", "absent")
"""Gold cells: a value with its span, printed empty, a value whose place no reader can tell, null."""


@dataclass(frozen=True, slots=True)
class Count:
    """One row of a section: how many records, lines or cells are of this kind; `detail` may be empty."""

    name: str
    number: int
    detail: str = ""


def records_to_sections(records: Iterable[Record]) -> dict[str, list[Count]]:
    """Counts by section; labels, splits and kinds of cells are listed even where there are none."""
    records = list(records)
    labels: Counter[str] = Counter(label for record in records for label in record.line_labels())
    cells = Counter(_cell_to_kind(cell) for record in records for _, cell in record.gold_cells())
    return {
        "documents": [Count("all", len(records))],
        "splits": _counts(Counter(record.split for record in records), SPLITS),
        "lines": _counts(labels, LABELS),
        "gold cells": _counts(cells, CELL_KINDS),
        "families": list(_families(records)),
        "groups": _counts(Counter(record.group for record in records)),
        "flatteners": _counts(Counter(record.flattener for record in records)),
        "forms": _counts(Counter(record.form or "none" for record in records)),
        "corruptions": _counts(Counter(kind for record in records for kind in record.corruptions or ("none",))),
        "reviewers": _counts(Counter(name for record in records for name in record.reviewers or ("none",))),
    }


def _counts(counter: Counter[str], names: Iterable[str] | None = None) -> list[Count]:
    """In the given order, else the most frequent first."""
    ordered = sorted(counter, key=lambda name: (-counter[name], name)) if names is None else names
    return [Count(name, counter[name]) for name in ordered]


def _families(records: list[Record]) -> Iterator[Count]:
    splits = {record.family: f"{record.split}, group {record.group}" for record in records}
    for count in _counts(Counter(record.family for record in records)):
        yield Count(count.name, count.number, splits[count.name])


def _cell_to_kind(cell: GoldCell | None) -> str:
    if cell is None:
        return "absent"
    if not cell.text:
        return "blank"
    return "placed" if cell.placeable else "unplaceable"
