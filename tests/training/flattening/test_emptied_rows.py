"""Grids from which damage took every cell of a row."""

from __future__ import annotations

from random import Random

from gouji_training.flattening.own.cells import cell_pipe_lead, cell_pipe_row
from gouji_training.synthesis.model import Grid


def test_a_row_without_cells_is_printed_as_its_pipe_alone() -> None:
    grid = Grid("requests", 2, ((),))
    assert cell_pipe_row(grid, Random(1)) == ["|||"]
    assert cell_pipe_lead(grid, Random(1)) == ["|"]
