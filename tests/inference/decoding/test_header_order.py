"""The order that printed column headers tell."""

from __future__ import annotations

from support.readings import text_to_rows

HEADER = "二、主动公开政府信息情况\n第二十条第（六）项\n信息内容\n增/减\n上一年 项目数量（市政府填写）\n处理决定数量\n"


def test_a_column_label_in_two_words_with_a_note_tells_the_order() -> None:
    assert text_to_rows(HEADER + "行政处罚\n0\n1\n0\n", "disclosure")["penalties"] == "!0 !1 !0"
