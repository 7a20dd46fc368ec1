"""A form's table to the steps that check it, worked out once for each variant."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from gouji.checking.context import Context
from gouji.checking.instances import ByTable, rule_to_instances, variant_to_absent
from gouji.checking.messages import Language, words
from gouji.checking.sheet import Order, Scatter, Sheet, places_to_order, table_to_sheet
from gouji.checking.steps import Step, instance_to_step
from gouji.checking.value_types import FiguresStep, TypesStep
from gouji.extraction import Check, Table
from gouji.forms import form_to_table, table_to_variant
from gouji.forms.model import Column, Form, Rule, TableForm


@dataclass(frozen=True, slots=True)
class Plan:
    """How to check one table: `steps` in the order of the form's rules.

    `alone` are the steps for a report without the one of the year before: a rule that needs it has one step then.
    """

    order: Order
    scatter: Scatter
    steps: tuple[Step, ...]
    alone: tuple[Step, ...]
    not_found: dict[tuple[bool, Language], tuple[Check, ...]] = field(default_factory=dict)
    """The checks of a table that is not in the document, by whether they are those of `alone`, and language."""

    def checks(self, table: Table, context: Context) -> Sequence[Check]:
        """One check a step, none of them spent."""
        steps = self.alone if context.previous is None else self.steps
        if table.found:
            sheet = table_to_sheet(table, self.order, self.scatter)
            return [step.check(sheet, context) for step in steps]
        key = (context.previous is None, context.language)
        if key not in self.not_found:
            self.not_found[key] = self._not_found_checks(table, steps, context)
        return self.not_found[key]

    def _not_found_checks(self, table: Table, steps: Iterable[Step], context: Context) -> tuple[Check, ...]:
        sheet = table_to_sheet(replace(table, cells=()), self.order, self.scatter)
        message = words(context.language, "not_found")
        checks = (step.check(sheet, context) for step in steps)
        return tuple(replace(c, outcome="not_applicable", left=None, right=None, message=message) for c in checks)


@dataclass(frozen=True, slots=True, eq=False)
class NoSeriesStep:
    """A rule across years where no earlier report is at hand: not applicable, whatever the figures."""

    checks: Mapping[Language, Check]

    def check(self, sheet: Sheet, context: Context) -> Check:
        """The same check every time."""
        return self.checks[context.language]


def _rule_to_no_series(rule: Rule) -> NoSeriesStep:
    languages: tuple[Language, ...] = ("en", "zh")
    said = {language: words(language, "no_series") for language in languages}
    return NoSeriesStep(
        {k: Check(rule.id, rule.kind, "not_applicable", None, None, False, (), text) for k, text in said.items()}
    )


def _make_plan(form: Form, table_id: str, variant: str | None) -> Plan:
    table = form_to_table(form, table_id)
    absent = variant_to_absent(table_to_variant(table, variant))
    placed = [
        ((row.id, column.id), column)
        for block in table.blocks
        for row in block.rows
        if row.id not in absent
        for column in block.columns
    ]
    order = places_to_order([place for place, _ in placed])
    columns = [column for _, column in placed]
    scatter = Scatter(len(placed))
    steps: list[Step] = []
    alone: list[Step] = []
    for rule in form.rules:
        if rule.table == table_id:
            own = list(_rule_to_steps(rule, table, absent, order, columns, scatter))
            steps.extend(own)
            alone.extend([_rule_to_no_series(rule)] if own and rule.is_across_years else own)
    return Plan(order, scatter, tuple(steps), tuple(alone))


table_to_plan = ByTable(_make_plan)
"""The plan of a form's table in a variant; None is the usual one. Raises KeyError for what is not there."""


def _rule_to_steps(
    rule: Rule, table: TableForm, absent: frozenset[str], order: Order, columns: Sequence[Column], scatter: Scatter
) -> Iterator[Step]:
    if rule.test == "types":
        yield TypesStep(rule, order, columns)
    elif rule.test == "figures":
        yield FiguresStep(rule, order)
    else:
        for instance in rule_to_instances(rule, table, absent):
            yield instance_to_step(instance, table, order, scatter)
