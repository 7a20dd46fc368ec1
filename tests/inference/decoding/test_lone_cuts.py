"""Runs of as many digits as columns, in rows whose figures have no sum."""

from __future__ import annotations

from support.readings import text_to_rows

HEADER = "二、主动公开政府信息情况\n第二十条第(一)项\n信息内容本年制发件数本年废止件数现行有效件数\n"
MORE = "第二十条第(五)项\n信息内容本年处理决定数量\n行政许可"


def normative(run: str, licences: str) -> str:
    text = HEADER + f"规章000\n行政规范性文件{run}\n{MORE}{licences}\n第二十条第(六)项\n信息内容\n行政处罚0\n"
    return text_to_rows(text, "disclosure")["normative_documents"]


def test_where_every_row_has_its_figures_each_digit_is_one() -> None:
    assert normative("789", "0") == "=7 =8 =9"


def test_where_a_row_lost_its_figure_the_digits_may_be_one_with_blanks_behind() -> None:
    assert normative("789", "") == "? ? ?"


def test_digits_behind_noughts_can_be_nothing_else() -> None:
    assert normative("009", "") == "=0 =0 =9"
