"""The text of a table to the kind of layout it is in, which tells how sure a reading of it can be."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal, get_args

from gouji.document import CELL_END

Layout = Literal["grid", "pipes", "pipe_cells", "tabs", "cells", "spaces", "wrapped", "glued"]
"""grid: cells of a table of HTML, drawn with lines or printed column by column. pipes: rows of cells parted by pipes.
pipe_cells: pipes too, but about one a line. tabs: cells parted by tabs, commas or semicolons. cells: most figures alone
on their line. spaces: rows of figures parted by blanks. wrapped: those too, among more lines without any figure than
with one, as PDF tools break labels and headers. glued: figures run into their labels, or the whole table into one
line."""

LAYOUTS: tuple[Layout, ...] = get_args(Layout)

_FIGURE = re.compile(r"[0-9０-９][0-9０-９.,，．]*")
_TOUCHING = re.compile(r"[0-9０-９](?<=[\u4e00-\u9fff][0-9０-９])[0-9０-９]*(?![0-9０-９\u4e00-\u9fff])")
"""A figure right behind a Chinese character and not before one, as dates are."""
_PIPES = "|｜│┃║¦"
_DELIMITERS = ",，;；"
"""Two a line part cells; fewer may be those of thousands."""
LINES_A_PIPE = 4
"""Most lines a pipe, where one ends a cell: with a label's pieces and empty lines between, some have three."""
FEWEST_LINES = 2
"""A table of no more lines has its rows run into each other."""


def text_to_layout(text: str) -> Layout:
    """The layout of a table's text as the view has it, headers and labels included."""
    if CELL_END in text:
        return "grid"
    lines = [line for line in map(str.strip, text.split("\n")) if line]
    if LINES_A_PIPE * (pipes := sum(map(text.count, _PIPES))) >= len(lines):
        return "pipes" if pipes >= 2 * len(lines) else "pipe_cells"
    if 2 * text.count("\t") >= len(lines) or _is_delimited(text, lines):
        return "tabs"
    return _bare_to_layout(text, lines)


def _is_delimited(text: str, lines: Sequence[str]) -> bool:
    """Whether commas part cells; on a line or two they may be those of the words around."""
    return len(lines) > FEWEST_LINES and sum(map(text.count, _DELIMITERS)) >= 2 * len(lines)


def _bare_to_layout(text: str, lines: Sequence[str]) -> Layout:
    """The layout of a text in which nothing but blanks and line ends parts cells; `lines` are those not blank."""
    first = [_FIGURE.match(line) for line in lines]
    alone = sum(figure is not None and figure.end() == len(line) for figure, line in zip(first, lines, strict=True))
    figures = len(_FIGURE.findall(text))
    if figures and 2 * alone >= figures:
        return "cells"
    if len(lines) <= FEWEST_LINES or 2 * len(_TOUCHING.findall(text)) > figures:
        return "glued"
    return "wrapped" if 2 * sum(_FIGURE.search(line) is None for line in lines) > len(lines) else "spaces"
