"""Pages and grids with some rows or cells replaced, spans kept whole."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from gouji_training.synthesis.model import Grid, GridCell, Key
from gouji_training.synthesis.page import Page

Row = tuple[GridCell, ...]


@dataclass(frozen=True, slots=True)
class At:
    """Where a row, or a cell of it, stands: numbers of the block, of the row in its grid and of the cell in its row."""

    block: int
    row: int
    cell: int = 0


def page_to_rows(page: Page) -> Iterator[tuple[At, Row]]:
    """Every row of every grid."""
    for block, grid in enumerate(page.blocks):
        if isinstance(grid, Grid):
            yield from ((At(block, number), row) for number, row in enumerate(grid.rows))


def page_to_value_rows(page: Page) -> list[tuple[At, Row]]:
    """The rows that hold values."""
    return [(at, row) for at, row in page_to_rows(page) if value_places(row)]


def page_to_cells(page: Page, wanted: Callable[[GridCell], bool]) -> list[At]:
    """Where the cells that are wanted stand."""
    return [
        replace(at, cell=number) for at, row in page_to_rows(page) for number, cell in enumerate(row) if wanted(cell)
    ]


def cell_at(page: Page, at: At) -> GridCell:
    """The cell that stands there; raises TypeError where no grid is."""
    grid = page.blocks[at.block]
    if not isinstance(grid, Grid):
        raise TypeError(f"block {at.block} is no grid")
    return grid.rows[at.row][at.cell]


def value_places(row: Row) -> list[int]:
    """Numbers of the cells that hold values, blank ones included."""
    return [number for number, cell in enumerate(row) if cell.kind == "numeric_cell"]


def label_place(row: Row) -> int | None:
    """Number of the cell that names a row of values: the last row label before them, None where there is none."""
    values = value_places(row)
    labels = [number for number, cell in enumerate(row[: values[0]] if values else ()) if cell.kind == "row_label"]
    return labels[-1] if labels else None


def row_to_keys(row: Row) -> list[Key]:
    """The places in the form of the values of a row."""
    return [cell.key for cell in row if cell.key is not None]


def with_cell(row: Row, place: int, *cells: GridCell) -> Row:
    """The row with other cells, or none, in the place of one."""
    return (*row[:place], *cells, *row[place + 1 :])


def with_texts(page: Page, texts: Mapping[At, str]) -> Page:
    """Print other texts in some cells."""
    rows = dict(page_to_rows(page))
    changed: dict[At, Row] = {}
    for at, text in texts.items():
        key = replace(at, cell=0)
        row = changed.get(key, rows[key])
        changed[key] = with_cell(row, at.cell, replace(row[at.cell], text=text))
    return with_rows(page, changed)


def with_rows(page: Page, rows: Mapping[At, Row]) -> Page:
    """Put other cells in some rows; a grid grows by the columns that its longest row gained."""
    return map_grids(
        page, lambda block, grid: _with_rows(grid, {at.row: row for at, row in rows.items() if at.block == block})
    )


def _with_rows(grid: Grid, rows: Mapping[int, Row]) -> Grid:
    gained = [row_to_width(row) - row_to_width(grid.rows[number]) for number, row in rows.items()]
    changed = tuple(rows.get(number, row) for number, row in enumerate(grid.rows))
    return replace(grid, rows=changed, width=grid.width + max([0, *gained]))


def row_to_width(row: Iterable[GridCell]) -> int:
    """Columns that the cells cover."""
    return sum(cell.colspan for cell in row)


def map_grids(page: Page, change: Callable[[int, Grid], Grid]) -> Page:
    """Change every grid; `change` gets the number of its block too."""
    blocks = tuple(
        change(number, block) if isinstance(block, Grid) else block for number, block in enumerate(page.blocks)
    )
    return replace(page, blocks=blocks)


def insert_row(grid: Grid, number: int, row: Row) -> Grid:
    """Put a row before row `number`; cells that reach over the place span one row more."""
    above = tuple(_stretched(other, number - at, 1) for at, other in enumerate(grid.rows[:number]))
    return replace(grid, rows=(*above, row, *grid.rows[number:]), width=max(grid.width, row_to_width(row)))


def remove_row(grid: Grid, number: int) -> Grid:
    """Take a row away; its cells that span rows below stand in the next one, cells from above span one row less."""
    above = tuple(_stretched(other, number - at, -1) for at, other in enumerate(grid.rows[:number]))
    below = list(grid.rows[number + 1 :])
    kept = [replace(cell, rowspan=cell.rowspan - 1) for cell in grid.rows[number] if cell.rowspan > 1]
    if below:
        below[0] = (*kept, *below[0])
    return replace(grid, rows=(*above, *below))


def _stretched(row: Row, reach: int, step: int) -> Row:
    """Change by `step` the spans of cells that cover the row `reach` rows below."""
    return tuple(replace(cell, rowspan=cell.rowspan + step) if cell.rowspan > reach else cell for cell in row)


def double_row(grid: Grid, number: int) -> Grid:
    """Print a row a second time below itself: its label and values; the groups that it stands in span one row more."""
    row = grid.rows[number]
    start = label_place(row) or 0
    above = tuple(_stretched(other, number - at, 1) for at, other in enumerate(grid.rows[:number]))
    groups = tuple(replace(cell, rowspan=cell.rowspan + 1) for cell in row[:start])
    return replace(grid, rows=(*above, (*groups, *row[start:]), row[start:], *grid.rows[number + 1 :]))
