"""Tests of single cells: figures of the type of their column (H5), figures in every cell (S11)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from gouji.checking.context import Context
from gouji.checking.messages import Language
from gouji.checking.sheet import Order, Sheet
from gouji.checking.steps import agency_to_refusal
from gouji.extraction import Cell, Check, Number, Outcome
from gouji.forms.model import Column, Rule, ValueType

SIGNS = frozenset("+＋-－−–—增减減")
"""First characters of signed figures as printed in reports."""

_WANTED: dict[Language, dict[ValueType, str]] = {
    "en": {"count": "a whole number without a sign", "signed": "a whole number", "amount": "a number without a sign"},
    "zh": {"count": "不带正负号的整数", "signed": "整数", "amount": "不带正负号的数"},
}
_TYPES_SAID: dict[Language, tuple[str, str, str]] = {
    "en": ("{} figures are of the type of their column", "no cell holds a number", "{}, {}: {} is not {}"),
    "zh": ("{} 个数值符合所在列的类型", "没有一格有数", "{}，{}：{} 不是{}"),
}
_FIGURES_SAID: dict[Language, tuple[str, str, str]] = {
    "en": ("every printed cell holds a figure", "no cell is printed", "{} cells hold no figure: {}"),
    "zh": ("印出的各格都有数值", "没有印出的单元格", "{} 格没有填数：{}"),
}
MAX_SHOWN = 6
"""Cells without a figure that are named with what they print."""


@dataclass(frozen=True, slots=True, eq=False)
class TypesStep:
    """Whether every figure is of its column's type; the check names the cells that break it."""

    rule: Rule
    order: Order
    columns: Sequence[Column]
    """One a place of the order."""
    only_counts: bool

    def check(self, sheet: Sheet, context: Context) -> Check:
        """Undecided without any figure."""
        passed, empty, _ = _TYPES_SAID[context.language]
        refused = agency_to_refusal(self.rule, context)
        if refused is not None:
            return _check(self.rule, refused[0], (), refused[1])
        known = [index for index, value in enumerate(sheet.values) if value is not None]
        if not known:
            return _check(self.rule, "undecided", (), empty)
        broken = [] if self._are_plain_counts(sheet) else self._broken(sheet, known)
        message = passed.format(len(known))
        if broken:
            message = "; ".join(self._complaint(sheet, index, context.language) for index in broken)
        return _check(self.rule, "failed" if broken else "passed", [self._key(index) for index in broken], message)

    def _are_plain_counts(self, sheet: Sheet) -> bool:
        """Whether a look at all figures together shows that nothing is broken: most tables hold bare counts."""
        values = sheet.values
        if not self.only_counts or set(map(type, values)) != {int}:
            return False
        texts = "".join([cell.text or "" for cell in sheet.cells if cell])
        return min(values) >= 0 and SIGNS.isdisjoint(texts)  # type: ignore[type-var, operator]

    def _broken(self, sheet: Sheet, known: Sequence[int]) -> list[int]:
        cells = ((index, sheet.cells[index]) for index in known)
        return [i for i, cell in cells if cell and not is_of_type(cell, self.columns[i].value_type)]

    def _complaint(self, sheet: Sheet, index: int, language: Language) -> str:
        cell, column = sheet.cells[index], self.columns[index]
        wanted = _WANTED[language][column.value_type]
        printed = cell.text if cell else None
        return _TYPES_SAID[language][2].format(self.order.rows[index], column.label.text, printed, wanted)

    def _key(self, index: int) -> tuple[str, str, str]:
        return self.rule.table, self.order.rows[index], self.order.columns[index]


@dataclass(frozen=True, slots=True, eq=False)
class FiguresStep:
    """Whether no printed cell is blank or holds a word for a figure; the check names those that do."""

    rule: Rule
    order: Order

    def check(self, sheet: Sheet, context: Context) -> Check:
        """Undecided where nothing is printed."""
        passed, empty, failed = _FIGURES_SAID[context.language]
        refused = agency_to_refusal(self.rule, context)
        if refused is not None:
            return _check(self.rule, refused[0], (), refused[1])
        blank = _blank_places(sheet)
        if not blank:
            printed = any(value is not None for value in sheet.values)
            return _check(self.rule, "passed" if printed else "undecided", (), passed if printed else empty)
        texts = [cell.text or "□" for index in blank[:MAX_SHOWN] if (cell := sheet.cells[index])]
        keys = [(self.rule.table, self.order.rows[index], self.order.columns[index]) for index in blank]
        rest = " …" if len(blank) > MAX_SHOWN else ""
        return _check(self.rule, "failed", keys, failed.format(len(blank), " ".join(texts) + rest))


def _blank_places(sheet: Sheet) -> list[int]:
    if "blank" not in sheet.statuses:
        return []
    return [index for index, cell in enumerate(sheet.cells) if cell and cell.status == "blank"]


def is_of_type(cell: Cell, value_type: ValueType) -> bool:
    """Whether the value of `cell` and the sign in its text suit the type; a cell without a value suits any."""
    value: Number | None = cell.value
    if value is None:
        return True
    if value_type != "amount" and isinstance(value, Decimal):
        return False
    if value_type == "signed":
        return True
    return value >= 0 and (cell.text or "").lstrip()[:1] not in SIGNS


def _check(rule: Rule, outcome: Outcome, cells: Sequence[tuple[str, str, str]], message: str) -> Check:
    return Check(rule.id, rule.kind, outcome, None, None, False, tuple(cells), message)
