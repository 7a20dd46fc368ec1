"""Runs of digits cut into as many figures as there are columns, and figures that fill a table from its start.

That holds only if the page printed every cell: 789 may be one figure with two blanks behind it that left no mark, and
the sum of a row may hold with fewer figures, too.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from gouji.decoding.placing.cuts import ASCII_DIGITS, can_be_fewer
from gouji.decoding.readings import Reading, TableReading

CLOSED_UP = "these digits may be fewer figures: in other rows of this report figures lack, or have no place"
BROKEN_OFF = "the text ends in this row, and in other rows of this report figures lack, or have no place"


LEAST_RUNS = 5
"""Rows of runs that are whole from which on the page prints every cell of its rows."""
MOST_COUNTS = 2
"""Figures that are not nought of a row that noughts part: one and the sum that equals it."""


def tables_without_lone_cuts(
    view: str, tables: Sequence[TableReading], summed: Sequence[bool]
) -> tuple[TableReading, ...]:
    """The tables; where a row of the report lacks its figures, or has some without a place, cut runs that can be fewer
    figures are open; in tables that lack none only if no other one shows that the page prints all cells. `summed` says
    of each table whether its rows have a sum: then that must hold with fewer, too.

    Rows that were read because their figures stand at the start of a table are open where another table is such, if
    they begin with a nought: no sum ties that to the figures behind it, and blanks may stand between. So is a row that
    the text breaks off in: no number of figures ties it to the form.
    """
    broken = {place for place, table in enumerate(tables) if not _is_whole(table)}
    if not broken:
        return tuple(tables)
    lacking = broken if any(map(_closes_nothing_up, tables)) else set(range(len(tables)))
    opened = (
        _opened(view, table, has_sum=has_sum, beside=bool(broken - {place}), may_lack=place in lacking)
        for place, (table, has_sum) in enumerate(zip(tables, summed, strict=True))
    )
    return tuple(replace(table, readings=tuple(own)) for table, own in zip(tables, opened, strict=True))


def _is_whole(table: TableReading) -> bool:
    return not table.has_bare_label and all(reading.status != "unresolved" for reading in table.readings)


def _closes_nothing_up(table: TableReading) -> bool:
    """Whether rows enough are runs cut into a figure a column, and the sums over all columns hold: no blank is lost."""
    runs = {reading.row for reading in table.readings if not {"glued", "run_together"}.isdisjoint(reading.support)}
    open_rows = {r.row for r in table.readings if not _is_in_run(r) or (r.row, r.column) not in table.summed}
    return len(runs - open_rows) >= LEAST_RUNS


def _is_in_run(reading: Reading) -> bool:
    """Whether it is one of a run's figures, or a mark among them."""
    return reading.status == "decoded" or (reading.status == "blank" and "run_together" in reading.support)


def _opened(view: str, table: TableReading, *, has_sum: bool, beside: bool, may_lack: bool) -> Iterator[Reading]:
    loose = {reading.row for reading in _row_starts(table.readings) if beside and _is_loose(reading)}
    for run in _readings_to_runs(table.readings):
        fewer = may_lack and "glued" in run[0].support and _may_be_fewer(view, run, table.summed, has_sum=has_sum)
        for reading in run:
            if fewer or reading.row in loose:
                reason = BROKEN_OFF if "cut" in run[0].support else CLOSED_UP
                yield Reading(reading.row, reading.column, "unresolved", support=reading.support[:1], reason=reason)
            else:
                yield reading


def _readings_to_runs(readings: Sequence[Reading]) -> Iterator[list[Reading]]:
    """The readings, those together that stand side by side without anything between them."""
    run: list[Reading] = []
    for reading in readings:
        if run and not _adjoins(run[-1], reading):
            yield run
            run = []
        run.append(reading)
    if run:
        yield run


def _adjoins(one: Reading, two: Reading) -> bool:
    return one.slot is not None and two.slot is not None and one.slot.end == two.slot.start


def _row_starts(readings: Sequence[Reading]) -> Iterator[Reading]:
    return (next(own) for _, own in groupby(readings, key=lambda reading: reading.row))


def _is_loose(first: Reading) -> bool:
    """Whether nothing but the start of its table told the place of a row's first figure, and that is a nought, or
    nothing but the end of the text where the row ends.
    """
    if "cut" in first.support:
        return True
    at_start = set(first.support) == {"position", "identity"}
    return at_start and first.number is not None and first.number.value == 0


def _may_be_fewer(view: str, run: Sequence[Reading], summed: frozenset[tuple[str, str]], *, has_sum: bool) -> bool:
    """Whether the run can be cut into fewer figures; where no sum tells, only behind a nought another must begin.

    Of several figures some cut keeps the sum by chance: where the row's own sum may be among what is lost, the sums
    over the columns must hold, too (`summed`).
    """
    if not has_sum:
        return any(reading.number is None or reading.number.value != 0 for reading in run[:-1])
    first, last = run[0].slot, run[-1].slot
    if first is None or last is None or all((reading.row, reading.column) in summed for reading in run):
        return False
    rows = len({reading.row for reading in run})
    if sum(reading.number is not None and reading.number.value != 0 for reading in run) > MOST_COUNTS * rows:
        return True
    return can_be_fewer(view[first.start : last.end].translate(ASCII_DIGITS), len(run) // rows, rows=rows)
