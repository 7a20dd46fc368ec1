"""Kinds of wrong cells: each changes exactly the cells that it says, and no other."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from random import Random

from gouji_training.localising.grids import Grid

Slip = Callable[[int, Grid, Random], int]
Exchange = Callable[[Grid, Random], Grid | None]

MOST_TRIES = 200
"""Draws of an exchange before a grid is given up: one of nearly nothing but noughts has few figures that differ."""


def digit_slip(figure: int, grid: Grid, rng: Random) -> int:
    """One digit is another one."""
    digits = list(str(figure))
    place = rng.randrange(len(digits))
    digits[place] = rng.choice([digit for digit in "0123456789" if digit != digits[place]])
    return int("".join(digits))


def lost_or_added_digit(figure: int, grid: Grid, rng: Random) -> int:
    """A digit is gone, or one too many stands there."""
    digits = str(figure)
    place = rng.randrange(len(digits))
    if len(digits) > 1 and rng.random() < 0.5:
        return int(digits[:place] + digits[place + 1 :])
    return int(digits[: place + 1] + rng.choice("0123456789") + digits[place + 1 :])


def other_figure(figure: int, grid: Grid, rng: Random) -> int:
    """A figure that stands elsewhere in the table, or one as large as they get."""
    if rng.random() < 0.5:
        return rng.choice(list(grid.values()))
    return rng.randrange(max(grid.values()) + 10)


def off_by_little(figure: int, grid: Grid, rng: Random) -> int:
    """Counted one to three too many or too few."""
    return figure + rng.choice((-3, -2, -1, 1, 2, 3))


def left_at_zero(figure: int, grid: Grid, rng: Random) -> int:
    """A figure left at 0; a 0 that is none becomes a small count."""
    return 0 if figure else rng.randrange(1, 10)


SLIPS: Mapping[str, Slip] = {
    "digit slip": digit_slip,
    "digit lost or added": lost_or_added_digit,
    "other figure": other_figure,
    "off by 1 to 3": off_by_little,
    "left at 0": left_at_zero,
}


def slip_cells(grid: Grid, slip: Slip, count: int, rng: Random) -> Grid:
    """The grid with `count` cells wrong, none below 0."""
    wrong = dict(grid)
    for place in rng.sample(sorted(grid), count):
        while wrong[place] == grid[place] or wrong[place] < 0:
            wrong[place] = slip(grid[place], grid, rng)
    return wrong


def exchanged_in_row(grid: Grid, rng: Random) -> Grid | None:
    """Two figures of one row changed places."""
    return _rotated(grid, rng, 2, axis=0)


def exchanged_in_column(grid: Grid, rng: Random) -> Grid | None:
    """Two figures of one column changed places."""
    return _rotated(grid, rng, 2, axis=1)


def exchanged_anywhere(grid: Grid, rng: Random) -> Grid | None:
    """Two figures of different rows and columns changed places."""
    return _rotated(grid, rng, 2, axis=None)


def rotated_in_row(grid: Grid, rng: Random) -> Grid | None:
    """Three figures of one row went round."""
    return _rotated(grid, rng, 3, axis=0)


def exchanged_rows(grid: Grid, rng: Random) -> Grid | None:
    """All figures of two reasons for refusal changed places."""
    rows = sorted({row for row, _ in grid if row.startswith("refused.")})
    return _whole(grid, rng, rows, axis=0)


def exchanged_columns(grid: Grid, rng: Random) -> Grid | None:
    """All figures of two kinds of applicants changed places."""
    return _whole(grid, rng, sorted({column for _, column in grid if column != "total"}), axis=1)


EXCHANGES: Mapping[str, Exchange] = {
    "exchanged in a row": exchanged_in_row,
    "exchanged in a column": exchanged_in_column,
    "exchanged anywhere": exchanged_anywhere,
    "rotated in a row": rotated_in_row,
    "two rows exchanged": exchanged_rows,
    "two columns exchanged": exchanged_columns,
}


def _rotated(grid: Grid, rng: Random, count: int, *, axis: int | None) -> Grid | None:
    """`count` different figures moved on by one; `axis` 0 within a row, 1 within a column, None in neither."""
    places = sorted(grid)
    for _ in range(MOST_TRIES):
        first = rng.choice(places)
        others = [place for place in places if place != first and _are_apart(place, first, axis)]
        chosen = [first, *rng.sample(others, count - 1)]
        if len({grid[place] for place in chosen}) == count:
            moved = [*chosen[1:], chosen[0]]
            return grid | {place: grid[source] for place, source in zip(chosen, moved, strict=True)}
    return None


def _are_apart(one: tuple[str, str], other: tuple[str, str], axis: int | None) -> bool:
    if axis is None:
        return one[0] != other[0] and one[1] != other[1]
    return one[axis] == other[axis]


def _whole(grid: Grid, rng: Random, names: list[str], *, axis: int) -> Grid | None:
    one, two = rng.sample(names, 2)
    instead = {one: two, two: one}
    wrong = {p: grid[instead.get(p[0], p[0]), p[1]] if axis == 0 else grid[p[0], instead.get(p[1], p[1])] for p in grid}
    return wrong if wrong != grid else None
