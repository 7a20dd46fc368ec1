"""Damage to spans, header rows and columns."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from random import Random

from gouji_training.corrupting.chance import struck
from gouji_training.corrupting.editing import (
    At,
    Row,
    insert_row,
    map_grids,
    page_to_cells,
    page_to_rows,
    page_to_value_rows,
    row_to_keys,
    value_places,
    with_cell,
    with_rows,
)
from gouji_training.corrupting.exchanging import untold_keys
from gouji_training.synthesis.model import Grid, GridCell, Key
from gouji_training.synthesis.page import Page

_LONGEST_TORN = 8
"""Characters of a column label that is set vertically; corner notes and block titles are longer."""

_BEFORE_LEAVES = {(5, 7): 1, (10, 15): 5}
"""Columns of values before those that a last header line names, by the number of its cells and that of values: requests
(自然人 stands a line higher) and review (the five columns of 行政复议 do)."""


def spans_lost(page: Page, rate: float, rng: Random) -> Page:
    """Cells that spanned columns or rows take one place only."""
    able = page_to_cells(page, lambda cell: cell.colspan > 1 or cell.rowspan > 1)
    changed: dict[At, Row] = {}
    rows = dict(page_to_rows(page))
    for at in struck(able, rate, rng):
        start = replace(at, cell=0)
        row = changed.get(start, rows[start])
        changed[start] = with_cell(row, at.cell, replace(row[at.cell], colspan=1, rowspan=1))
    return with_rows(page, changed)


def headers_torn(page: Page, rate: float, rng: Random) -> Page:
    """Set header lines vertically: a line for the first characters of all labels, one for the second, and so on."""
    able = [at for at, row in page_to_rows(page) if _is_header(row) and sum(map(_is_short, row)) > 1]
    hit = struck(able, rate, rng)
    step = rng.choice((1, 1, 2))

    def tear(block: int, grid: Grid) -> Grid:
        for number in sorted((at.row for at in hit if at.block == block), reverse=True):
            grid = _torn(grid, number, step)
        return grid

    return map_grids(page, tear)


def _is_header(row: Row) -> bool:
    return len(row) > 2 and all(cell.kind == "column_header" for cell in row)


def _is_short(cell: GridCell) -> bool:
    return 1 < len(cell.text) <= _LONGEST_TORN


def _torn(grid: Grid, number: int, step: int) -> Grid:
    row = grid.rows[number]
    short = [cell for cell in row if _is_short(cell)]
    depth = max(-(-len(cell.text) // step) for cell in short)
    for level in range(depth - 1, 0, -1):
        pieces = tuple(_piece(cell, level, step, last=level == depth - 1) for cell in short)
        grid = insert_row(grid, number + 1, pieces)
    top = tuple(
        _piece(cell, 0, step, last=depth == 1) if _is_short(cell) else replace(cell, rowspan=cell.rowspan + depth - 1)
        for cell in row
    )
    return replace(grid, rows=(*grid.rows[:number], top, *grid.rows[number + 1 :]))


def _piece(cell: GridCell, level: int, step: int, *, last: bool) -> GridCell:
    text = cell.text[level * step : (level + 1) * step]
    return replace(cell, text=text, rowspan=cell.rowspan if last else 1)


@dataclass(frozen=True, slots=True)
class _Pair:
    """Two columns under one header line: the header cells and the value places of all rows below."""

    header: At
    one: int
    other: int
    before: int
    """Value number of the column under header cell 0; negative where that cell heads the labels."""


def columns_exchanged(page: Page, rate: float, rng: Random) -> Page:
    """In some tables two columns, header and figures, change places.

    The figures of both are doubtful, as if only the labels had been exchanged, unless a sum tells (see exchanging).
    """
    changed: dict[At, Row] = {}
    doubtful: set[Key] = set()
    blocks: dict[int, list[_Pair]] = {}
    for pair in _column_pairs(page):
        blocks.setdefault(pair.header.block, []).append(pair)
    for block in struck(list(blocks), rate, rng):
        pair = rng.choice(blocks[block])
        header = dict(page_to_rows(page))[pair.header]
        changed[pair.header] = _exchanged(header, pair.one, pair.other)
        moved: list[tuple[Key, Key]] = []
        for at, row in _rows_below(page, pair.header):
            first = value_places(row)[0] + pair.before
            changed[at] = _exchanged(row, first + pair.one, first + pair.other)
            one, other = row[first + pair.one].key, row[first + pair.other].key
            moved += [(one, other)] if one and other else []
        doubtful |= untold_keys(page, moved)
    return replace(with_rows(page, changed), doubtful=page.doubtful | doubtful)


def _column_pairs(page: Page) -> Iterator[_Pair]:
    for at, row in page_to_rows(page):
        below = _rows_below(page, at)
        counts = {len(value_places(other)) for _, other in below}
        if not _is_header(row) or len(counts) != 1:
            continue
        count = counts.pop()
        labelled = len(row) == count + 1
        before = -1 if labelled else _BEFORE_LEAVES.get((len(row), count))
        if before is not None:
            names = range(1 if labelled else 0, len(row))
            group = 5 if count == 15 else len(row)
            yield from (
                _Pair(at, one, other, before)
                for one in names
                for other in names
                if one < other and one // group == other // group and row[one].text != row[other].text
            )


def _rows_below(page: Page, header: At) -> list[tuple[At, Row]]:
    """The value rows right below a header line, up to the next line without values."""
    rows = [(at, row) for at, row in page_to_rows(page) if at.block == header.block and at.row > header.row]
    stop = next((number for number, (_, row) in enumerate(rows) if not value_places(row)), len(rows))
    return rows[:stop]


def _exchanged(row: Row, one: int, other: int) -> Row:
    """Two cells of a row exchanged, each with the spans of the place where it comes to stand."""
    left, right = row[one], row[other]
    row = with_cell(row, one, replace(right, colspan=left.colspan, rowspan=left.rowspan))
    return with_cell(row, other, replace(left, colspan=right.colspan, rowspan=right.rowspan))


def column_values_exchanged(page: Page, rate: float, rng: Random) -> Page:
    """In some tables with sums the figures of the total and of another column change places, the header stays.

    Figures that are equal stay where they are, as nobody could tell. All from the column on become doubtful: moving the
    total there, before the figures of all columns behind it, makes the same page of another grid that keeps its sums.
    """
    able: dict[int, list[str]] = {}
    for at, row in page_to_value_rows(page):
        columns = [key[2] for key in row_to_keys(row)]
        if "total" in columns:
            able[at.block] = [column for column in dict.fromkeys(columns) if column != "total"]
    changed: dict[At, Row] = {}
    doubtful: set[Key] = set()
    for block in struck(list(able), rate, rng):
        column = rng.choice(able[block])
        for at, row in page_to_value_rows(page):
            if at.block == block:
                changed[at] = _total_exchanged(row, column)
                doubtful.update(_keys_from(row, column))
    return replace(with_rows(page, changed), doubtful=page.doubtful | doubtful)


def _keys_from(row: Row, column: str) -> Iterator[Key]:
    """The values of each table row on this line from that column on."""
    reached: set[str] = set()
    for key in row_to_keys(row):
        reached |= {key[1]} if key[2] == column else set()
        if key[1] in reached:
            yield key


def _total_exchanged(row: Row, column: str) -> Row:
    places = {cell.key: number for number, cell in enumerate(row) if cell.key}
    for key, one in places.items():
        other = places.get((*key[:2], "total"))
        if key[2] == column and other is not None and row[one].text != row[other].text:
            row = _exchanged(row, one, other)
    return row
