"""A table's labels as the grid reader looks them up: by folded key, worked out once for each form."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from gouji.checking.instances import ByTable
from gouji.folding import label_to_keys
from gouji.forms import form_to_table
from gouji.forms.model import Block, Form, Label, Row


@dataclass(frozen=True, slots=True, eq=False)
class TableNames:
    """What each key names: a column (its id) in each block, rows with their block, in printed order; keys by group, and
    those of rows of any table of the form.
    """

    columns: tuple[Mapping[str, str], ...]
    rows: Mapping[str, tuple[tuple[Block, Row], ...]]
    groups: Mapping[str, frozenset[str]]
    form_rows: frozenset[str]


def label_to_all_keys(label: Label) -> frozenset[str]:
    """All folded keys of all wordings of a label."""
    return frozenset(key for wording in label.wordings for key in label_to_keys(wording))


def _make_names(form: Form, table_id: str, variant: str | None) -> TableNames:
    table = form_to_table(form, table_id)
    rows: dict[str, list[tuple[Block, Row]]] = defaultdict(list)
    for block in table.blocks:
        for row in block.rows:
            for key in label_to_all_keys(row.label):
                rows[key].append((block, row))
    return TableNames(
        tuple(
            {key: column.id for column in block.columns for key in label_to_all_keys(column.label)}
            for block in table.blocks
        ),
        {key: tuple(found) for key, found in rows.items()},
        {group.id: label_to_all_keys(group.label) for group in table.groups},
        frozenset().union(
            *(label_to_all_keys(row.label) for own in form.tables for block in own.blocks for row in block.rows)
        ),
    )


table_to_names = ByTable(_make_names)
"""The names of a form's table."""
