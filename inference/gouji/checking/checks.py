"""Tables to checks: every rule of their forms put to the figures that were read."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import chain

from gouji.checking.context import Context, PreviousValues
from gouji.checking.instances import ByTable
from gouji.checking.messages import Language
from gouji.checking.plans import table_to_plan
from gouji.checking.sheet import USABLE
from gouji.checking.variants import rows_to_variant
from gouji.extraction import CellKey, Check, Number, Table
from gouji.forms import form_to_table
from gouji.forms.model import Form


def tables_to_checks(
    tables: Sequence[Table],
    forms: Mapping[str, Form],
    *,
    spent: Collection[str] = frozenset(),
    agency: str | None = None,
    previous: PreviousValues | None = None,
    language: Language = "en",
) -> tuple[Check, ...]:
    """One check for each instance of each rule, hard and soft, in the order of tables and rules.

    `forms` gives the form that each table names; `spent` holds the ids of the checks that helped to choose a reading;
    `agency` is for rules that are only for some agencies; `previous` are the figures of the report of the year before
    (tables_to_values), without which a rule that needs them gives one check that is not applicable. Outcomes:
    `not_applicable` when the table was not found, has none of the cells or the rule's condition does not hold,
    `undecided` when a cell has no usable number, else `passed` or `failed` on exact figures. Raises KeyError for a
    form or table that is not there.
    """
    context = Context(agency, previous, language)
    checks = tuple(chain.from_iterable(_table_checks(table, forms[table.form], context) for table in tables))
    if not spent:
        return checks
    return tuple(replace(check, spent=True) if check.id in spent else check for check in checks)


def tables_to_values(tables: Iterable[Table]) -> dict[CellKey, Number | None]:
    """The usable figures by table, row and column, None for cells without one: `previous` for the year after."""
    return {
        (table.table, cell.row, cell.column): cell.value if cell.status in USABLE else None
        for table in tables
        if table.found
        for cell in table.cells
    }


def table_to_variant_id(table: Table, form: Form) -> str | None:
    """The variant of the table form that the printed rows of `table` fit best; None when there is one way only."""
    telling = _telling_rows(form, table.table)
    if not telling:
        return None
    printed = {
        cell.row for cell in table.cells if cell.row in telling and (cell.text is not None or cell.value is not None)
    }
    return rows_to_variant(form_to_table(form, table.table), printed)


def _make_telling(form: Form, table_id: str, variant: str | None) -> frozenset[str]:
    return frozenset(row for known in form_to_table(form, table_id).variants for row in known.without)


_telling_rows = ByTable(_make_telling)
"""The rows that some variant of a table leaves out."""


def _table_checks(table: Table, form: Form, context: Context) -> Sequence[Check]:
    return table_to_plan(form, table.table, table_to_variant_id(table, form)).checks(table, context)
