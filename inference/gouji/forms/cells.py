"""What a form expects to find printed: its cells in printed order, and the labels to show for them."""

from __future__ import annotations

from gouji.forms.model import Column, Form, Row, TableForm, Variant


def form_to_table(form: Form, table_id: str) -> TableForm:
    """The table with this id. Raises KeyError when the form has none."""
    for table in form.tables:
        if table.id == table_id:
            return table
    raise KeyError(f"form {form.id!r} has no table {table_id!r}")


def table_to_variant(table: TableForm, variant: str | None) -> Variant | None:
    """The variant with this id; the usual one for None; None when there is only one way to print the table.

    Raises KeyError for an unknown id.
    """
    if variant is None:
        return table.variants[0] if table.variants else None
    for known in table.variants:
        if known.id == variant:
            return known
    raise KeyError(f"table {table.id!r} has no variant {variant!r}")


def form_to_cells(form: Form, table_id: str, variant: str | None = None) -> tuple[tuple[str, str], ...]:
    """(row id, column id) of every cell that the variant expects, in printed order."""
    table = form_to_table(form, table_id)
    chosen = table_to_variant(table, variant)
    without = chosen.without if chosen else ()
    return tuple(
        (row.id, column.id)
        for block in table.blocks
        for row in block.rows
        if row.id not in without
        for column in block.columns
    )


def cell_to_column(table: TableForm, row_id: str, column_id: str) -> Column:
    """The column that a cell stands in: the same id may name another column in another block.

    Raises KeyError when the table has no such cell.
    """
    for block in table.blocks:
        if any(row.id == row_id for row in block.rows):
            for column in block.columns:
                if column.id == column_id:
                    return column
    raise KeyError(f"table {table.id!r} has no cell ({row_id!r}, {column_id!r})")


def row_label(table: TableForm, row_id: str) -> str:
    """The printed label of a row, for display. Raises KeyError for an unknown id."""
    return _row(table, row_id).label.text


def column_label(table: TableForm, column_id: str, row_id: str | None = None) -> str:
    """The printed label of a column, for display; `row_id` picks the block. Raises KeyError for an unknown id."""
    if row_id is not None:
        return cell_to_column(table, row_id, column_id).label.text
    for block in table.blocks:
        for column in block.columns:
            if column.id == column_id:
                return column.label.text
    raise KeyError(f"table {table.id!r} has no column {column_id!r}")


def _row(table: TableForm, row_id: str) -> Row:
    for block in table.blocks:
        for row in block.rows:
            if row.id == row_id:
                return row
    raise KeyError(f"table {table.id!r} has no row {row_id!r}")


def signed_places(table: TableForm) -> frozenset[tuple[str, str]]:
    """(row id, column id) of the cells that may be negative."""
    return frozenset(
        (row.id, column.id)
        for block in table.blocks
        for column in block.columns
        if column.value_type == "signed"
        for row in block.rows
    )
