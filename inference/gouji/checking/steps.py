"""What a table's rules come to: steps that each give one check, prepared for speed."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass, field
from functools import partial
from typing import Protocol

from gouji.checking.context import Context
from gouji.checking.instances import LinearInstance, Part, Relation
from gouji.checking.messages import failed_message, said_once, undecided_message, words
from gouji.checking.sheet import Order, Scatter, Sheet
from gouji.checking.sides import Side, relation_to_sides
from gouji.checking.sums import HOLDS, Lookup
from gouji.extraction import Check, Number, Outcome
from gouji.forms.model import Rule, TableForm

REMEMBERED = 200
"""Checks that a step keeps ready: reports repeat 0 = 0 by the hundred, and lack the same cells where they were cut."""


class Step(Protocol):
    """One rule put to one table, or one row or column of it."""

    def check(self, sheet: Sheet, context: Context) -> Check:
        """The check of the figures in `sheet`, as one that was not spent."""


@dataclass(frozen=True, slots=True, eq=False)
class Prepared:
    """A relation with both its sides prepared."""

    relation: Relation
    left: Side
    right: Side


@dataclass(frozen=True, slots=True, eq=False)
class LinearStep:
    """A comparison under its conditions.

    `own` are the indexes of this report's cells that it compares; `guarded` says that it has conditions;
    `plain` are the numbers of both sides in a sheet's sums, where it has none and they are plain sums.
    """

    instance: LinearInstance
    table: TableForm
    compared: Prepared
    conditions: tuple[Prepared, ...]
    own: frozenset[int]
    guarded: bool
    plain: tuple[int, int] | None
    known: dict[Hashable, Check] = field(default_factory=dict)
    """Checks by all that they depend on."""

    def check(self, sheet: Sheet, context: Context) -> Check:
        """Conditions first, then the comparison; undecided where a figure is lacking."""
        if self.plain is not None and not sheet.decimal:  # nearly every check of nearly every report
            known = self.known.get((sheet.sums[self.plain[0]], sheet.sums[self.plain[1]]))
            if known is not None:
                return known
        refused = self._refusal(sheet, context) if self.guarded else None
        if refused is not None:
            return self._check(refused[0], None, None, refused[1])
        left, right = self.compared.left.total(sheet, context), self.compared.right.total(sheet, context)
        if left is None or right is None:
            return self._open_check(sheet, context, left, right)
        if not HOLDS[self.compared.relation.sign](left, right):
            return self._check("failed", left, right, self._failed_message(sheet, context))
        exact = type(left) is type(right) is int
        known = self.known.get((left, right)) if exact else None
        return known or self._passed(left, right, exact)

    def _passed(self, left: Number, right: Number, exact: bool) -> Check:
        message = f"{left} {_SHOWN[self.compared.relation.sign]} {right}"
        return self._remember((left, right) if exact else None, "passed", left, right, message)

    def _failed_message(self, sheet: Sheet, context: Context) -> str:
        return failed_message(self.instance, self.table, self._lookup(sheet, context), context.language)

    def _lookup(self, sheet: Sheet, context: Context) -> Lookup:
        return partial(self.compared.left.figure, sheet=sheet, context=context)

    def _refusal(self, sheet: Sheet, context: Context) -> tuple[Outcome, str] | None:
        """Why the comparison is not put, if so: a condition that does not hold, or one that cannot be told."""
        refused = agency_to_refusal(self.instance.rule, context)
        if refused is not None:
            return refused
        undecided = None
        for number, condition in enumerate(self.conditions):
            left, right = condition.left.total(sheet, context), condition.right.total(sheet, context)
            if left is None or right is None:
                undecided = condition
            elif not HOLDS[condition.relation.sign](left, right):
                text = self.instance.rule.when.cells[number].text
                return "not_applicable", said_once(context.language, "condition", "condition", text)
        return None if undecided is None else self._lacking(undecided, sheet, context)

    def _open_check(self, sheet: Sheet, context: Context, left: Number | None, right: Number | None) -> Check:
        key = None
        if context.previous is None and type(left) in _EXACT and type(right) in _EXACT:
            key = (context.language, left, right, sheet.lacking & self.own, sheet.absent >= self.own)
        known = self.known.get(key) if key else None
        if known is not None:
            return known
        outcome, message = self._lacking(self.compared, sheet, context)
        return self._remember(key, outcome, left, right, message)

    def _lacking(self, compared: Prepared, sheet: Sheet, context: Context) -> tuple[Outcome, str]:
        """Not applicable where the cells are not there at all, undecided where figures are lacking."""
        own = compared.left.own | compared.right.own
        if own and sheet.absent >= own:
            return "not_applicable", words(context.language, "no_cells")
        placed: list[Part] = [part for part in compared.relation.parts if part.place is not None]
        before = [(self.table.id, *part.place) for part in placed if part.place and part.previous]
        if before and not any(key in (context.previous or {}) for key in before):
            return "not_applicable", words(context.language, "no_previous")
        lookup = self._lookup(sheet, context)
        lacking = [part for part in placed if lookup(part) is None]
        return "undecided", undecided_message(self.instance, self.table, lacking, context.language)

    def _remember(
        self, key: Hashable, outcome: Outcome, left: Number | None, right: Number | None, message: str
    ) -> Check:
        """The check, kept under `key` unless that is None or many are kept."""
        check = self._check(outcome, left, right, message)
        if key is None or len(self.known) >= REMEMBERED:
            return check
        return self.known.setdefault(key, check)

    def _check(self, outcome: Outcome, left: Number | None, right: Number | None, message: str) -> Check:
        instance = self.instance
        return Check(instance.id, instance.rule.kind, outcome, left, right, False, instance.cells, message)


_EXACT = (int, type(None))
"""Sums that are written in one way only: Decimal("1.0") and Decimal("1.00") are equal and are printed differently."""

_SHOWN = {"=": "=", "<=": "≤", ">=": "≥"}


def agency_to_refusal(rule: Rule, context: Context) -> tuple[Outcome, str] | None:
    """Why the rule is not put to this agency's report, if so."""
    when = rule.when
    if not when.asks_agency:
        return None
    if context.agency is None:
        return "undecided", words(context.language, "agency_unknown")
    ends = not when.agency_ends or context.agency.endswith(when.agency_ends)
    if ends and not any(word in context.agency for word in when.agency_lacks):
        return None
    return "not_applicable", said_once(context.language, "agency_other", "agency", context.agency)


def instance_to_step(instance: LinearInstance, table: TableForm, order: Order, scatter: Scatter) -> Step:
    """The step of an instance, its sums numbered by `scatter`."""
    compared, *conditions = (
        Prepared(relation, *relation_to_sides(relation, table.id, order.index, scatter))
        for relation in (instance.relation, *instance.when)
    )
    own = compared.left.own | compared.right.own
    guarded = bool(conditions) or instance.rule.when.asks_agency
    left, right = compared.left.number, compared.right.number
    plain = None if guarded or left is None or right is None else (left, right)
    return LinearStep(instance, table, compared, tuple(conditions), own, guarded, plain)
