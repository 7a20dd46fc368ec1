"""Checks in plain words, with the figures and the printed labels, in Chinese or English."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Literal

from gouji.checking.instances import LinearInstance, Part, Place
from gouji.checking.sums import Lookup, parts_to_sum
from gouji.folding import strip_notes
from gouji.forms import column_label, row_label
from gouji.forms.model import Over, Rule, TableForm

Language = Literal["en", "zh"]

MAX_NAMED = 6
"""More cells than this are counted, not listed: seven applicant columns fit, twenty outcomes do not."""

_WORDS: Mapping[Language, Mapping[str, str]] = {
    "en": {
        "failed": "{left} {sign} {right} ({rule})",
        "axis": "{axis}: {rest}",
        "sum": "sum of {count} cells {total}",
        "lacking": "no usable number in {names}",
        "more": " and {count} more",
        "not_found": "the table was not found",
        "no_cells": "none of its cells is in the document",
        "no_series": "needs the report of the year before",
        "no_previous": "the report of the year before does not have these cells",
        "agency_unknown": "the agency is not known, and the rule is one for certain agencies",
        "agency_other": "the rule is not one for {agency}",
        "condition": "judged only where {condition}",
        "previous": "last year's {label}",
    },
    "zh": {
        "failed": "{left} {sign} {right}（{rule}）",
        "axis": "{axis}：{rest}",
        "sum": "{count} 格之和 {total}",
        "lacking": "{names}没有可用的数",
        "more": "等另外 {count} 处",
        "not_found": "没有找到这张表",
        "no_cells": "文中没有这条规则涉及的单元格",
        "no_series": "需要上一年度的报告",
        "no_previous": "上一年度的报告没有这些单元格",
        "agency_unknown": "不知道报告单位，而这条规则只适用于部分单位",
        "agency_other": "这条规则不适用于{agency}",
        "condition": "只在 {condition} 时判断",
        "previous": "上年{label}",
    },
}

_BROKEN = {"=": "≠", "<=": ">", ">=": "<"}
"""What stands between the sides of a comparison that does not hold."""


def words(language: Language, key: str, **parts: object) -> str:
    """One of the fixed sentences, filled in."""
    return _WORDS[language][key].format(**parts)


@lru_cache(maxsize=1000)
def said_once(language: Language, key: str, part: str, value: str) -> str:
    """A fixed sentence with one part, kept: many rules say the same of one agency."""
    return words(language, key, **{part: value})


def failed_message(instance: LinearInstance, table: TableForm, lookup: Lookup, language: Language) -> str:
    """For example: "自然人: （七）总计 12 ≠ sum of 22 cells 13 (…)", with the statement of the rule behind it."""
    relation = instance.relation
    said = words(
        language,
        "failed",
        left=_side_to_words(instance, relation.left, table, lookup, language),
        sign=_BROKEN[relation.sign],
        right=_side_to_words(instance, relation.right, table, lookup, language),
        rule=rule_to_statement(instance.rule, language),
    )
    return _with_axis(instance, table, said, language)


def undecided_message(instance: LinearInstance, table: TableForm, lacking: Sequence[Part], language: Language) -> str:
    """Names the cells that have no usable number."""
    names = "、".join(_part_label(instance.rule.over, part, table, language) for part in lacking[:MAX_NAMED])
    if len(lacking) > MAX_NAMED:
        names += words(language, "more", count=len(lacking) - MAX_NAMED)
    return _with_axis(instance, table, words(language, "lacking", names=names), language)


def _with_axis(instance: LinearInstance, table: TableForm, rest: str, language: Language) -> str:
    axis = _axis_label(instance, table)
    return words(language, "axis", axis=axis, rest=rest) if axis else rest


def _side_to_words(
    instance: LinearInstance, parts: Sequence[Part], table: TableForm, lookup: Lookup, language: Language
) -> str:
    total = parts_to_sum(parts, lookup)
    if len(parts) == 1:
        return _part_to_words(instance.rule.over, parts[0], table, lookup, language)
    if len(parts) > MAX_NAMED:
        return words(language, "sum", count=len(parts), total=total)
    said = ""
    for part in parts:
        sign = "-" if part.factor < 0 else "+"
        lead = f" {sign} " if said else ("- " if sign == "-" else "")
        said += lead + _part_to_words(instance.rule.over, part, table, lookup, language)
    return f"{said} = {total}"


def _part_to_words(over: Over, part: Part, table: TableForm, lookup: Lookup, language: Language) -> str:
    factor = "" if abs(part.factor) == 1 else f"{abs(part.factor)} × "
    if part.place is None:
        return str(abs(part.factor))
    return f"{factor}{_part_label(over, part, table, language)} {lookup(part)}"


def _part_label(over: Over, part: Part, table: TableForm, language: Language) -> str:
    label = _place_label(over, part.place, table) if part.place else ""
    return words(language, "previous", label=label) if part.previous else label


def _place_label(over: Over, place: Place, table: TableForm) -> str:
    row, column = place
    if over == "rows":
        return column_label(table, column, row)
    row_text = strip_notes(row_label(table, row))
    return row_text if over == "columns" else f"{row_text}·{column_label(table, column, row)}"


def _axis_label(instance: LinearInstance, table: TableForm) -> str:
    place = next((part.place for part in instance.relation.parts if part.place), None)
    if place is None or instance.rule.over == "table":
        return ""
    row, column = place
    return strip_notes(row_label(table, row)) if instance.rule.over == "rows" else column_label(table, column, row)


def rule_to_statement(rule: Rule, language: Language) -> str:
    """The rule in words; in another language, or its id, where it has none in this one."""
    return rule.text.get(language) or rule.text.get("en") or rule.text.get("zh") or rule.id
