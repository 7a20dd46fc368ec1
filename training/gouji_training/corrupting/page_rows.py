"""Damage to whole rows: exchanged, dropped, doubled, slipped, cut short, parted by advertising."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from itertools import pairwise
from random import Random

from gouji_training.corrupting.chance import struck
from gouji_training.corrupting.editing import (
    At,
    Row,
    double_row,
    insert_row,
    label_place,
    map_grids,
    page_to_value_rows,
    remove_row,
    row_to_keys,
    row_to_width,
    value_places,
    with_rows,
)
from gouji_training.corrupting.exchanging import untold_keys
from gouji_training.corrupting.page_labels import cut_label, pairs_of_rows
from gouji_training.synthesis.furniture import advert
from gouji_training.synthesis.model import Grid, GridCell, Key
from gouji_training.synthesis.page import Page

_SHORTEST_SLIP, _LONGEST_SLIP = 2, 5
"""Rows whose figures slip together."""

_ABOVE = 0.4
"""Chance that a label begins above its figures; the others end below them."""

_LOST_AT_MOST = 3
"""Cells that a row without trailing blanks loses."""


def rows_swapped(page: Page, rate: float, rng: Random) -> Page:
    """Exchange rows below each other, labels with their figures.

    The figures of both are doubtful, as where only the labels are exchanged, unless a sum tells (see exchanging).
    """
    changed: dict[At, Row] = {}
    doubtful: set[Key] = set()
    for (above, upper), (below, lower) in struck(pairs_of_rows(page), rate, rng):
        if above not in changed:
            place = label_place(upper) or 0
            changed[above], changed[below] = (*upper[:place], *lower), upper[place:]
            doubtful |= untold_keys(page, zip(row_to_keys(upper), row_to_keys(lower), strict=True))
    return replace(with_rows(page, changed), doubtful=page.doubtful | doubtful)


def rows_dropped(page: Page, rate: float, rng: Random) -> Page:
    """Take rows of values away; groups that they open stand before the next row.

    Rows whose label is gone become doubtful: which of the form's rows are there is told by labels alone now.
    """
    gone = struck(page_to_value_rows(page), rate, rng)
    lost = tuple(cell for _, row in gone for cell in row if cell.key)
    doubtful = {key for _, row in page_to_value_rows(page) if gone and _is_unnamed(row) for key in row_to_keys(row)}
    made = _each_row(page, [at for at, _ in gone], remove_row)
    return replace(made, lost=(*page.lost, *lost), doubtful=page.doubtful | doubtful)


def _is_unnamed(row: Row) -> bool:
    place = label_place(row)
    return place is not None and not row[place].text


def rows_doubled(page: Page, rate: float, rng: Random) -> Page:
    """Print rows, label and figures, twice."""
    able = [at for at, row in page_to_value_rows(page) if label_place(row) is not None]
    return _each_row(page, struck(able, rate, rng), double_row)


def labels_around_values(page: Page, rate: float, rng: Random) -> Page:
    """Begin labels in a row of their own above the figures, or end them in one below."""

    def part(grid: Grid, number: int) -> Grid:
        name, *values = grid.rows[number]
        cut = cut_label(name.text, rng)
        head, tail = replace(name, text=name.text[:cut]), replace(name, text=name.text[cut:])
        above = rng.random() < _ABOVE
        rows = (*grid.rows[:number], (tail if above else head, *values), *grid.rows[number + 1 :])
        return insert_row(replace(grid, rows=rows), number if above else number + 1, (head if above else tail,))

    able = [at for at, row in page_to_value_rows(page) if label_place(row) == 0 and len(row[0].text) > 2]
    return _each_row(page, struck(able, rate, rng), part)


def adverts_in_tables(page: Page, rate: float, rng: Random) -> Page:
    """Put rows of advertising or of page buttons between the rows of tables."""

    def insert(grid: Grid, number: int) -> Grid:
        span = row_to_width(grid.rows[number])
        return insert_row(grid, number, (GridCell(advert(rng).text, "furniture", span),))

    able = [at for at, _ in page_to_value_rows(page)]
    return _each_row(page, struck(able, rate, rng), insert)


def _each_row(page: Page, places: list[At], change: Callable[[Grid, int], Grid]) -> Page:
    """Change grids at some rows, the last first, so that the numbers of the others stay right."""

    def all_of(block: int, grid: Grid) -> Grid:
        for at in sorted((at.row for at in places if at.block == block), reverse=True):
            grid = change(grid, at)
        return grid

    return map_grids(page, all_of)


def rows_slipped(page: Page, rate: float, rng: Random) -> Page:
    """In some tables the figures of two to five rows stand one row too low: the first label has none, and those of the
    last row stand below it without a label. All of them become doubtful.
    """
    runs: dict[int, list[list[tuple[At, Row]]]] = {}
    for run in _runs_of_rows(page):
        runs.setdefault(run[0][0].block, []).append(run)
    doubtful: set[Key] = set()
    for block in struck(list(runs), rate, rng):
        run = rng.choice(runs[block])
        size = rng.randint(_SHORTEST_SLIP, min(_LONGEST_SLIP, len(run)))
        start = rng.randrange(len(run) - size + 1)
        slipped = [at for at, _ in run[start : start + size]]
        doubtful.update(key for _, row in run[start : start + size] for key in row_to_keys(row))
        page = map_grids(page, partial(_slipped, rows=slipped))
    return replace(page, doubtful=page.doubtful | doubtful)


def _runs_of_rows(page: Page) -> list[list[tuple[At, Row]]]:
    """Stretches of two rows or more that stand right below each other and hold as many figures."""
    runs: list[list[tuple[At, Row]]] = []
    rows = [(at, row) for at, row in page_to_value_rows(page) if label_place(row) is not None and row_to_keys(row)]
    for (above, upper), (below, lower) in pairwise(rows):
        if above.block == below.block and above.row + 1 == below.row and _figures(upper) == _figures(lower):
            if not runs or runs[-1][-1][0] != above:
                runs.append([(above, upper)])
            runs[-1].append((below, lower))
    return runs


def _figures(row: Row) -> int:
    return len(value_places(row))


def _slipped(block: int, grid: Grid, *, rows: list[At]) -> Grid:
    if block != rows[0].block:
        return grid
    first, last = rows[0].row, rows[-1].row
    grid = double_row(grid, last)
    source = [grid.rows[number][value_places(grid.rows[number])[0] :] for number in range(first, last + 1)]
    made = list(grid.rows)
    for number, values in enumerate(source, first + 1):
        made[number] = (*made[number][: value_places(made[number])[0]], *values)
    made[first] = _without_figures(made[first])
    made[last + 1] = tuple(replace(cell, text="") if cell.kind == "row_label" else cell for cell in made[last + 1])
    return replace(grid, rows=tuple(made))


def _without_figures(row: Row) -> Row:
    """The row with figures that are no part of the form, and nothing printed."""
    return tuple(replace(cell, text="", key=None) if cell.kind == "numeric_cell" else cell for cell in row)


def trailing_blanks_lost(page: Page, rate: float, rng: Random) -> Page:
    """Take blank cells, and zeros as if they were blank, away at the ends of rows; what is left becomes doubtful.

    A row that has neither there loses its last one to three values, as a row does that an agency filled in part.
    """
    changed: dict[At, Row] = {}
    lost: list[GridCell] = []
    doubtful: set[Key] = set()
    for at, row in struck([item for item in page_to_value_rows(page) if _figures(item[1]) > 1], rate, rng):
        values = value_places(row)
        keep = len(row)
        while keep > values[0] and row[keep - 1].text in ("", "0"):
            keep -= 1
        if keep == len(row):
            keep -= rng.randint(1, min(_LOST_AT_MOST, len(values) - 1))
        changed[at] = row[:keep]
        lost += [cell for cell in row[keep:] if cell.key]
        doubtful.update(row_to_keys(row))
    return replace(with_rows(page, changed), lost=(*page.lost, *lost), doubtful=page.doubtful | doubtful)
