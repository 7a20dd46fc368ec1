"""Every layout by name, in groups that can be left out as a whole."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from random import Random

from gouji_training.flattening.own import cells, delimited, pdf, rows
from gouji_training.synthesis.model import Grid


@dataclass(frozen=True, slots=True)
class Layout:
    """A way to flatten a table.

    `gaps` puts blank lines between paragraphs and `wrapped` breaks prose at a page width. `placed` says that every
    printed value keeps a place that a careful reader can tell, `blanks` that this holds beside blank cells too.
    """

    name: str
    group: str
    render: Callable[[Grid, Random], list[str]]
    gaps: bool = False
    wrapped: bool = False
    placed: bool = True
    blanks: bool = False


LAYOUTS: tuple[Layout, ...] = (
    Layout("pipe_spans", "pipe_rows", rows.pipe_spans, blanks=True),
    Layout("pipe_open", "pipe_rows", rows.pipe_open, blanks=True),
    Layout("pipe_wide", "pipe_rows", rows.pipe_wide, blanks=True),
    Layout("pipe_tight", "pipe_rows", rows.pipe_tight),
    Layout("markdown", "pipe_rows", rows.markdown, gaps=True, blanks=True),
    Layout("box_drawn", "drawn", rows.box_drawn, gaps=True, blanks=True),
    Layout("cell_pipe_end", "pipe_cells", cells.cell_pipe_end),
    Layout("cell_pipe_below", "pipe_cells", cells.cell_pipe_below),
    Layout("cell_pipe_row", "pipe_cells", cells.cell_pipe_row, blanks=True),
    Layout("cell_pipe_lead", "pipe_cells", cells.cell_pipe_lead, blanks=True),
    Layout("cell_pipe_wrapped", "pipe_cells", cells.cell_pipe_wrapped),
    Layout("cell_lines", "plain_cells", cells.cell_lines),
    Layout("cell_gaps", "plain_cells", cells.cell_gaps, gaps=True),
    Layout("cell_broken", "plain_cells", cells.cell_broken),
    Layout("tab_rows", "tabs", rows.tab_rows, blanks=True),
    Layout("tab_repeated", "tabs", rows.tab_repeated, blanks=True),
    Layout("tab_slid", "tabs", rows.tab_slid, gaps=True),
    Layout("tab_double", "tabs", rows.tab_double, gaps=True),
    Layout("tab_cells", "tabs", cells.tab_cells, blanks=True),
    Layout("tab_between", "tabs", cells.tab_between),
    Layout("html_grid", "marks", rows.html_grid, blanks=True),
    Layout("space_rows", "spaces", rows.space_rows, wrapped=True),
    Layout("wide_columns", "spaces", rows.wide_columns),
    Layout("pdf_vertical", "pdf", pdf.pdf_vertical, wrapped=True),
    Layout("pdf_wrapped", "pdf", pdf.pdf_wrapped, wrapped=True),
    Layout("pdf_columns", "pdf", pdf.pdf_columns, wrapped=True),
    Layout("column_major", "pdf", cells.column_major, gaps=True, placed=False),
    Layout("glued", "glued", rows.glued),
    Layout("one_line", "glued", rows.one_line),
)

FURTHER: tuple[Layout, ...] = (
    Layout("csv_rows", "delimited", delimited.csv_rows, blanks=True),
    Layout("list_rows", "delimited", delimited.list_rows, blanks=True),
    Layout("spaced_letters", "tabs", delimited.spaced_letters, blanks=True),
)
"""Layouts to measure with that the shipped corpus and model were made without."""

GROUPS: tuple[str, ...] = tuple(dict.fromkeys(layout.group for layout in LAYOUTS))
"""Families of layouts that resemble each other; evaluation leaves out one whole group at a time."""
