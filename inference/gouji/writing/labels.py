"""Row and column ids -> the labels that the form prints for them, with the labels they stand under."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from gouji.forms.model import Block, Column, Form, Row, TableForm

SEPARATOR = " > "
"""Between a label and those it stands under: （三）不予公开 > 1.属于国家秘密."""


@dataclass(frozen=True, slots=True)
class TableLabels:
    """Labels of one table: `rows` by row id, `columns` by (row id, column id), each as a path of labels."""

    heading: str
    rows: Mapping[str, str]
    columns: Mapping[tuple[str, str], str]

    def row(self, row: str) -> str:
        """Label path of a row; the id itself when the form does not know it."""
        return self.rows.get(row, row)

    def column(self, row: str, column: str) -> str:
        """Label path of a column in a row; the id itself when the form does not know it."""
        return self.columns.get((row, column), column)


Labels = Mapping[tuple[str, str], TableLabels]
"""Labels by form id and table id."""

NO_LABELS = TableLabels(heading="", rows={}, columns={})
"""Labels of a table whose form is not at hand: every id stands for itself."""


def forms_to_labels(forms: Iterable[Form]) -> Labels:
    """The labels of every table of `forms`; rows and columns that only another form's table of that id knows included.

    Agencies mix the forms: a table of 2021 may hold a row of 2019.
    """
    own = {(form.id, table.id): _table_to_labels(table) for form in forms for table in form.tables}
    return {
        key: _with_others(labels, [own[other] for other in own if other[1] == key[1]]) for key, labels in own.items()
    }


@cache
def shipped_forms() -> Mapping[str, Form]:
    """The forms that come with gouji, by id."""
    from gouji.forms import load_forms

    return {form.id: form for form in load_forms()}


@cache
def shipped_labels() -> Labels:
    """The labels of the forms that come with gouji."""
    return forms_to_labels(shipped_forms().values())


def _with_others(labels: TableLabels, others: Iterable[TableLabels]) -> TableLabels:
    rows: dict[str, str] = {}
    columns: dict[tuple[str, str], str] = {}
    for known in (*others, labels):
        rows.update(known.rows)
        columns.update(known.columns)
    return TableLabels(heading=labels.heading, rows=rows, columns=columns)


def _table_to_labels(table: TableForm) -> TableLabels:
    groups = {group.id: group.label.text for group in table.groups}
    rows = {row.id: _row_to_path(row, groups) for block in table.blocks for row in block.rows}
    columns = {key: path for block in table.blocks for key, path in _block_to_column_paths(block)}
    return TableLabels(heading=table.heading.text, rows=rows, columns=columns)


def _row_to_path(row: Row, groups: Mapping[str, str]) -> str:
    return SEPARATOR.join([*(groups.get(group, group) for group in row.groups), row.label.text])


def _block_to_column_paths(block: Block) -> Iterable[tuple[tuple[str, str], str]]:
    return (((row.id, column.id), _column_to_path(column)) for row in block.rows for column in block.columns)


def _column_to_path(column: Column) -> str:
    return SEPARATOR.join([*column.groups, column.label.text])
