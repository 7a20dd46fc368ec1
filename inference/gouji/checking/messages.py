"""Checks in plain words, with the figures and the printed labels."""

from __future__ import annotations

from collections.abc import Mapping

from gouji.checking.instances import Place, RuleInstance
from gouji.extraction import Number
from gouji.folding import strip_notes
from gouji.forms import column_label, row_label
from gouji.forms.model import TableForm

MAX_NAMED = 6
"""More cells than this are counted, not listed: seven applicant columns fit, twenty outcomes do not."""


def failed_message(instance: RuleInstance, table: TableForm, values: Mapping[Place, Number]) -> str:
    """For example: "自然人: （七）总计 12 ≠ sum of 22 cells = 13 (…)", with the statement of the rule behind it."""
    left = _side_to_words(instance, instance.left, table, values)
    right = _side_to_words(instance, instance.right, table, values)
    return f"{_axis_label(instance, table)}: {left} ≠ {right} ({_statement(instance)})"


def undecided_message(instance: RuleInstance, table: TableForm, values: Mapping[Place, Number]) -> str:
    """Names the cells that have no usable number."""
    lacking = [place for place in instance.places if place not in values]
    names = "、".join(_summand_label(instance, place, table) for place in lacking[:MAX_NAMED])
    rest = f" and {len(lacking) - MAX_NAMED} more" if len(lacking) > MAX_NAMED else ""
    return f"{_axis_label(instance, table)}: no usable number in {names}{rest}"


def _side_to_words(
    instance: RuleInstance, places: tuple[Place, ...], table: TableForm, values: Mapping[Place, Number]
) -> str:
    total = sum(values[place] for place in places)
    if len(places) == 1:
        return f"{_summand_label(instance, places[0], table)} {total}"
    if len(places) > MAX_NAMED:
        return f"sum of {len(places)} cells {total}"
    parts = " + ".join(f"{_summand_label(instance, place, table)} {values[place]}" for place in places)
    return f"{parts} = {total}"


def _summand_label(instance: RuleInstance, place: Place, table: TableForm) -> str:
    row, column = place
    return column_label(table, column, row) if instance.rule.over == "rows" else strip_notes(row_label(table, row))


def _axis_label(instance: RuleInstance, table: TableForm) -> str:
    row, column = instance.places[0]
    return strip_notes(row_label(table, row)) if instance.rule.over == "rows" else column_label(table, column, row)


def _statement(instance: RuleInstance) -> str:
    texts = instance.rule.text
    return texts.get("en") or texts.get("zh") or instance.rule.id
