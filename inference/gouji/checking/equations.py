"""Hard rules as exact linear equations over the cells of a table."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction

from gouji.checking.instances import LinearInstance, Place, rule_to_instances, variant_to_absent
from gouji.forms.model import Form, TableForm, Variant

Variable = tuple[str, str]
"""A cell, or the slack of an inequality: ("<=", instance id)."""

SLACK = "<="


@dataclass(frozen=True, slots=True)
class Equation:
    """sum(factors * variables) = constant; `rule` is the rule that says so, `instance` the id of its instance."""

    instance: str
    rule: str
    factors: dict[Variable, Fraction]
    constant: Fraction

    @property
    def is_equality(self) -> bool:
        """Whether it was written with =."""
        return not any(name == SLACK for name, _ in self.factors)


def table_to_equations(form: Form, table: TableForm, variant: Variant | None) -> list[Equation]:
    """What the unconditional hard rules say of one report's figures, in the order of the form file."""
    absent = variant_to_absent(variant)
    rules = [rule for rule in form.rules if rule.table == table.id and rule.kind == "hard" and rule.comparison]
    whole = [rule for rule in rules if not rule.when.asks_agency and not rule.is_across_years]
    instances = (instance for rule in whole for instance in rule_to_instances(rule, table, absent))
    return [instance_to_equation(instance) for instance in instances if not instance.when]


def instance_to_equation(instance: LinearInstance) -> Equation:
    """left - right = 0, with a slack variable that is not negative for <= and >=."""
    factors: dict[Variable, Fraction] = {}
    constant = Fraction(0)
    for sign, parts in ((1, instance.relation.left), (-1, instance.relation.right)):
        for part in parts:
            if part.place is None:
                constant -= sign * Fraction(part.factor)
            else:
                factors[part.place] = factors.get(part.place, Fraction(0)) + sign * Fraction(part.factor)
    if instance.relation.sign != "=":
        factors[SLACK, instance.id] = Fraction(1 if instance.relation.sign == "<=" else -1)
    return Equation(instance.id, instance.rule.id, {k: v for k, v in factors.items() if v}, constant)


def dependent_equations(equations: Iterable[Equation]) -> list[Equation]:
    """Those equations that follow from the ones before them, by elimination over exact fractions."""
    reduced: dict[Variable, tuple[dict[Variable, Fraction], Fraction]] = {}
    dependent = []
    for equation in equations:
        row, constant = _reduce(dict(equation.factors), equation.constant, reduced)
        if not row:
            dependent.append(equation)
            continue
        pivot = next(iter(row))
        scale = row[pivot]
        reduced[pivot] = ({name: factor / scale for name, factor in row.items()}, constant / scale)
    return dependent


def _reduce(
    row: dict[Variable, Fraction],
    constant: Fraction,
    reduced: dict[Variable, tuple[dict[Variable, Fraction], Fraction]],
) -> tuple[dict[Variable, Fraction], Fraction]:
    """The row without any variable that an earlier row stands for."""
    while (pivot := next((name for name in row if name in reduced), None)) is not None:
        other, value = reduced[pivot]
        constant -= row[pivot] * value
        row = add_scaled(row, other, -row[pivot])
    return row, constant


def add_scaled(
    row: dict[Variable, Fraction], other: dict[Variable, Fraction], scale: Fraction
) -> dict[Variable, Fraction]:
    """row + scale * other, without zeros."""
    total = dict(row)
    for name, factor in other.items():
        total[name] = total.get(name, Fraction(0)) + scale * factor
        if not total[name]:
            del total[name]
    return total


def definition_circle(equations: Sequence[Equation], lefts: dict[str, Place]) -> list[str] | None:
    """Rules that define a figure by way of itself, in turn; None when there are none.

    `lefts` gives the cell that an equation defines: the only one on its left side.
    """
    uses: dict[Place, list[tuple[Place, str]]] = {}
    for equation in equations:
        own = lefts.get(equation.instance)
        if own is not None:
            uses.setdefault(own, []).extend((name, equation.rule) for name in equation.factors if name != own)
    done: set[Place] = set()
    for start in uses:
        circle = _walk(start, uses, done, [], [])
        if circle:
            return circle
    return None


def _walk(
    place: Place, uses: dict[Place, list[tuple[Place, str]]], done: set[Place], path: list[Place], rules: list[str]
) -> list[str] | None:
    if place in path:
        return list(dict.fromkeys(rules[path.index(place) :]))
    if place in done:
        return None
    for other, rule in uses.get(place, ()):
        circle = _walk(other, uses, done, [*path, place], [*rules, rule])
        if circle:
            return circle
    done.add(place)
    return None
