"""Tests of single cells: figures of the type of their column (H5), figures in every cell (S11)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
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
    known: dict[tuple[Language, int], Check] = field(default_factory=dict)
    """Passed checks by language and number of figures."""

    def check(self, sheet: Sheet, context: Context) -> Check:
        """Undecided without any figure."""
        refused = agency_to_refusal(self.rule, context)
        if refused is not None:
            return _check(self.rule, refused[0], (), refused[1])
        count = len(sheet.values) - len(sheet.lacking)
        if not count:
            return _check(self.rule, "undecided", (), _TYPES_SAID[context.language][1])
        broken = self._broken(sheet)
        if broken:
            message = "; ".join(self._complaint(sheet, index, context.language) for index in broken)
            return _check(self.rule, "failed", [self._key(index) for index in broken], message)
        key = (context.language, count)
        if key not in self.known:
            self.known[key] = _check(self.rule, "passed", (), _TYPES_SAID[context.language][0].format(count))
        return self.known[key]

    def _broken(self, sheet: Sheet) -> list[int]:
        """A bare whole number suits every type, so that the others alone need a look."""
        cells = sheet.cells
        texts = {cell.text for cell in cells if cell}
        odd: Iterable[int] = range(len(cells))
        if SIGNS.isdisjoint("".join(filter(None, texts))):
            odd = [i for i, v in enumerate(sheet.values) if v and (type(v) is not int or v < 0)]
        found = ((i, cell) for i in odd if i not in sheet.lacking and (cell := cells[i]))
        return [i for i, cell in found if not is_of_type(cell, self.columns[i].value_type)]

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
    known: dict[tuple[Language, bool], Check] = field(default_factory=dict)
    """Checks of tables without a blank by language and whether anything is printed."""

    def check(self, sheet: Sheet, context: Context) -> Check:
        """Undecided where nothing is printed."""
        passed, empty, failed = _FIGURES_SAID[context.language]
        refused = agency_to_refusal(self.rule, context)
        if refused is not None:
            return _check(self.rule, refused[0], (), refused[1])
        blank = _blank_places(sheet)
        if not blank:
            printed = len(sheet.lacking) < len(sheet.values)
            key = (context.language, printed)
            if key not in self.known:
                message = passed if printed else empty
                self.known[key] = _check(self.rule, "passed" if printed else "undecided", (), message)
            return self.known[key]
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
    if value_type != "amount" and isinstance(value, Decimal) and not _is_whole(value):
        return False
    if value_type == "signed":
        return True
    return value >= 0 and (cell.text or "").lstrip()[:1] not in SIGNS


MOST_NOUGHTS = 2
"""Noughts behind the point of a whole number as spreadsheets and programs print it; three may be thousands (1.000)."""


def _is_whole(value: Decimal) -> bool:
    return value == value.to_integral_value() and int(value.as_tuple().exponent) >= -MOST_NOUGHTS


def _check(rule: Rule, outcome: Outcome, cells: Sequence[tuple[str, str, str]], message: str) -> Check:
    return Check(rule.id, rule.kind, outcome, None, None, False, tuple(cells), message)
