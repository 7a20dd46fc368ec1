"""What a table's rules come to: steps that each give one check, the frequent ones prepared for speed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from operator import itemgetter
from typing import Any, Protocol

from gouji.checking.context import Context
from gouji.checking.instances import LinearInstance, Part, Place, Relation, RuleInstance
from gouji.checking.messages import Language, failed_message, undecided_message, words
from gouji.checking.sheet import Order, Sheet
from gouji.checking.sums import HOLDS, parts_to_sum
from gouji.extraction import Check, Number, Outcome
from gouji.forms.model import Rule, TableForm

REMEMBERED = 100
"""Sums below this keep their passed check, and as many messages are kept: reports repeat 0 = 0 by the hundred."""


class Step(Protocol):
    """One rule put to one table, or one row or column of it."""

    def check(self, sheet: Sheet, context: Context) -> Check:
        """The check of the figures in `sheet`."""


@dataclass(frozen=True, slots=True, eq=False)
class IdentityStep:
    """A plain sum on either side; `left` and `right` take its figures out of a sheet's values."""

    linear: LinearStep
    left: Callable[[Sequence[Number | None]], Sequence[Any]]
    right: Callable[[Sequence[Number | None]], Sequence[Any]]
    passed: dict[int, Check] = field(default_factory=dict)

    def check(self, sheet: Sheet, context: Context) -> Check:
        """As the step for comparisons in general, which takes over where this is not a whole sum that holds."""
        try:
            left, right = sum(self.left(sheet.values)), sum(self.right(sheet.values))
        except TypeError:  # a figure is lacking
            return self.linear.check(sheet, context)
        if left != right or type(left) is not int or left < 0 or left >= REMEMBERED:
            return self.linear.check(sheet, context)
        known = self.passed.get(left)
        if known is None:
            known = self.passed[left] = self.linear.check(sheet, Context())
        return self.linear.check(sheet, context) if known.id in context.spent else known


@dataclass(frozen=True, slots=True, eq=False)
class LinearStep:
    """Any comparison."""

    instance: LinearInstance
    table: TableForm
    index: dict[Place, int]
    lacking_said: dict[tuple[Language, tuple[int, ...]], str] = field(default_factory=dict)
    """By the cells that have no usable number, for as many sets of them as REMEMBERED."""

    def check(self, sheet: Sheet, context: Context) -> Check:
        """Conditions first, then the comparison; undecided where a figure is lacking."""
        instance = self.instance
        rule, relation = instance.rule, instance.relation
        refused = agency_to_refusal(rule, context) or self._condition_to_refusal(sheet, context)
        if refused is not None:
            return self._check(refused[0], None, None, context, refused[1])
        left = parts_to_sum(relation.left, lambda part: self._figure(part, sheet, context))
        right = parts_to_sum(relation.right, lambda part: self._figure(part, sheet, context))
        if left is None or right is None:
            return self._open_check(sheet, context, left, right)
        if HOLDS[relation.sign](left, right):
            return self._check("passed", left, right, context, f"{left} {_SHOWN[relation.sign]} {right}")
        message = failed_message(
            instance, self.table, lambda part: self._figure(part, sheet, context), context.language
        )
        return self._check("failed", left, right, context, message)

    def _figure(self, part: Part, sheet: Sheet, context: Context) -> Number | None:
        assert part.place is not None
        if part.previous:
            return (context.previous or {}).get((self.table.id, *part.place))
        return sheet.values[self.index[part.place]]

    def _condition_to_refusal(self, sheet: Sheet, context: Context) -> tuple[Outcome, str] | None:
        """Why the comparison is not put, if so: a condition that does not hold, or one that cannot be told."""
        undecided = None
        for number, relation in enumerate(self.instance.when):
            left = parts_to_sum(relation.left, lambda part: self._figure(part, sheet, context))
            right = parts_to_sum(relation.right, lambda part: self._figure(part, sheet, context))
            if left is None or right is None:
                undecided = relation
            elif not HOLDS[relation.sign](left, right):
                text = self.instance.rule.when.cells[number].text
                return "not_applicable", words(context.language, "condition", condition=text)
        return None if undecided is None else self._lacking(undecided, sheet, context)

    def _open_check(self, sheet: Sheet, context: Context, left: Number | None, right: Number | None) -> Check:
        outcome, message = self._lacking(self.instance.relation, sheet, context)
        return self._check(outcome, left, right, context, message)

    def _lacking(self, relation: Relation, sheet: Sheet, context: Context) -> tuple[Outcome, str]:
        """Not applicable where the cells are not there at all, undecided where figures are lacking."""
        placed = [part for part in relation.parts if part.place is not None]
        own = [part.place for part in placed if part.place and not part.previous]
        if own and all(sheet.cells[self.index[place]] is None for place in own):
            return "not_applicable", words(context.language, "no_cells")
        before = [(self.table.id, *part.place) for part in placed if part.place and part.previous]
        if before and not any(key in (context.previous or {}) for key in before):
            return "not_applicable", words(context.language, "no_previous")
        lacking = tuple(i for i, part in enumerate(placed) if self._figure(part, sheet, context) is None)
        key = (context.language, lacking) if relation is self.instance.relation else None
        message = self.lacking_said.get(key) if key else None
        if message is None:
            message = undecided_message(self.instance, self.table, [placed[i] for i in lacking], context.language)
            if key and len(self.lacking_said) < REMEMBERED:
                self.lacking_said[key] = message
        return "undecided", message

    def _check(
        self, outcome: Outcome, left: Number | None, right: Number | None, context: Context, message: str
    ) -> Check:
        instance = self.instance
        spent = instance.id in context.spent
        return Check(instance.id, instance.rule.kind, outcome, left, right, spent, instance.cells, message)


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
    return "not_applicable", words(context.language, "agency_other", agency=context.agency)


def instance_to_step(instance: LinearInstance, identity: RuleInstance | None, table: TableForm, order: Order) -> Step:
    """The step of an instance; `identity` is its form as a plain sum, if it has one."""
    linear = LinearStep(instance, table, order.index)
    if identity is None:
        return linear
    left, right = (
        _places_to_getter([order.index[place] for place in side]) for side in (identity.left, identity.right)
    )
    return IdentityStep(linear, left, right)


def _places_to_getter(indexes: Sequence[int]) -> Callable[[Sequence[Number | None]], Sequence[Any]]:
    """Takes the values at `indexes` out of a sequence, always as a sequence."""
    return itemgetter(*indexes) if len(indexes) > 1 else itemgetter(slice(indexes[0], indexes[0] + 1))
