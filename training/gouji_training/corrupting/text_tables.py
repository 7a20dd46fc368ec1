"""Damage to tables as a whole, and lines that do not belong into them."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

from gouji_training.corrupting.chance import struck
from gouji_training.corrupting.damaged import DamagedText
from gouji_training.corrupting.doubts import keys_to_row_keys
from gouji_training.corrupting.tracing import line_to_keys, line_to_kinds, traced_to_tables
from gouji_training.flattening.traced import NOWHERE, Traced, Unit, joined, with_units
from gouji_training.synthesis.furniture import advert, page_number
from gouji_training.synthesis.model import Key


def furniture_in_tables(traced: Traced, rate: float, rng: Random) -> DamagedText:
    """Put page numbers and running titles between the lines of tables."""
    title = next((line.text.strip() for line in traced.lines() if "heading" in line_to_kinds(line)), "")
    ends = [number for start, stop in traced_to_tables(traced) for number in range(start, stop - 1)]

    def lines() -> list[str]:
        number, running = page_number(rng).text, [title] if title else []
        return rng.choice(([number], [number], [number, *running], running or [number]))

    return DamagedText(_with_furniture(traced, struck(ends, rate, rng), lines))


def adverts_inserted(traced: Traced, rate: float, rng: Random) -> DamagedText:
    """Put advertising and page buttons between lines anywhere."""
    places = struck(range(len(traced.lines())), rate, rng)
    return DamagedText(_with_furniture(traced, places, lambda: [advert(rng).text]))


def _with_furniture(traced: Traced, places: list[int], draw: Callable[[], list[str]]) -> Traced:
    """Put lines of furniture behind the lines of these numbers."""
    texts = {number: draw() for number in places}
    grown, made = with_units(traced, [Unit(text, "furniture") for lines in texts.values() for text in lines])
    fresh = iter(made)
    result: list[Traced] = []
    for number, line in enumerate(grown.lines()):
        result += [line, *(next(fresh) for _ in texts.get(number, ()))]
    return joined(result)


def header_repeated(traced: Traced, rate: float, rng: Random) -> DamagedText:
    """In some tables print the header again before a row, as at the top of a page."""
    lines = traced.lines()
    inserted: dict[int, list[Traced]] = {}
    able = [table for table in traced_to_tables(traced) if _header(lines, *table) and _row_starts(lines, *table)]
    for start, stop in struck(able, rate, rng):
        inserted[rng.choice(_row_starts(lines, start, stop))] = _header(lines, start, stop)
    return DamagedText(joined([part for at, line in enumerate(lines) for part in (*inserted.get(at, ()), line)]))


def _header(lines: list[Traced], start: int, stop: int) -> list[Traced]:
    """The lines of a table above its first row."""
    first = next(
        (at for at in range(start, stop) if {"row_label", "numeric_cell"} & set(line_to_kinds(lines[at]))), stop
    )
    return lines[start:first]


def _row_starts(lines: list[Traced], start: int, stop: int) -> list[int]:
    """Lines that open a row which is not the first: a row label where a value stood before."""
    starts, last = [], ""
    for at in range(start, stop):
        kinds = line_to_kinds(lines[at])
        if kinds[:1] == ["row_label"] and last == "numeric_cell":
            starts.append(at)
        last = kinds[-1] if kinds else last
    return starts


def tables_doubled(traced: Traced, rate: float, rng: Random) -> DamagedText:
    """Print some tables twice, one below the other."""
    lines = traced.lines()
    copies = {stop - 1: lines[start:stop] for start, stop in struck(traced_to_tables(traced), rate, rng)}
    return DamagedText(joined([part for at, line in enumerate(lines) for part in (line, *copies.get(at, ()))]))


def columns_before_rows(traced: Traced, rate: float, rng: Random) -> DamagedText:
    """Print tables that have a row a line column by column, a cell a line; all their values become doubtful."""
    lines = traced.lines()
    able = [table for table in traced_to_tables(traced) if _has_rows_as_lines(lines[slice(*table)])]
    doubtful: set[Key] = set()
    for start, stop in reversed(struck(able, rate, rng)):
        table = lines[start:stop]
        doubtful |= keys_to_row_keys(traced.source, [key for line in table for key in line_to_keys(line)])
        lines[start:stop] = _columns(table)
    return DamagedText(joined(lines), frozenset(doubtful))


def _has_rows_as_lines(table: list[Traced]) -> bool:
    cells = [len(line.units()) for line in table if line.units()]
    return sum(count > 1 for count in cells) > 0.5 * len(cells) and len(cells) > 1


def _columns(table: list[Traced]) -> list[Traced]:
    rows = [_cells(line) for line in table]
    return [row[column] for column in range(max(map(len, rows))) for row in rows if column < len(row)]


def _cells(line: Traced) -> list[Traced]:
    """The units of a line, each from its first to its last character."""
    stretches: list[list[int]] = []
    last: int | None = None
    for at, origin in enumerate(line.origins):
        if origin == NOWHERE:
            continue
        unit, _ = line.source.place(origin)
        if unit == last:
            stretches[-1][1] = at + 1
        else:
            stretches.append([at, at + 1])
        last = unit
    return [line[start:end] for start, end in stretches]
