"""The localisation study: errors are what they say, and its counts come out as text."""

from __future__ import annotations

from random import Random

import pytest

from gouji.localising import identities_to_system
from gouji_training.localising.__main__ import main
from gouji_training.localising.errors import SLIPS, exchanged_in_row, exchanged_rows, slip_cells
from gouji_training.localising.grids import SIZES, Size, draw_grid, identities
from gouji_training.localising.study import run_trials


@pytest.mark.parametrize("size", SIZES)
def test_the_sums_of_a_drawn_grid_hold(size: Size) -> None:
    assert identities_to_system(identities(), draw_grid(Random(1), size)).failing == ()


def test_a_giant_reaches_a_million_million() -> None:
    assert max(max(draw_grid(Random(seed), "giant").values()) for seed in range(5)) > 10**11


@pytest.mark.parametrize("kind", SLIPS)
def test_a_slip_changes_as_many_cells_as_asked(kind: str) -> None:
    grid = draw_grid(Random(2), "county")
    wrong = slip_cells(grid, SLIPS[kind], 3, Random(3))
    assert sum(wrong[place] != grid[place] for place in grid) == 3
    assert min(wrong.values()) >= 0


def test_an_exchange_keeps_the_figures_of_its_row() -> None:
    grid = draw_grid(Random(2), "city")
    wrong = exchanged_in_row(grid, Random(3)) or {}
    changed = [place for place in grid if wrong[place] != grid[place]]
    assert len(changed) == 2
    assert len({row for row, _ in changed}) == 1
    assert sorted(wrong.values()) == sorted(grid.values())


def test_two_whole_rows_exchanged_break_no_sum() -> None:
    grid = draw_grid(Random(2), "city")
    wrong = next(found for seed in range(50) if (found := exchanged_rows(grid, Random(seed))))
    assert wrong != grid
    assert identities_to_system(identities(), wrong).failing == ()


def test_the_same_seed_gives_the_same_fates() -> None:
    fates = [[(t.kind, t.cells, t.size, t.fate) for t in run_trials(each=4, seed=1)] for _ in range(2)]
    assert fates[0] == fates[1]


def test_one_wrong_cell_is_always_located() -> None:
    assert {trial.fate for trial in run_trials(each=8, seed=2) if trial.cells == 1} == {"located"}


def test_the_study_prints_its_tables(capsys: pytest.CaptureFixture[str]) -> None:
    main(["--each", "4", "--pages", "6", "--seed", "1"])
    out = capsys.readouterr().out
    assert "| **all slips** | 1 | 20 | 100.00% | 100.00% |" in out
    assert "pages without a breach" in out
