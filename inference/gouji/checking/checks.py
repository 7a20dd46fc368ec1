"""Tables to checks: every rule of their forms put to the figures that were read."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence

from gouji.checking.context import Context, PreviousValues
from gouji.checking.messages import Language, words
from gouji.checking.plans import Plan, table_to_plan
from gouji.checking.sheet import USABLE, table_to_sheet
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
    context = Context(spent, agency, previous, language)
    return tuple(check for table in tables for check in _table_checks(table, forms[table.form], context))


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
    table_form = form_to_table(form, table.table)
    if not table_form.variants:
        return None
    telling = {row for variant in table_form.variants for row in variant.without}
    printed = {
        cell.row for cell in table.cells if cell.row in telling and (cell.text is not None or cell.value is not None)
    }
    return rows_to_variant(table_form, printed)


def _table_checks(table: Table, form: Form, context: Context) -> Iterable[Check]:
    plan: Plan = table_to_plan(form, table.table, table_to_variant_id(table, form))
    steps = plan.alone if context.previous is None else plan.steps
    if not table.found:
        sheet = table_to_sheet(Table(table.table, table.form, False, None, ()), plan.order)
        message = words(context.language, "not_found")
        checks = (step.check(sheet, context) for step in steps)
        return [Check(c.id, c.kind, "not_applicable", None, None, c.spent, c.cells, message) for c in checks]
    sheet = table_to_sheet(table, plan.order)
    return [step.check(sheet, context) for step in steps]
