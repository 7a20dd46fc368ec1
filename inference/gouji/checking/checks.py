"""Tables to checks: every rule of their forms put to the figures that were read."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence

from gouji.checking.instances import Place, RuleInstance, rule_instances
from gouji.checking.messages import failed_message, undecided_message
from gouji.checking.value_types import cells_to_type_check
from gouji.checking.variants import rows_to_variant
from gouji.extraction import Cell, Check, Number, Outcome, Status, Table
from gouji.forms import form_to_table
from gouji.forms.model import Column, Form, TableForm

USABLE: frozenset[Status] = frozenset({"read", "decoded", "suspect", "reviewed"})
"""Statuses under which a cell's value is what is printed in its place; a blank has none and is not 0."""


def tables_to_checks(
    tables: Sequence[Table], forms: Mapping[str, Form], *, spent: Collection[str] = frozenset()
) -> tuple[Check, ...]:
    """One check for each rule instance and one type check for each table, in the order of tables and rules.

    `forms` gives the form that each table names; `spent` holds the ids of the checks that helped to choose a reading.
    Outcomes: `not_applicable` when the table was not found or has none of the cells, `undecided` when a cell has no
    usable number, else `passed` or `failed` on exact figures. Raises KeyError for a form or table that is not there.
    """
    return tuple(check for table in tables for check in _table_checks(table, forms[table.form], spent))


def table_to_variant_id(table: Table, form: Form) -> str | None:
    """The variant of the table form that the printed rows of `table` fit best; None when there is one way only."""
    printed = {cell.row for cell in table.cells if cell.text is not None or cell.value is not None}
    return rows_to_variant(form_to_table(form, table.table), printed)


def _table_checks(table: Table, form: Form, spent: Collection[str]) -> Iterable[Check]:
    table_form = form_to_table(form, table.table)
    cells = {(cell.row, cell.column): cell for cell in table.cells} if table.found else {}
    values = {place: cell.value for place, cell in cells.items() if cell.status in USABLE and cell.value is not None}
    for instance in rule_instances(form, table.table, table_to_variant_id(table, form)):
        yield _instance_to_check(instance, table_form, cells, values, spent)
    if not table.found:
        message = "the table was not found"
        yield Check(f"types.{table.table}", "hard", "not_applicable", None, None, False, (), message)
        return
    yield cells_to_type_check(table.table, _places_to_columns(table_form), [cells[place] for place in values])


def _places_to_columns(table: TableForm) -> dict[Place, Column]:
    return {(row.id, column.id): column for block in table.blocks for row in block.rows for column in block.columns}


def _instance_to_check(
    instance: RuleInstance,
    table: TableForm,
    cells: Mapping[Place, Cell],
    values: Mapping[Place, Number],
    spent: Collection[str],
) -> Check:
    left, right = _sum(instance.left, values), _sum(instance.right, values)
    if left is not None and right is not None:
        passed = left == right
        message = f"{left} = {right}" if passed else failed_message(instance, table, values)
        return _check(instance, "passed" if passed else "failed", left, right, spent, message)
    if not any(place in cells for place in instance.places):
        return _check(instance, "not_applicable", None, None, spent, "none of its cells is in the document")
    message = undecided_message(instance, table, values)
    return _check(instance, "undecided", left, right, spent, message)


def _sum(places: tuple[Place, ...], values: Mapping[Place, Number]) -> Number | None:
    """Exact sum, or None when one of the cells has no usable number."""
    total: Number = 0
    for place in places:
        value = values.get(place)
        if value is None:
            return None
        total += value
    return total


def _check(
    instance: RuleInstance,
    outcome: Outcome,
    left: Number | None,
    right: Number | None,
    spent: Collection[str],
    message: str,
) -> Check:
    return Check(instance.id, instance.rule.kind, outcome, left, right, instance.id in spent, instance.cells, message)
