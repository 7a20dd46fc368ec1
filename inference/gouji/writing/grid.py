"""Table -> grids as the form prints them: blocks with a header tree, rows under their group labels.

Both the spreadsheet for people and the terminal view draw these.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from gouji.extraction import Cell, Table
from gouji.forms.model import Block, Form, TableForm


@dataclass(frozen=True, slots=True)
class GridColumn:
    """A column of values: `groups` are the texts of the header cells above it, outermost first."""

    id: str
    label: str
    groups: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class GridLine:
    """A printed row: `level` counts the group labels it stands under; a group label itself has no row and no cells."""

    label: str
    level: int
    row: str | None = None
    cells: tuple[Cell | None, ...] = ()


@dataclass(frozen=True, slots=True)
class GridBlock:
    """Lines that share columns; every line with a row has one place a column, None where the table has no cell."""

    title: str | None
    columns: tuple[GridColumn, ...]
    lines: tuple[GridLine, ...]


@dataclass(frozen=True, slots=True)
class Grid:
    """One table, ready to draw."""

    table: Table
    heading: str
    blocks: tuple[GridBlock, ...]


def table_to_grid(table: Table, forms: Mapping[str, Form]) -> Grid:
    """Lay out the cells of `table` as its form prints them.

    Rows without any cell are left out, as in the variants of a form. Cells that only another form places stand in that
    form's blocks, since agencies mix the forms; cells that no form places are named by their ids.
    """
    cells = {(cell.row, cell.column): cell for cell in table.cells}
    blocks: list[GridBlock] = []
    table_forms = _find_table_forms(table, forms)
    for form in table_forms:
        blocks.extend(_take_blocks(form, cells))
    blocks.extend(_cells_to_blocks(cells.values()))
    return Grid(table, table_forms[0].heading.text if table_forms else table.table, tuple(blocks))


def _find_table_forms(table: Table, forms: Mapping[str, Form]) -> list[TableForm]:
    """The tables of this id, the one of the table's own form first."""
    ordered = sorted(forms.values(), key=lambda form: form.id != table.form)
    return [item for form in ordered for item in form.tables if item.id == table.table]


def _take_blocks(form: TableForm, cells: dict[tuple[str, str], Cell]) -> Iterable[GridBlock]:
    """The blocks of `form` that hold any of `cells`, which are taken out."""
    groups = {group.id: group.label.text for group in form.groups}
    for block in form.blocks:
        drawn = _form_block_to_block(block, cells, groups)
        if drawn.lines:
            yield drawn
        for row in block.rows:
            for column in block.columns:
                cells.pop((row.id, column.id), None)


def _form_block_to_block(block: Block, cells: Mapping[tuple[str, str], Cell], groups: Mapping[str, str]) -> GridBlock:
    lines: list[GridLine] = []
    above: tuple[str, ...] = ()
    for row in block.rows:
        places = tuple(cells.get((row.id, column.id)) for column in block.columns)
        if not any(places):
            continue
        shared = _shared_length(above, row.groups)
        for level, group in enumerate(row.groups[shared:], start=shared):
            lines.append(GridLine(groups.get(group, group), level))
        lines.append(GridLine(row.label.text, len(row.groups), row.id, places))
        above = row.groups
    columns = tuple(GridColumn(column.id, column.label.text, column.groups) for column in block.columns)
    return GridBlock(block.title.text if block.title else None, columns, tuple(lines))


def _shared_length(first: tuple[str, ...], second: tuple[str, ...]) -> int:
    for length, (one, other) in enumerate(zip(first, second, strict=False)):
        if one != other:
            return length
    return min(len(first), len(second))


def _cells_to_blocks(cells: Iterable[Cell]) -> Iterable[GridBlock]:
    """One block for each run of rows that have the same columns, named by ids."""
    rows: dict[str, dict[str, Cell]] = {}
    for cell in cells:
        rows.setdefault(cell.row, {})[cell.column] = cell
    blocks: dict[tuple[str, ...], list[GridLine]] = {}
    for row, places in rows.items():
        blocks.setdefault(tuple(places), []).append(GridLine(row, 0, row, tuple(places.values())))
    for columns, lines in blocks.items():
        yield GridBlock(None, tuple(GridColumn(column, column) for column in columns), tuple(lines))
