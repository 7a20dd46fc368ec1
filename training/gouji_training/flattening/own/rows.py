"""Layouts that keep a row of the table on one line."""

from __future__ import annotations

from random import Random

from gouji_training.flattening.own.places import grid_to_places
from gouji_training.synthesis.model import Grid


def _pipe_rows(grid: Grid, opening: str, joint: str, closing: str, *, fill: bool) -> list[str]:
    """Cells joined by `joint`; with `fill` the line ends in one pipe for each column that a span covers."""
    lines = []
    for row in grid.rows:
        missing = "|" * (grid.width - len(row)) if fill else ""
        lines.append(opening + joint.join(cell.text for cell in row) + closing + missing)
    return lines


def pipe_spans(grid: Grid, rng: Random) -> list[str]:
    """`| a | b | ||`: spans collapsed to pipes at the line's end."""
    return _pipe_rows(grid, "| ", " | ", rng.choice((" | ", " |")), fill=True)


def pipe_open(grid: Grid, rng: Random) -> list[str]:
    """`a | b | ||`: no pipe at the line's begin."""
    return _pipe_rows(grid, "", " | ", " | ", fill=rng.random() < 0.8)


def pipe_wide(grid: Grid, rng: Random) -> list[str]:
    """`a  | b  | ||`: two spaces or no-break spaces before each pipe."""
    gap = rng.choice(("  ", "\u00a0", "\u00a0 "))
    return _pipe_rows(grid, "", f"{gap}| ", f"{gap}| ", fill=True)


def pipe_tight(grid: Grid, rng: Random) -> list[str]:
    """`|a||b|`: every cell between pipes of its own."""
    return _pipe_rows(grid, "|", rng.choice(("||", "|")), "|", fill=False)


def markdown(grid: Grid, rng: Random) -> list[str]:
    """A Markdown table: full grid, covered places empty or repeated, a rule under the first line."""
    repeated = rng.random() < 0.4
    rule = "|" + rng.choice((" --- |", "---|", ":-:|")) * grid.width
    rows = [[place.cell.text if place.begins or repeated else "" for place in row] for row in grid_to_places(grid)]
    lines = ["| " + " | ".join(texts) + " |" for texts in rows]
    return [*lines[:1], rule, *lines[1:]]


def tab_rows(grid: Grid, rng: Random) -> list[str]:
    """One tab between columns, covered places left empty."""
    return _grid_lines(grid, "\t", "")


def tab_repeated(grid: Grid, rng: Random) -> list[str]:
    """One tab between columns, merged text repeated in every place."""
    return ["\t".join(place.cell.text for place in row) for row in grid_to_places(grid)]


def tab_slid(grid: Grid, rng: Random) -> list[str]:
    """Tabs whose cells slid left: covered places vanish at the begin, a blank line where the page broke."""
    lines = []
    for row in grid_to_places(grid):
        slid = rng.random() < 0.3
        lines.append("\t".join(place.cell.text if place.begins else "" for place in row if place.begins or not slid))
        if rng.random() < 0.04:
            lines.append("")
    return lines


def tab_double(grid: Grid, rng: Random) -> list[str]:
    """Two tabs between the cells that begin in a row."""
    return ["\t\t".join(cell.text for cell in row) for row in grid.rows]


def html_grid(grid: Grid, rng: Random) -> list[str]:
    """The reader's view of an HTML table: each place ends in U+001F, a covered one holds U+001E."""
    return _grid_lines(grid, "\x1f", "\x1e", closing="\x1f")


def _grid_lines(grid: Grid, joint: str, covered: str, closing: str = "") -> list[str]:
    return [
        joint.join(place.cell.text if place.begins else covered for place in row) + closing
        for row in grid_to_places(grid)
    ]


def space_rows(grid: Grid, rng: Random) -> list[str]:
    """One space between cells, as raw PDF text has it."""
    return [" ".join(cell.text for cell in row) for row in grid.rows]


def wide_columns(grid: Grid, rng: Random) -> list[str]:
    """Columns aligned by runs of spaces."""
    step = rng.choice((3, 6, 9))
    lines = []
    for row in grid_to_places(grid):
        text = "".join((place.cell.text if place.begins else "").ljust(step) + "  " for place in row).rstrip()
        lines.append(" " * rng.choice((0, 0, 2)) + text)
    return lines


def glued(grid: Grid, rng: Random) -> list[str]:
    """All cells of a row joined without any separator."""
    return ["".join(cell.text for cell in row) for row in grid.rows]


def one_line(grid: Grid, rng: Random) -> list[str]:
    """The whole table on one line; sometimes on two."""
    joint = rng.choice((" ", " ", "  ", "\u00a0", " | "))
    texts = [cell.text for row in grid.rows for cell in row]
    cut = len(texts) if rng.random() < 0.7 else rng.randrange(len(texts) // 2, len(texts))
    return [joint.join(part) for part in (texts[:cut], texts[cut:]) if part]


def box_drawn(grid: Grid, rng: Random) -> list[str]:
    """A grid drawn with box characters or with plus and minus signs."""
    corner, dash, wall = rng.choice((("┼", "─", "│"), ("+", "-", "|"), ("╋", "━", "┃")))
    size = rng.choice((4, 6, 8))
    rule = corner + (dash * size + corner) * grid.width
    lines = [rule]
    for row in grid_to_places(grid):
        text = wall.join((place.cell.text if place.begins else "").ljust(size) for place in row)
        lines += [wall + text + wall, rule]
    return lines
