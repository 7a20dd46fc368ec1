"""Errors put into grids, and what localisation makes of them."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from random import Random
from typing import Literal

from gouji.localising import Localisation, identities_to_system, system_to_localisation
from gouji_training.localising.errors import EXCHANGES, SLIPS, slip_cells
from gouji_training.localising.grids import SIZES, Grid, Size, draw_grid, identities

Fate = Literal["located", "rivalled", "among several", "several", "open", "wrong", "unseen"]
"""located: the one smallest set is the true one, with the true figures; rivalled: there is
one smallest set, not proposed; among several: the true set is one of the
smallest; several: there are several and it is none of them; open: no set was proven; wrong: the one smallest set, which
is proposed, is not the true one; unseen: all sums hold."""

Damage = Callable[[Grid, Random], Grid | None]


@dataclass(frozen=True, slots=True)
class Trial:
    """One corrupted grid: how many cells are wrong, its fate, the seconds of processor time that localising took."""

    kind: str
    cells: int
    size: Size
    fate: Fate
    seconds: float


def kinds() -> dict[tuple[str, int], Damage]:
    """Every kind of error with the number of cells that it makes wrong, 0 for whole rows and columns."""
    slips: dict[tuple[str, int], Damage] = {
        (name, count): partial(_slip, name, count) for name in SLIPS for count in (1, 2, 3)
    }
    counts = {"rotated in a row": 3, "two rows exchanged": 0, "two columns exchanged": 0}
    return slips | {(name, counts.get(name, 2)): exchange for name, exchange in EXCHANGES.items()}


def _slip(name: str, count: int, grid: Grid, rng: Random) -> Grid:
    return slip_cells(grid, SLIPS[name], count, rng)


def run_trials(*, each: int, seed: int) -> Iterator[Trial]:
    """`each` trials of every kind, spread over the sizes; the same seed gives the same trials."""
    for (kind, cells), damage in kinds().items():
        for number in range(each):
            size = SIZES[number % len(SIZES)]
            rng = Random(f"{seed} {kind} {cells} {number}")
            wrong = None
            while wrong is None:  # a grid of noughts has nothing to exchange
                grid = draw_grid(rng, size)
                wrong = damage(grid, rng)
            yield _trial(kind, cells, size, grid, wrong)


def _trial(kind: str, cells: int, size: Size, grid: Grid, wrong: Grid) -> Trial:
    started = time.process_time()
    found = system_to_localisation(identities_to_system(identities(), wrong))
    seconds = time.process_time() - started
    truth = {place: figure for place, figure in grid.items() if wrong[place] != figure}
    return Trial(kind, cells, size, _fate(found, truth), seconds)


def _fate(found: Localisation, truth: Grid) -> Fate:
    sets = [dict(repair.values) for repair in found.repairs]
    if found.outcome == "holds":
        return "unseen"
    if found.outcome in ("open", "rivalled"):
        return found.outcome
    if found.outcome == "unique":
        return "located" if sets == [truth] else "wrong"
    return "among several" if truth in sets else "several"
