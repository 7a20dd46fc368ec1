"""What synthesis makes: grids of cells, lines with their labels, whole samples with gold."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from gouji.classifying.labels import Label

Kind = Literal["column_header", "row_label", "numeric_cell"]

Key = tuple[str, str, str]
"""Table, row and column id."""

Gold = dict[str, dict[str, dict[str, str | None]]]
"""{table: {row: {column: printed text, "" for a printed blank, None where the text does not tell}}}."""


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
    """A line of the flattened page, what it is, and the form's values that are printed on it."""

    text: str
    label: Label
    keys: tuple[Key, ...] = ()


@dataclass(frozen=True, slots=True)
class Sample:
    """A synthetic document: `family` is its layout, `form` the id of its form, None when it is of another kind."""

    id: str
    family: str
    form: str | None
    lines: tuple[Line, ...]
    gold: Gold
    notes: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """The page as a reader gets it."""
        return "\n".join(line.text for line in self.lines)


def kinds_to_label(kinds: set[Kind]) -> Label:
    """What a line is that holds cells of these kinds: labels beside values make a data row."""
    if not kinds:
        return "blank"
    if kinds == {"numeric_cell"}:
        return "numeric_cell"
    if "numeric_cell" in kinds:
        return "data_row"
    return "column_header" if "column_header" in kinds else "row_label"
