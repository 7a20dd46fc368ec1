"""Cells that are printed twice, where two equal figures may be one."""

from __future__ import annotations

from support.readings import DISCLOSURE, REQUESTS, text_to_rows


def test_equal_figures_below_each_other_may_be_one_beside_a_figure_without_a_row() -> None:
    plain = DISCLOSURE + "规章\n813\n813\n116\n行政规范性文件\n5\n2\n9\n"
    assert text_to_rows(plain + "第二十条第（五）项\n信息内容\n", "disclosure")["regulations"] == "813 813 116"
    rows = text_to_rows(plain + "第二十条第（五）项\n5596\n信息内容\n", "disclosure")
    assert rows["regulations"] == "!813 !813 !116"
    assert rows["normative_documents"] == "5 2 9"


def test_noughts_below_each_other_are_figures_of_their_own() -> None:
    text = DISCLOSURE + "规章\n0\n0\n0\n行政规范性文件\n5\n2\n9\n第二十条第（五）项\n5596\n信息内容\n"
    assert text_to_rows(text, "disclosure")["regulations"] == "0 0 0"


def test_a_row_that_blanks_fill_up_prints_its_figures_once_though_its_label_stands_twice() -> None:
    row = "| （六）其他处理 | （六）其他处理 | 5 |{} 5 |\n"
    blanks = " |" * 5
    assert text_to_rows(REQUESTS + row.format(blanks), "requests")["other_handling"] == "5 _ _ _ _ _ 5"
