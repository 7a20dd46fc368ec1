"""Which values a reader can no longer place once others of their row are gone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from gouji_training.flattening.labelled import value_spans
from gouji_training.flattening.printed_rows import PrintedRow, key_to_printed_row
from gouji_training.flattening.traced import Source, Traced
from gouji_training.synthesis.model import Key


def rows_to_keys(source: Source, rows: Iterable[PrintedRow]) -> frozenset[Key]:
    """All values of these printed rows, blank ones included."""
    wanted = set(rows)
    return frozenset(unit.key for unit in source.units if unit.key and key_to_printed_row(unit.key) in wanted)


def keys_to_row_keys(source: Source, keys: Iterable[Key]) -> frozenset[Key]:
    """All values of the printed rows that these values stand in."""
    return rows_to_keys(source, map(key_to_printed_row, keys))


def loss_to_doubts(before: Traced, after: Traced) -> frozenset[Key]:
    """Values left of rows that lost others; and of rows without a label, when values next to them are gone."""
    old, new = value_spans(before).keys(), value_spans(after).keys()
    short = {key_to_printed_row(key) for key in old - new}
    present = {key_to_printed_row(key) for key in new}
    return rows_to_keys(before.source, short | set(_unnamed_beside(after, short, present)))


def _unnamed_beside(after: Traced, short: set[PrintedRow], present: set[PrintedRow]) -> Iterator[PrintedRow]:
    """Rows that run into each other because the label between them is gone, where that leaves open what is whose."""
    labels = _row_labels(after.source)
    printed = set(after.units())
    upper: PrintedRow | None = None
    gap = False
    for row, label in labels.items():
        if row not in present:
            gap = True
            continue
        unnamed = label not in printed
        if unnamed and (gap or row in short or upper in short):
            yield row
        if unnamed and upper is not None and (row in short or upper in short):
            yield upper
        upper, gap = row, False


def _row_labels(source: Source) -> dict[PrintedRow, int]:
    """The number of the unit that names each printed row, in their order; rows without one are left out."""
    labels: dict[PrintedRow, int] = {}
    last: int | None = None
    for number, unit in enumerate(source.units):
        if unit.label == "row_label":
            last = number
        elif unit.key is None and unit.label != "numeric_cell":
            last = None
        elif unit.key is not None and last is not None:
            labels.setdefault(key_to_printed_row(unit.key), last)
    return labels
