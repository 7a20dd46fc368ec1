"""What a page is made of: lines with their labels, and grids of cells."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from gouji.classifying.labels import Label

Kind = Literal["column_header", "row_label", "numeric_cell", "furniture"]
"""What a cell is; furniture is what a web page puts between the rows of a table."""

Key = tuple[str, str, str]
"""Table, row and column id."""


@dataclass(frozen=True, slots=True)
class GridCell:
    """One cell of an HTML-like table; a value knows its place in the form."""

    text: str
    kind: Kind
    colspan: int = 1
    rowspan: int = 1
    key: Key | None = None


@dataclass(frozen=True, slots=True)
class Grid:
    """One table: `rows` hold the cells that begin in them, as the rows of an HTML table do; `width` is in columns."""

    table: str
    width: int
    rows: tuple[tuple[GridCell, ...], ...]


@dataclass(frozen=True, slots=True)
class Line:
    """A line or paragraph of the page outside its tables, and what it is."""

    text: str
    label: Label


def kinds_to_label(kinds: set[Kind]) -> Label:
    """What a line is that holds cells of these kinds: labels beside values make a data row."""
    if not kinds:
        return "blank"
    if kinds == {"numeric_cell"}:
        return "numeric_cell"
    if "numeric_cell" in kinds:
        return "data_row"
    return "column_header" if "column_header" in kinds else "row_label"
