"""Zeros that agencies print as nothing, as a stroke or as a word, and tables without any figure."""

from __future__ import annotations

from dataclasses import replace
from random import Random

from gouji_training.synthesis.model import Grid, GridCell

MARKS = ("", "", "", "/", "-", "—", "无", "——", "\\")


def zeros_to_marks(rng: Random, grid: Grid) -> Grid:
    """Print zeros as one and the same mark: all of them, those of some rows, or all but the totals."""
    mark, habit = rng.choice(MARKS), rng.choice(("all", "rows", "parts"))

    def convert(cell: GridCell, hit: bool) -> GridCell:
        if cell.key is None or cell.text != "0" or not hit:
            return cell
        return cell if habit == "parts" and cell.key[2] == "total" else replace(cell, text=mark)

    rows = []
    for row in grid.rows:
        hit = habit != "rows" or rng.random() < 0.2
        rows.append(tuple(convert(cell, hit) for cell in row))
    return replace(grid, rows=tuple(rows))


def values_to_nothing(grid: Grid) -> Grid:
    """The empty form, as circulars print it."""
    return replace(
        grid, rows=tuple(tuple(replace(cell, text="") if cell.key else cell for cell in row) for row in grid.rows)
    )
