"""Layouts of PDF text: vertical headers, labels broken around their values, page ends inside tables."""

from __future__ import annotations

from random import Random

from gouji_training.flattening.own.places import grid_to_places
from gouji_training.synthesis.furniture import page_number
from gouji_training.synthesis.model import Grid, GridCell

_PAGE_END = 0.03
"""Chance of a page number behind a row."""


def _vertical_lines(cells: list[GridCell], width: int) -> list[str]:
    """Column labels set vertically: line k prints characters k of all labels that reach so far down."""
    pieces = [[cell.text[at : at + width] for at in range(0, len(cell.text), width)] for cell in cells]
    depth = max(len(stack) for stack in pieces)
    return [" ".join(stack[level] for stack in pieces if level < len(stack)) for level in range(depth)]


def _page_end(rng: Random) -> list[str]:
    return [page_number(rng).text] if rng.random() < _PAGE_END else []


def pdf_vertical(grid: Grid, rng: Random) -> list[str]:
    """Space-separated rows under column labels of one or two characters a line; page numbers within."""
    lines: list[str] = []
    for row in grid.rows:
        header = all(cell.kind == "column_header" and len(cell.text) <= 8 for cell in row)
        if header and len(row) > 3:
            lines += _vertical_lines(list(row), rng.choice((1, 1, 2)))
        else:
            lines.append(" ".join(cell.text for cell in row if cell.text))
        lines += _page_end(rng)
    return lines


def pdf_wrapped(grid: Grid, rng: Random) -> list[str]:
    """Long labels broken above and below the line that holds their values; group labels float in pieces."""
    lines: list[str] = []
    for row in grid.rows:
        labels = [cell.text for cell in row if cell.kind == "row_label"]
        values = [cell.text for cell in row if cell.kind == "numeric_cell"]
        if labels and values and len(labels[-1]) > 7 and rng.random() < 0.8:
            lines += _wrapped_row(rng, labels, values)
        else:
            lines.append(" ".join(cell.text for cell in row if cell.text))
        lines += _page_end(rng)
    return lines


def _wrapped_row(rng: Random, labels: list[str], values: list[str]) -> list[str]:
    text, figures = labels[-1], " ".join(value for value in values if value)
    first, second = sorted(rng.sample(range(2, len(text) - 1), 2))
    if rng.random() < 0.5:
        return [*labels[:-1], text[:first], f"{text[first:second]} {figures}".strip(), text[second:]]
    return [*labels[:-1], text[:second], figures, text[second:]]


def pdf_columns(grid: Grid, rng: Random) -> list[str]:
    """Layout-preserving PDF text: values far to the right of labels that go on below them."""
    lines: list[str] = []
    for row in grid_to_places(grid):
        cells = [place.cell for place in row if place.begins and place.cell.text]
        labels = [cell.text for cell in cells if cell.kind != "numeric_cell"]
        values = [cell.text for cell in cells if cell.kind == "numeric_cell"]
        limit = rng.choice((8, 10, 12))
        tails = [text[limit:] for text in labels if len(text) > limit]
        text = "   ".join(text[:limit] for text in labels).ljust(30) + "      ".join(values)
        lines.append(text.rstrip())
        if tails:
            lines.append(" " * rng.choice((0, 4, 9)) + "   ".join(tails))
    return lines
