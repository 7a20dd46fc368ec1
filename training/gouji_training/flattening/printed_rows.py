"""Which values stand side by side in one printed row, so that what one of them loses puts the others in doubt."""

from __future__ import annotations

from functools import cache

from gouji.forms import load_forms
from gouji_training.synthesis.model import Key

PrintedRow = tuple[str, str]
"""Table and row id; the row id is empty for a table that prints all its rows side by side."""


def key_to_printed_row(key: Key) -> PrintedRow:
    """The printed row that a value belongs to."""
    table, row, _ = key
    return (table, "" if table in _one_row_tables() else row)


@cache
def _one_row_tables() -> frozenset[str]:
    return frozenset(table.id for form in load_forms() for table in form.tables if table.layout == "one_row")
