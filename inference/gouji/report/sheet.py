"""A table laid out like the official sheet: cells with their spans, group labels beside the rows they hold."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from gouji.extraction import Cell, Table
from gouji.forms.model import Block, Form
from gouji.writing.grid import GridBlock, GridColumn, GridLine, table_to_grid
from gouji.writing.header import columns_to_depth, columns_to_header

Kind = Literal["banner", "corner", "header", "group", "label", "value", "none"]
"""What a sheet cell is: "none" is a place of the sheet that the table has no cell for."""


@dataclass(frozen=True, slots=True)
class SheetCell:
    """One printed cell; `cell` is what was read for a value."""

    kind: Kind
    text: str
    rows: int = 1
    columns: int = 1
    cell: Cell | None = None


@dataclass(frozen=True, slots=True)
class Sheet:
    """Rows of cells in reading order; `labels` columns stand before the values, `values` hold them."""

    heading: str
    labels: int
    values: int
    rows: tuple[tuple[SheetCell, ...], ...]


def table_to_sheet(table: Table, forms: Mapping[str, Form]) -> Sheet:
    """The sheet of a found table; a block with fewer columns than the others fills the same width."""
    grid = table_to_grid(table, forms)
    known = [t for form in forms.values() if form.id == table.form for t in form.tables if t.id == table.table]
    beside = any(form.layout == "one_row" for form in known)
    blocks = [_block_to_one_row(block) for block in grid.blocks] if beside else list(grid.blocks)
    labels = 0 if beside else max((line.level + 1 for b in blocks for line in b.lines if line.row), default=1)
    values = max((len(block.columns) for block in blocks), default=1)
    form_blocks = [block for form in known for block in form.blocks]
    rows = tuple(
        row for block in blocks for row in _block_to_rows(block, _block_to_corner(block, form_blocks), labels, values)
    )
    return Sheet(grid.heading, labels, values, rows)


def _block_to_one_row(block: GridBlock) -> GridBlock:
    """Rows side by side, their labels above their columns."""
    columns: list[GridColumn] = []
    cells: list[Cell | None] = []
    for line, groups in _lines_with_groups(block.lines):
        columns.extend(replace(c, groups=(*groups, line.label, *c.groups)) for c in block.columns)
        cells.extend(line.cells)
    return GridBlock(block.title, tuple(columns), (GridLine("", 0, "", tuple(cells)),))


def _lines_with_groups(lines: Sequence[GridLine]) -> Iterator[tuple[GridLine, tuple[str, ...]]]:
    """The lines with a row, each with the labels of the groups it stands under."""
    groups: tuple[str, ...] = ()
    for line in lines:
        if line.row is None:
            groups = (*groups[: line.level], line.label)
        else:
            yield line, groups[: line.level]


def _block_to_rows(block: GridBlock, corner: str, labels: int, values: int) -> Iterator[tuple[SheetCell, ...]]:
    if block.title:
        yield (SheetCell("banner", block.title, columns=labels + values),)
    widths = _columns_to_widths(len(block.columns), values)
    yield from _header_rows(block.columns, corner, labels, widths)
    yield from _body_rows(block, labels, widths)


def _columns_to_widths(columns: int, values: int) -> list[int]:
    """How many columns of the sheet each column of a block takes; the last takes what is left over."""
    width = values // columns
    return [width] * (columns - 1) + [values - width * (columns - 1)]


def _header_rows(
    columns: Sequence[GridColumn], corner: str, labels: int, widths: Sequence[int]
) -> Iterator[tuple[SheetCell, ...]]:
    depth = columns_to_depth(columns)
    cells = columns_to_header(columns)
    for level in range(depth):
        lead = (SheetCell("corner", corner, depth, labels),) if labels and level == 0 else ()
        yield lead + tuple(
            SheetCell("header", cell.text, cell.rows, sum(widths[cell.column : cell.column + cell.columns]))
            for cell in cells
            if cell.row == level
        )


def _body_rows(block: GridBlock, labels: int, widths: Sequence[int]) -> Iterator[tuple[SheetCell, ...]]:
    heads: list[SheetCell] = []
    for place, line in enumerate(block.lines):
        if line.row is None:
            heads.append(SheetCell("group", line.label, rows=_rows_under(block.lines, place)))
            continue
        label = (SheetCell("label", line.label, columns=labels - line.level),) if labels else ()
        yield (*heads, *label, *(_value(cell, width) for cell, width in zip(line.cells, widths, strict=True)))
        heads = []


def _rows_under(lines: Sequence[GridLine], place: int) -> int:
    """Count of rows under the group label at `place`."""
    count = 0
    for line in lines[place + 1 :]:
        if line.level <= lines[place].level:
            break
        count += line.row is not None
    return count


def _value(cell: Cell | None, width: int) -> SheetCell:
    if cell is None:
        return SheetCell("none", "", columns=width)
    return SheetCell("value", cell.text or "", columns=width, cell=cell)


def _block_to_corner(block: GridBlock, forms: Sequence[Block]) -> str:
    """What the form prints above the row labels, if it prints anything there."""
    labels = {column.label for column in block.columns} | {group for c in block.columns for group in c.groups}
    rows = {line.row for line in block.lines}
    for form in forms:
        if form.header and any(row.id in rows for row in form.rows):
            return "" if form.header[0].text in labels else form.header[0].text
    return ""
