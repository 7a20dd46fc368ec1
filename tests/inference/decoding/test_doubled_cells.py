"""Cells that are printed twice, where two equal figures may be one."""

from __future__ import annotations

from support.readings import DISCLOSURE, REQUESTS, text_to_rows


def test_equal_figures_below_each_other_may_be_one_beside_a_figure_without_a_row() -> None:
    plain = DISCLOSURE + "规章\n813\n813\n116\n行政规范性文件\n5\n2\n9\n"
    assert text_to_rows(plain + "第二十条第（五）项\n信息内容\n", "disclosure")["regulations"] == "813 813 116"
    rows = text_to_rows(plain + "第二十条第（五）项\n5596\n信息内容\n", "disclosure")
    assert rows["regulations"] == "!813 !813 !116"
    assert rows["normative_documents"] == "5 2 9"
    noughts = text_to_rows(plain.replace("813", "0") + "第二十条第（五）项\n5596\n信息内容\n", "disclosure")
    assert noughts["regulations"] == "0 0 116"


def test_noughts_below_each_other_are_figures_of_their_own() -> None:
    text = DISCLOSURE + "规章\n0\n0\n0\n行政规范性文件\n5\n2\n9\n第二十条第（五）项\n5596\n信息内容\n"
    assert text_to_rows(text, "disclosure")["regulations"] == "0 0 0"


def test_a_row_that_blanks_fill_up_prints_its_figures_once_though_its_label_stands_twice() -> None:
    row = "| （六）其他处理 | （六）其他处理 | 5 |{} 5 |\n"
    blanks = " |" * 5
    assert text_to_rows(REQUESTS + row.format(blanks), "requests")["other_handling"] == "5 _ _ _ _ _ 5"


def test_a_row_without_a_cell_for_a_repeated_label_lost_one() -> None:
    """A tool repeats merged cells in all their places; two figures ran together here: 2709 and 990."""
    block = "信息内容\t上一年项目数量\t本年增/减\t处理决定数量\n行政处罚\t370\t-957\t6273\n行政强制\t75\t-272\t921\n"
    header = f"二、主动公开政府信息情况\n第二十条第（六）项\n{block}第二十条第（八）项\n"
    header += "信息内容\t上一年项目数量\t本年增/减\t本年增/减\n"
    more = "第二十条第（九）项\n信息内容\t采购项目数量\t采购总金额\t采购总金额\n政府集中采购\t63\t231.54\t231.54\n"
    told = text_to_rows(f"{header}行政事业性收费\t2709\t990\t990\n{more}", "disclosure")["fees"]
    lost = text_to_rows(f"{header}行政事业性收费\t2709990\t990\n{more}", "disclosure")["fees"]
    assert (told.replace("!", ""), lost) == ("2709 990", "? ?")
