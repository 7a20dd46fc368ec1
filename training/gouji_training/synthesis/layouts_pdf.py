"""Layouts of PDF text: vertical headers, labels broken around their values, page ends inside tables."""

from __future__ import annotations

from random import Random

from gouji_training.synthesis.cells import cells_to_line, grid_to_places
from gouji_training.synthesis.furniture import page_number
from gouji_training.synthesis.model import Grid, GridCell, Line


def _is_header(row: tuple[GridCell, ...]) -> bool:
    return all(cell.kind == "column_header" for cell in row)


def _vertical_lines(cells: list[GridCell], width: int) -> list[Line]:
    """Column labels set vertically: line k prints characters k of all labels that reach so far down."""
    pieces = [[cell.text[at : at + width] for at in range(0, len(cell.text), width)] for cell in cells]
    depth = max(len(stack) for stack in pieces)
    lines = []
    for level in range(depth):
        shown = [stack[level] for stack in pieces if level < len(stack)]
        lines.append(cells_to_line(" ".join(shown), cells[:1]))
    return lines


def pdf_vertical(grid: Grid, rng: Random) -> list[Line]:
    """Space-separated rows under column labels of one or two characters a line; page numbers within."""
    lines: list[Line] = []
    for row in grid.rows:
        narrow = [cell for cell in row if len(cell.text) <= 8]
        if _is_header(row) and len(narrow) == len(row) > 3:
            lines += _vertical_lines(list(row), rng.choice((1, 1, 2)))
        else:
            lines.append(cells_to_line(" ".join(cell.text for cell in row if cell.text), row))
        if rng.random() < 0.03:
            lines.append(page_number(rng))
    return lines


def pdf_wrapped(grid: Grid, rng: Random) -> list[Line]:
    """Long labels broken above and below the line that holds their values; group labels float in pieces."""
    lines: list[Line] = []
    for row in grid.rows:
        labels = [cell for cell in row if cell.kind == "row_label"]
        values = [cell for cell in row if cell.kind == "numeric_cell"]
        if labels and values and len(labels[-1].text) > 7 and rng.random() < 0.8:
            lines += _wrapped_row(rng, labels, values)
        else:
            lines.append(cells_to_line(" ".join(cell.text for cell in row if cell.text), row))
        if rng.random() < 0.03:
            lines.append(page_number(rng))
    return lines


def _wrapped_row(rng: Random, labels: list[GridCell], values: list[GridCell]) -> list[Line]:
    text, figures = labels[-1].text, " ".join(cell.text for cell in values if cell.text)
    cuts = sorted(rng.sample(range(2, len(text) - 1), 2))
    head, middle, tail = text[: cuts[0]], text[cuts[0] : cuts[1]], text[cuts[1] :]
    groups = [cells_to_line(cell.text, [cell]) for cell in labels[:-1]]
    if rng.random() < 0.5:
        body = cells_to_line(f"{middle} {figures}".strip(), [labels[-1], *values])
        return [*groups, cells_to_line(head, labels[-1:]), body, cells_to_line(tail, labels[-1:])]
    body = cells_to_line(figures, values)
    return [*groups, cells_to_line(head + middle, labels[-1:]), body, cells_to_line(tail, labels[-1:])]


def pdf_columns(grid: Grid, rng: Random) -> list[Line]:
    """Layout-preserving PDF text: values far to the right of labels that go on below them."""
    lines: list[Line] = []
    for row in grid_to_places(grid):
        cells = [place.cell for place in row if place.begins and place.cell.text]
        labels = [cell for cell in cells if cell.kind != "numeric_cell"]
        rest = cells[len(labels) :]
        limit = rng.choice((8, 10, 12))
        heads = [cell.text[:limit] for cell in labels]
        tails = [cell.text[limit:] for cell in labels if len(cell.text) > limit]
        text = "   ".join(heads).ljust(30) + "      ".join(cell.text for cell in rest)
        lines.append(cells_to_line(text.rstrip(), cells))
        if tails:
            lines.append(cells_to_line(" " * rng.choice((0, 4, 9)) + "   ".join(tails), labels))
    return lines
