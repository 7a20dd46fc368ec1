"""Layouts that give every cell a line of its own."""

from __future__ import annotations

from random import Random

from gouji_training.synthesis.cells import between, blank_line, cell_to_line, grid_to_places
from gouji_training.synthesis.model import Grid, GridCell, Line


def label_to_pieces(rng: Random, cell: GridCell, chance: float) -> list[str]:
    """Break a label of three characters or more in two, at its own space or anywhere; values stay whole."""
    text = cell.text
    if cell.kind == "numeric_cell" or len(text) < 4 or rng.random() >= chance:
        return [text]
    if " " in text[1:-1]:
        head, _, tail = text.partition(" ")
        return [head, tail]
    place = rng.randrange(2, min(len(text) - 1, 24))
    return [text[:place], text[place:]]


def cell_pipe_end(grid: Grid, rng: Random) -> list[Line]:
    """`a |` on each line, a line of bare pipes for the columns that spans cover, `|` for a blank cell."""
    filler = rng.random() < 0.85
    lines = []
    for row in grid.rows:
        lines += [cell_to_line(f"{cell.text} |" if cell.text else "|", cell) for cell in row]
        if filler and len(row) < grid.width:
            lines.append(blank_line("|" * (grid.width - len(row))))
    return lines


def cell_pipe_below(grid: Grid, rng: Random) -> list[Line]:
    """A pipe alone on the line behind every cell; labels sometimes broken over two lines."""
    chance = rng.choice((0.0, 0.1))
    filler = rng.random() < 0.3
    lines = []
    for row in grid.rows:
        for cell in row:
            lines += [cell_to_line(piece, cell) for piece in label_to_pieces(rng, cell, chance) if piece]
            lines.append(blank_line("|"))
        if filler and len(row) < grid.width:
            lines.append(blank_line("|" * (grid.width - len(row))))
    return lines


def cell_pipe_row(grid: Grid, rng: Random) -> list[Line]:
    """A pipe alone opens each row, then `a |` on each line; the last cell carries the fillers."""
    lines = []
    for row in grid.rows:
        lines.append(blank_line("|"))
        for cell in row[:-1]:
            lines.append(cell_to_line(f"{cell.text} |", cell))
        lines.append(cell_to_line(f"{row[-1].text} |{'|' * (grid.width - len(row))}", row[-1]))
    return lines


def cell_pipe_lead(grid: Grid, rng: Random) -> list[Line]:
    """The first cell bare, every other behind `| `, a lone pipe at the row's end."""
    lines = []
    for row in grid.rows:
        lines.append(cell_to_line(row[0].text, row[0]))
        lines += [cell_to_line(f"| {cell.text}".rstrip(), cell) for cell in row[1:]]
        lines.append(blank_line("|"))
    return lines


def cell_pipe_wrapped(grid: Grid, rng: Random) -> list[Line]:
    """Every cell begins on a new line behind its pipe, no-break spaces before the next pipe."""
    lines = []
    for row in grid.rows:
        lines.append(blank_line("| "))
        lines += [cell_to_line(f" {cell.text}\u00a0 | ", cell) for cell in row]
    return lines


def cell_lines(grid: Grid, rng: Random) -> list[Line]:
    """Nothing but one cell a line; blank cells leave no trace."""
    return [cell_to_line(cell.text, cell) for row in grid.rows for cell in row if cell.text]


def cell_gaps(grid: Grid, rng: Random) -> list[Line]:
    """One cell a line with blank lines between; some cells padded, labels sometimes broken over paragraphs."""
    chance = rng.choice((0.0, 0.04, 0.25))
    gap = rng.choice(("", "", "\u00a0", " "))
    lines = []
    for row in grid.rows:
        for cell in row:
            pad = rng.choice(("", "", " ", "\u00a0")) if cell.kind == "numeric_cell" else ""
            pieces = label_to_pieces(rng, cell, chance)
            printed = [cell_to_line(pad + piece, cell) for piece in pieces if piece or rng.random() < 0.5]
            lines += between(printed, gap) if rng.random() < 0.9 else [*printed, blank_line(gap)]
    return lines


def cell_broken(grid: Grid, rng: Random) -> list[Line]:
    """One cell a line, column labels and long row labels broken inside the cell, no blank lines."""
    lines = []
    for row in grid.rows:
        for cell in row:
            lines += [cell_to_line(piece, cell) for piece in label_to_pieces(rng, cell, 0.35) if piece]
    return lines


def cell_deduplicated(grid: Grid, rng: Random) -> list[Line]:
    """One cell a line, every distinct line kept once, as some scrapers do: places are lost for good."""
    seen: set[str] = set()
    lines = []
    for row in grid.rows:
        for cell in row:
            if cell.text and cell.text not in seen:
                seen.add(cell.text)
                lines.append(cell_to_line(cell.text, cell))
    return lines


def tab_cells(grid: Grid, rng: Random) -> list[Line]:
    """Each cell indented by a tab, lone tabs for covered places, a blank line behind each row."""
    lines = []
    for row in grid_to_places(grid):
        for step, place in enumerate(row):
            if place.begins:
                lines.append(cell_to_line(f"\t{place.cell.text}", place.cell))
            elif step == 0 or row[step - 1].cell is not place.cell:
                lines.append(blank_line("\t"))
        lines.append(blank_line())
    return lines


def tab_between(grid: Grid, rng: Random) -> list[Line]:
    """A browser's inner text: cell, blank line, lone tab, blank line, next cell."""
    lines = []
    for row in grid.rows:
        for cell in row:
            lines += [cell_to_line(cell.text, cell), blank_line(), blank_line("\t"), blank_line()]
        lines.append(blank_line())
    return lines


def column_major(grid: Grid, rng: Random) -> list[Line]:
    """PDF text that lost the row order: all cells of a column, then those of the next."""
    places = grid_to_places(grid)
    lines = []
    for column in range(grid.width):
        for row in places:
            if column < len(row) and row[column].begins and row[column].cell.text:
                lines.append(cell_to_line(row[column].cell.text, row[column].cell))
        lines.append(blank_line())
    return lines
