"""A page to text in one layout."""

from __future__ import annotations

from random import Random

from gouji_training.flattening.own.layouts import Layout
from gouji_training.synthesis.model import Grid, Line
from gouji_training.synthesis.page import Page

_PARTED = ("heading", "narrative", "furniture")


def page_to_text(page: Page, layout: Layout, rng: Random) -> str:
    """Lay out every block of `page` below the one before it."""
    lines: list[str] = []
    for block in page.blocks:
        lines += layout.render(block, rng) if isinstance(block, Grid) else _line_to_lines(block, layout, rng)
    return "\n".join(lines)


def _line_to_lines(line: Line, layout: Layout, rng: Random) -> list[str]:
    lines = [line.text]
    if layout.wrapped and line.label == "narrative":
        width = rng.randrange(22, 46)
        lines = [line.text[at : at + width] for at in range(0, len(line.text), width)]
    return [*lines, ""] if layout.gaps and line.label in _PARTED else lines
