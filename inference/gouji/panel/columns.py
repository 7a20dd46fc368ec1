"""The columns of every sheet of a panel: name, type, and what it is called in Chinese and English."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Literal

Kind = Literal["text", "category", "whole", "number", "double"]
"""category: text out of few values; whole: int; number: exact, int or Decimal; double: float. All may be None."""


@dataclass(frozen=True, slots=True)
class Column:
    """`codes` are the texts that a category may hold, each with its meaning in Chinese; None when it is open."""

    name: str
    kind: Kind
    zh: str
    en: str
    codes: Mapping[str, str] | None = None


Row = tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """Rows under one name; `rows` may be a list that is filled while an earlier sheet is read, or an iterator."""

    name: str
    zh: str
    columns: tuple[Column, ...]
    rows: Iterable[Row]


STATUSES = {
    "read": "读出",
    "blank": "原文空白",
    "decoded": "由勾稽唯一解出",
    "reviewed": "已人工复核",
    "suspect": "存疑",
    "unresolved": "位置未定",
    "missing": "原文缺失",
}
OUTCOMES = {
    "failed": "未通过",
    "undecided": "无法判断",
    "passed": "通过",
    "spent": "通过，但曾用于选择读法，不作证明",
    "not_applicable": "不适用",
}
VERDICTS = {"accepted": "接受", "review": "待复核", "rejected": "拒绝"}
YES_NO = {"yes": "是", "no": "否"}

PANEL = (
    Column("agency", "category", "单位", "agency; one name for all its years"),
    Column("agency_printed", "text", "报告中的单位名称", "the agency's name in this report"),
    Column("year", "whole", "年度", "year reported on"),
    Column("form", "category", "表式", "form of the cell's table"),
    Column("table", "category", "表", "id of the table"),
    Column("row", "text", "行", "id of the row"),
    Column("row_label", "category", "行名", "label of the row, behind those it stands under"),
    Column("column", "text", "列", "id of the column"),
    Column("column_label", "category", "列名", "label of the column, behind those it stands under"),
    Column("value", "number", "数值", "the figure; none for what is blank, missing or no number"),
    Column("text", "text", "原文", "what is printed"),
    Column("unit", "category", "单元格内的单位", "a unit printed with the figure; never converted"),
    Column("status", "category", "状态", "how the cell was read", STATUSES),
    Column("trusted", "category", "可信", "whether sums and indicators use it", YES_NO),
    Column("confidence", "double", "置信度", "estimated probability that text and place are right, 0 to 1"),
    Column(
        "check_outcome", "category", "本报告内硬性校验", "the worst outcome of the report's own hard checks", OUTCOMES
    ),
    Column("failed_checks", "text", "未通过的校验", "ids of the report's own checks that fail, hard and soft; with ;"),
    Column(
        "series_outcome", "category", "跨年校验", "the worst outcome against the year before, if there is one", OUTCOMES
    ),
    Column("failed_series", "text", "未通过的跨年校验", "ids of the checks that fail against the year before; with ;"),
    Column(
        "rollup_outcome",
        "category",
        "汇总校验",
        "whether it is the sum of the agency's parts, if those are given",
        OUTCOMES,
    ),
    Column("verdict", "category", "报告结论", "verdict on the whole report", VERDICTS),
    Column("source", "text", "来源", "the document"),
    Column("report", "whole", "来源中的第几份报告", "number of the report in the document, from 1"),
    Column("line", "whole", "来源行号", "line of the cell in the document, from 1"),
)

BREAK_KINDS = {"series": "跨年", "rollup": "汇总"}
BREAKS = (
    Column(
        "kind", "category", "类别", "series: against the year before; rollup: against the sum of the parts", BREAK_KINDS
    ),
    Column("outcome", "category", "结果", "failed, or undecided for sums that could not be made", OUTCOMES),
    Column("check", "text", "校验", "id of the check"),
    Column("basis", "text", "依据", "where the rule comes from"),
    Column("severity", "category", "程度", "error, warning or note"),
    Column("agency", "category", "单位", "agency"),
    Column("year", "whole", "年度", "the later year"),
    Column("table", "category", "表", "id of the table"),
    Column("left", "number", "左边", "left side of the rule; the parent's figure"),
    Column("right", "number", "右边", "right side of the rule; the sum of the parts"),
    Column("sentence_zh", "text", "说明（中文）", "what is wrong, in Chinese"),
    Column("sentence_en", "text", "说明（英文）", "what is wrong, in English"),
    Column("cells", "text", "本年单元格", "row/column of the later report; with ;"),
    Column("source", "text", "来源", "document of the later or parent's report, with the cells' lines"),
    Column("other_cells", "text", "对方单元格", "row/column of the year before, or of the parts; with ;"),
    Column("other_source", "text", "对方来源", "document of the year before, with lines, or of each part; with ;"),
    Column("missing", "text", "缺少的下级", "parts without a report for the year; with ;"),
)

INDICATOR_OUTCOMES = {
    "defined": "有定义",
    "undefined": "分母不大于零",
    "undecided": "有不可信或空白的单元格",
    "not_applicable": "表式中没有这些单元格",
}
INDICATORS = (
    Column("agency", "category", "单位", "agency"),
    Column("year", "whole", "年度", "year"),
    Column("indicator", "category", "指标", "id of the indicator"),
    Column("label_zh", "category", "指标名称", "name in Chinese"),
    Column("label_en", "category", "指标英文名称", "name in English"),
    Column("value", "double", "数值", "numerator through denominator, a share; none unless defined"),
    Column("numerator", "number", "分子", "exact sum"),
    Column("denominator", "number", "分母", "exact sum"),
    Column("outcome", "category", "结果", "why there is a value, or none", INDICATOR_OUTCOMES),
    Column("reason_zh", "text", "说明（中文）", "which cells are in the way, in Chinese"),
    Column("reason_en", "text", "说明（英文）", "which cells are in the way, in English"),
    Column("definition", "text", "定义", "the formula over row/column"),
    Column("form", "category", "表式", "form of the table"),
    Column("source", "text", "来源", "the document"),
)

LINK_KINDS = {
    "linked": "写法不同，已连接",
    "mapped": "按对照表连接",
    "duplicate": "同年重复",
    "unsure": "不能确定，未连接",
    "left_out": "未收入",
}
LINKS = (
    Column("kind", "category", "类别", "what is said about the link", LINK_KINDS),
    Column("agency", "category", "单位", "agency"),
    Column("year", "whole", "年度", "year"),
    Column("source", "text", "采用的来源", "the report that is in the panel"),
    Column("other", "text", "另一名称或来源", "the other wording, agency or report"),
    Column("sentence_zh", "text", "说明（中文）", "in Chinese"),
    Column("sentence_en", "text", "说明（英文）", "in English"),
)
