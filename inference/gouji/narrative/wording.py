"""Outcomes of the cross-check in plain words: both figures, and the line that the text says it in."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from gouji.extraction import Number, Outcome, Span
from gouji.narrative.facts import Fact
from gouji.narrative.phrasing import Quantity

Language = Literal["en", "zh"]
MOST_QUOTED = 3
"""Statements of one quantity that are quoted: a summary and its chapter make two."""
_BEFORE, _AFTER = 16, 8
"""Characters quoted around a figure: 全年收到政府信息公开申请 before it has 12."""

_WORDS: Mapping[Language, Mapping[str, str]] = {
    "en": {
        "passed": "{name}: the text states {stated}; the table agrees",
        "failed": "{name}: the text states {stated}; the table has {table}",
        "undecided": "{name}: the text states {stated}; {why}",
        "no_figure": "the table has no usable figure",
        "torn": "it gives several figures, of which not all agree with the table's {table}",
        "unstated": "{name}: not stated in the text",
        "no_table": "{name}: the text states {stated}; the table was not found",
        "quote": "{value} (line {line}: {quote})",
        "none": "none",
        "join": " and ",
        "share": "{name}, share",
    },
    "zh": {
        "passed": "{name}：正文称{stated}，与表格一致",
        "failed": "{name}：正文称{stated}，表格为 {table}",
        "undecided": "{name}：正文称{stated}，{why}",
        "no_figure": "表格没有可用的数",
        "torn": "正文有几个数，与表格的 {table} 不都一致",
        "unstated": "{name}：正文没有说明",
        "no_table": "{name}：正文称{stated}，没有找到表格",
        "quote": "{value}（第 {line} 行：{quote}）",
        "none": "没有",
        "join": "、",
        "share": "{name}占比",
    },
}


@dataclass(frozen=True, slots=True)
class Quoting:
    """The decoded original and the line that an offset of it stands in, from 1."""

    original: str
    line_of: Callable[[int], int]

    def quote(self, span: Span) -> str:
        """What stands around a span on its line, without blanks at the ends."""
        start, end = span
        before = self.original[max(0, start - _BEFORE) : start].splitlines()[-1:] or [""]
        after = self.original[end : end + _AFTER].splitlines()[:1] or [""]
        return " ".join(f"{before[0]}{self.original[start:end]}{after[0]}".split())


def outcome_to_message(
    outcome: Outcome,
    quantity: Quantity,
    stated: Sequence[Fact],
    table: Number | None,
    printed: bool,
    quoting: Quoting,
    language: Language,
) -> str:
    """For example: "requests received: the text states 12 (line 5: …); the table has 13"."""
    words = _WORDS[language]
    name = quantity.text.get(language, quantity.id)
    if not stated:
        return words["unstated"].format(name=name)
    if stated[0].kind == "share":
        name = words["share"].format(name=name)
    said = words["join"].join(fact_to_quote(fact, quoting, language) for fact in stated[:MOST_QUOTED])
    why = words["no_figure"] if table is None else words["torn"].format(table=_number(table))
    key = outcome if printed else "no_table"
    return words[key].format(name=name, stated=said, table=_number(table), why=why)


def fact_to_quote(fact: Fact, quoting: Quoting, language: Language = "en") -> str:
    """The figure with its line and the words around it."""
    words = _WORDS[language]
    value = words["none"] if fact.kind == "none" else _number(fact.value) + ("%" if fact.kind == "share" else "")
    line = quoting.line_of(fact.span[0])
    return words["quote"].format(value=value, line=line, quote=quoting.quote(fact.span))


def _number(value: Number | None) -> str:
    return "?" if value is None else f"{value:f}" if not isinstance(value, int) else str(value)
