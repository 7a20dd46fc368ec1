"""A grid to the cells of its lines: what all layouts start from."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from gouji_training.synthesis.model import Grid, GridCell, Kind, Line, kinds_to_label


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


def cells_to_line(text: str, cells: Iterable[GridCell]) -> Line:
    """A line that prints `cells`: its label follows from their kinds, empty cells counting nothing."""
    printed = [cell for cell in cells if cell.text.strip()]
    kinds: set[Kind] = {cell.kind for cell in printed}
    return Line(text, kinds_to_label(kinds), tuple(cell.key for cell in printed if cell.key))


def cell_to_line(text: str, cell: GridCell) -> Line:
    """A line that prints one cell or a piece of it."""
    return cells_to_line(text, [cell])


def blank_line(text: str = "") -> Line:
    """A line without any cell: separators only."""
    return Line(text, "blank")


def between(lines: Sequence[Line], gap: str = "") -> list[Line]:
    """Put a blank line behind every line."""
    return [line for printed in lines for line in (printed, blank_line(gap))]
