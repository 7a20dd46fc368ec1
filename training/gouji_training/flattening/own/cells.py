"""Layouts that give every cell a line of its own."""

from __future__ import annotations

from random import Random

from gouji_training.flattening.own.places import grid_to_places
from gouji_training.synthesis.model import Grid, GridCell


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


def cell_pipe_end(grid: Grid, rng: Random) -> list[str]:
    """`a |` on each line, a line of bare pipes for the columns that spans cover, `|` for a blank cell."""
    filler = rng.random() < 0.85
    lines = []
    for row in grid.rows:
        lines += [f"{cell.text} |" if cell.text else "|" for cell in row]
        if filler and len(row) < grid.width:
            lines.append("|" * (grid.width - len(row)))
    return lines


def cell_pipe_below(grid: Grid, rng: Random) -> list[str]:
    """A pipe alone on the line behind every cell; labels sometimes broken over two lines."""
    chance = rng.choice((0.0, 0.1))
    filler = rng.random() < 0.3
    lines = []
    for row in grid.rows:
        for cell in row:
            lines += [piece for piece in label_to_pieces(rng, cell, chance) if piece]
            lines.append("|")
        if filler and len(row) < grid.width:
            lines.append("|" * (grid.width - len(row)))
    return lines


def cell_pipe_row(grid: Grid, rng: Random) -> list[str]:
    """A pipe alone opens each row, then `a |` on each line; the last cell carries the fillers."""
    lines = []
    for row in grid.rows:
        lines.append("|")
        lines += [f"{cell.text} |" for cell in row]
        lines[-1] += "|" * (grid.width - len(row))
    return lines


def cell_pipe_lead(grid: Grid, rng: Random) -> list[str]:
    """The first cell bare, every other behind `| `, a lone pipe at the row's end."""
    lines = []
    for row in grid.rows:
        lines += [cell.text for cell in row[:1]]
        lines += [f"| {cell.text}".rstrip() for cell in row[1:]]
        lines.append("|")
    return lines


def cell_pipe_wrapped(grid: Grid, rng: Random) -> list[str]:
    """Every cell begins on a new line behind its pipe, no-break spaces before the next pipe."""
    lines = []
    for row in grid.rows:
        lines.append("| ")
        lines += [f" {cell.text}\u00a0 | " for cell in row]
    return lines


def cell_lines(grid: Grid, rng: Random) -> list[str]:
    """Nothing but one cell a line; blank cells leave no trace."""
    return [cell.text for row in grid.rows for cell in row if cell.text]


def cell_gaps(grid: Grid, rng: Random) -> list[str]:
    """One cell a line with blank lines between; some cells padded, labels sometimes broken over paragraphs."""
    chance = rng.choice((0.0, 0.04, 0.25))
    gap = rng.choice(("", "", "\u00a0", " "))
    lines = []
    for row in grid.rows:
        for cell in row:
            pad = rng.choice(("", "", " ", "\u00a0")) if cell.kind == "numeric_cell" else ""
            pieces = [pad + piece for piece in label_to_pieces(rng, cell, chance) if piece or rng.random() < 0.5]
            parted = rng.random() < 0.9
            lines += [part for piece in pieces for part in (piece, gap)] if parted else [*pieces, gap]
    return lines


def cell_broken(grid: Grid, rng: Random) -> list[str]:
    """One cell a line, column labels and long row labels broken inside the cell, no blank lines."""
    return [piece for row in grid.rows for cell in row for piece in label_to_pieces(rng, cell, 0.35) if piece]


def tab_cells(grid: Grid, rng: Random) -> list[str]:
    """Each cell indented by a tab, lone tabs for covered places, a blank line behind each row."""
    lines = []
    for row in grid_to_places(grid):
        for step, place in enumerate(row):
            if place.begins:
                lines.append(f"\t{place.cell.text}")
            elif step == 0 or row[step - 1].cell is not place.cell:
                lines.append("\t")
        lines.append("")
    return lines


def tab_between(grid: Grid, rng: Random) -> list[str]:
    """A browser's inner text: cell, blank line, lone tab, blank line, next cell."""
    return [line for row in grid.rows for line in (*(p for cell in row for p in (cell.text, "", "\t", "")), "")]


def column_major(grid: Grid, rng: Random) -> list[str]:
    """PDF text that lost the row order: all cells of a column, then those of the next."""
    places = grid_to_places(grid)
    lines = []
    for column in range(grid.width):
        shown = [row[column] for row in places if column < len(row)]
        lines += [place.cell.text for place in shown if place.begins and place.cell.text]
        lines.append("")
    return lines
