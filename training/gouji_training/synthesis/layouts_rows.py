"""Layouts that keep a row of the table on one line."""

from __future__ import annotations

from random import Random

from gouji_training.synthesis.cells import blank_line, cells_to_line, grid_to_places
from gouji_training.synthesis.model import Grid, Line


def _pipe_rows(grid: Grid, opening: str, joint: str, closing: str, *, fill: bool) -> list[Line]:
    """Cells joined by `joint`; with `fill` the line ends in one pipe for each column that a span covers."""
    lines = []
    for row in grid.rows:
        missing = "|" * (grid.width - len(row)) if fill else ""
        lines.append(cells_to_line(opening + joint.join(cell.text for cell in row) + closing + missing, row))
    return lines


def pipe_spans(grid: Grid, rng: Random) -> list[Line]:
    """`| a | b | ||`: spans collapsed to pipes at the line's end."""
    return _pipe_rows(grid, "| ", " | ", rng.choice((" | ", " |")), fill=True)


def pipe_open(grid: Grid, rng: Random) -> list[Line]:
    """`a | b | ||`: no pipe at the line's begin."""
    return _pipe_rows(grid, "", " | ", " | ", fill=rng.random() < 0.8)


def pipe_wide(grid: Grid, rng: Random) -> list[Line]:
    """`a  | b  | ||`: two spaces or no-break spaces before each pipe."""
    gap = rng.choice(("  ", "\u00a0", "\u00a0 "))
    return _pipe_rows(grid, "", f"{gap}| ", f"{gap}| ", fill=True)


def pipe_tight(grid: Grid, rng: Random) -> list[Line]:
    """`|a||b|`: every cell between pipes of its own."""
    return _pipe_rows(grid, "|", rng.choice(("||", "|")), "|", fill=False)


def markdown(grid: Grid, rng: Random) -> list[Line]:
    """A Markdown table: full grid, covered places empty or repeated, a rule under the first line."""
    repeated = rng.random() < 0.4
    rule = "|" + rng.choice((" --- |", "---|", ":-:|")) * grid.width
    lines = []
    for number, row in enumerate(grid_to_places(grid)):
        texts = [place.cell.text if place.begins or repeated else "" for place in row]
        shown = [place.cell for place in row if place.begins or repeated]
        lines.append(cells_to_line("| " + " | ".join(texts) + " |", shown))
        if number == 0:
            lines.append(blank_line(rule))
    return lines


def tab_rows(grid: Grid, rng: Random) -> list[Line]:
    """One tab between columns, covered places left empty."""
    return _grid_lines(grid, "\t", "")


def tab_repeated(grid: Grid, rng: Random) -> list[Line]:
    """One tab between columns, merged text repeated in every place."""
    lines = []
    for row in grid_to_places(grid):
        lines.append(cells_to_line("\t".join(place.cell.text for place in row), [place.cell for place in row]))
    return lines


def tab_slid(grid: Grid, rng: Random) -> list[Line]:
    """Tabs whose cells slid left: covered places vanish at the begin, a blank line where the page broke."""
    lines = []
    for row in grid_to_places(grid):
        slid = rng.random() < 0.3
        kept = [place for place in row if place.begins or not slid]
        text = "\t".join(place.cell.text if place.begins else "" for place in kept)
        lines.append(cells_to_line(text, [place.cell for place in kept if place.begins]))
        if rng.random() < 0.04:
            lines.append(blank_line())
    return lines


def tab_double(grid: Grid, rng: Random) -> list[Line]:
    """Two tabs between the cells that begin in a row."""
    return [cells_to_line("\t\t".join(cell.text for cell in row), row) for row in grid.rows]


def html_grid(grid: Grid, rng: Random) -> list[Line]:
    """The reader's view of an HTML table: each place ends in U+001F, a covered one holds U+001E."""
    return _grid_lines(grid, "\x1f", "\x1e", closing="\x1f")


def _grid_lines(grid: Grid, joint: str, covered: str, closing: str = "") -> list[Line]:
    lines = []
    for row in grid_to_places(grid):
        text = joint.join(place.cell.text if place.begins else covered for place in row) + closing
        lines.append(cells_to_line(text, [place.cell for place in row if place.begins]))
    return lines


def space_rows(grid: Grid, rng: Random) -> list[Line]:
    """One space between cells, as raw PDF text has it."""
    return [cells_to_line(" ".join(cell.text for cell in row), row) for row in grid.rows]


def wide_columns(grid: Grid, rng: Random) -> list[Line]:
    """Columns aligned by runs of spaces."""
    step = rng.choice((3, 6, 9))
    lines = []
    for row in grid_to_places(grid):
        text = "".join((place.cell.text if place.begins else "").ljust(step) + "  " for place in row).rstrip()
        lines.append(cells_to_line(" " * rng.choice((0, 0, 2)) + text, [place.cell for place in row if place.begins]))
    return lines


def glued(grid: Grid, rng: Random) -> list[Line]:
    """All cells of a row joined without any separator."""
    return [cells_to_line("".join(cell.text for cell in row), row) for row in grid.rows]


def one_line(grid: Grid, rng: Random) -> list[Line]:
    """The whole table on one line; sometimes one line a block."""
    joint = rng.choice((" ", " ", "  ", "\u00a0", " | "))
    cells = [cell for row in grid.rows for cell in row]
    cut = len(cells) if rng.random() < 0.7 else rng.randrange(len(cells) // 2, len(cells))
    parts = [part for part in (cells[:cut], cells[cut:]) if part]
    return [cells_to_line(joint.join(cell.text for cell in part), part) for part in parts]


def box_drawn(grid: Grid, rng: Random) -> list[Line]:
    """A grid drawn with box characters or with plus and minus signs."""
    corner, dash, wall = rng.choice((("┼", "─", "│"), ("+", "-", "|"), ("╋", "━", "┃")))
    size = rng.choice((4, 6, 8))
    rule = blank_line(corner + (dash * size + corner) * grid.width)
    lines = [rule]
    for row in grid_to_places(grid):
        text = wall.join((place.cell.text if place.begins else "").ljust(size) for place in row)
        lines += [cells_to_line(wall + text + wall, [place.cell for place in row if place.begins]), rule]
    return lines
