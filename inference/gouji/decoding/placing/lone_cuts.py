"""Runs of digits without a sum, cut into single digits because they are as many as the columns.

That holds only if the page printed every cell: 789 may be one figure with two blanks behind it that left no mark.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from gouji.decoding.readings import Reading, TableReading

CLOSED_UP = "these digits may be fewer figures: in other rows of this report figures lack, or have no place"


def tables_without_lone_cuts(tables: Sequence[TableReading], summed: Sequence[bool]) -> tuple[TableReading, ...]:
    """The tables; where a row of the report lacks its figures, or has some without a place, cut runs that no sum tells
    and that can be fewer figures are open. `summed` says of each table whether its rows have a sum.
    """
    if all(_is_whole(table) for table in tables):
        return tuple(tables)
    return tuple(
        table if has_sum else replace(table, readings=tuple(_opened(table.readings)))
        for table, has_sum in zip(tables, summed, strict=True)
    )


def _is_whole(table: TableReading) -> bool:
    return not table.has_bare_label and all(reading.status != "unresolved" for reading in table.readings)


def _opened(readings: Sequence[Reading]) -> Iterator[Reading]:
    for _, own in groupby(readings, key=lambda reading: reading.row):
        row = list(own)
        if "glued" in row[0].support and _may_be_fewer(row):
            yield from (Reading(r.row, r.column, "unresolved", support=r.support[:1], reason=CLOSED_UP) for r in row)
        else:
            yield from row


def _may_be_fewer(row: Sequence[Reading]) -> bool:
    """Whether a figure before the last one is no nought: only behind a nought another figure must begin."""
    return any(reading.number is None or reading.number.value != 0 for reading in row[:-1])
