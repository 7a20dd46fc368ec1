"""A grid to its full set of places, spans resolved."""

from __future__ import annotations

from dataclasses import dataclass

from gouji_training.synthesis.model import Grid, GridCell


@dataclass(frozen=True, slots=True)
class Place:
    """One place of the full grid: the cell that covers it, and whether the cell begins here."""

    cell: GridCell
    begins: bool


def grid_to_places(grid: Grid) -> list[list[Place]]:
    """Resolve spans: one list of `width` places a row; rows shorter than the grid end in a cell's own span."""
    covered: dict[tuple[int, int], GridCell] = {}
    rows: list[list[Place]] = []
    for number, cells in enumerate(grid.rows):
        waiting = list(cells)
        row: list[Place] = []
        while len(row) < grid.width:
            column = len(row)
            if (number, column) in covered:
                row.append(Place(covered[number, column], False))
            elif waiting:
                cell = waiting.pop(0)
                row.extend(Place(cell, step == 0) for step in range(cell.colspan))
                _cover(covered, cell, number, column)
            else:
                break
        rows.append(row)
    return rows


def _cover(covered: dict[tuple[int, int], GridCell], cell: GridCell, number: int, column: int) -> None:
    for down in range(1, cell.rowspan):
        for step in range(cell.colspan):
            covered[number + down, column + step] = cell
