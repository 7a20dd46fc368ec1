"""What can be said of a form's rules without any report: redundant, contradicting, circular, never put."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from gouji.checking.equations import (
    Equation,
    definition_circle,
    dependent_equations,
    table_to_equations,
)
from gouji.checking.feasibility import Feasibility, equations_to_feasibility
from gouji.checking.instances import Place, linear_instances, rule_instances
from gouji.forms.cells import signed_places
from gouji.forms.model import Form, TableForm, Variant

Conflicts = Callable[[Feasibility], bool]

Kind = Literal["circle", "contradiction", "never", "redundant", "unproved"]

ERRORS: frozenset[Kind] = frozenset({"circle", "contradiction", "never"})
"""Findings for which a form is refused; the others are remarks."""


@dataclass(frozen=True, slots=True)
class Finding:
    """What is odd about `rules` of one table, and what to do about it."""

    kind: Kind
    table: str
    rules: tuple[str, ...]
    problem: str
    cure: str


@dataclass(frozen=True, slots=True)
class TableFigures:
    """Counts for one table and variant: equations, independent ones among them, cells."""

    table: str
    variant: str | None
    equations: int
    independent: int
    cells: int


@dataclass(frozen=True, slots=True)
class Analysis:
    """All findings, errors first, and the counts of every table and variant that has equations."""

    findings: tuple[Finding, ...]
    figures: tuple[TableFigures, ...]


def form_to_analysis(form: Form) -> Analysis:
    """The analysis of a form's rules; exact, about a second for a form of 200 cells."""
    found = [finding for table in form.tables for finding in _table_findings(form, table)]
    figures = [figure for table in form.tables for figure in _table_figures(form, table)]
    return Analysis(tuple(sorted(found, key=lambda finding: finding.kind not in ERRORS)), tuple(figures))


def _variants(table: TableForm) -> Sequence[Variant | None]:
    return table.variants or (None,)


def _table_figures(form: Form, table: TableForm) -> Iterator[TableFigures]:
    for variant in _variants(table):
        equations = [equation for equation in table_to_equations(form, table, variant) if equation.is_equality]
        if equations:
            absent = variant.without if variant else ()
            cells = sum(len(block.columns) for block in table.blocks for row in block.rows if row.id not in absent)
            independent = len(equations) - len(dependent_equations(equations))
            yield TableFigures(table.id, variant.id if variant else None, len(equations), independent, cells)


def _table_findings(form: Form, table: TableForm) -> Iterator[Finding]:
    yield from _never(form, table)
    redundant: list[set[str]] = []
    for variant in _variants(table):
        equations = table_to_equations(form, table, variant)
        circle = definition_circle(equations, _definitions(form, table, variant))
        if circle:
            said = " and ".join(circle)
            cure = "let one of them define its figure by others"
            yield Finding("circle", table.id, tuple(circle), f"{said} define figures by way of themselves", cure)
            return
        conflict = _conflict(equations, table)
        if conflict:
            yield conflict
            return
        redundant.append(_redundant_rules(equations))
    for rule in sorted(set.intersection(*redundant)):
        problem = "follows from the rules before it in every row or column"
        yield Finding("redundant", table.id, (rule,), problem, "it may be left out; it does no harm")


def _never(form: Form, table: TableForm) -> Iterator[Finding]:
    variants = [variant.id if variant else None for variant in _variants(table)]
    put = {i.rule.id for variant in variants for i in linear_instances(form, table.id, variant)}
    for rule in form.rules:
        if rule.table == table.id and rule.comparison is not None and rule.id not in put:
            problem = "is never put: no variant of the table has its cells together"
            yield Finding("never", table.id, (rule.id,), problem, "name cells of one variant, or mend `only`")


def _definitions(form: Form, table: TableForm, variant: Variant | None) -> dict[str, Place]:
    """For each identity with one cell on its left side that cell, as the file writes it."""
    instances = rule_instances(form, table.id, variant.id if variant else None)
    return {instance.id: instance.left[0] for instance in instances if len(instance.left) == 1}


def _redundant_rules(equations: Sequence[Equation]) -> set[str]:
    """Rules all of whose equations follow from those before them."""
    equalities = [equation for equation in equations if equation.is_equality]
    dependent = {equation.instance for equation in dependent_equations(equalities)}
    return {e.rule for e in equalities} - {e.rule for e in equalities if e.instance not in dependent}


def _conflict(equations: Sequence[Equation], table: TableForm) -> Finding | None:
    """Rules that cannot hold together, or only where a cell is 0 which none of them names alone."""
    signed = signed_places(table)
    stated = {e.rule for e in equations if equations_to_feasibility([e], signed).zeros}
    rest = [equation for equation in equations if equation.rule not in stated]
    whole = equations_to_feasibility(equations, signed)
    if not whole.is_proved:
        problem = "has too many rules to prove that they can hold together"
        return Finding("unproved", table.id, (), problem, "split the table, or check by hand")
    if not whole.is_feasible:
        rules = _smallest(equations, lambda found: not found.is_feasible, table)
        problem = f"{' and '.join(rules)} cannot hold together, whatever the figures"
        return Finding("contradiction", table.id, rules, problem, "mend or remove one of them")
    zeros = equations_to_feasibility(rest, signed).zeros
    if not zeros:
        return None
    rules = _smallest(rest, lambda found: bool(found.zeros), table)
    row, column = min(equations_to_feasibility([e for e in rest if e.rule in rules], signed).zeros)
    problem = f"{' and '.join(rules)} hold together only where {row}/{column} is 0"
    return Finding("contradiction", table.id, rules, problem, "mend or remove one of them")


def _smallest(equations: Sequence[Equation], conflicts: Conflicts, table: TableForm) -> tuple[str, ...]:
    """Rules that conflict, none of which can be spared."""
    signed = signed_places(table)
    rules = list(dict.fromkeys(equation.rule for equation in equations))
    for rule in list(rules):
        without = [equation for equation in equations if equation.rule in rules and equation.rule != rule]
        if conflicts(equations_to_feasibility(without, signed)):
            rules.remove(rule)
    return tuple(rules)
