"""Figures that a line break tore, and digits of a note that a separator tore."""

from __future__ import annotations

from support.readings import DISCLOSURE, text_to_rows

OLD = "二、主动公开政府信息情况\n第二十条第（八）项\n信息内容 | 上一年项目数量 | 本年增/减 |\n行政事业性收费 | "


def test_a_dash_at_the_end_of_a_line_may_be_the_sign_of_the_figure_on_the_next() -> None:
    assert text_to_rows(OLD + "60 | -\n82 | |\n", "disclosure")["fees"] == "!60 !-"


def test_a_dash_in_its_own_line_is_a_blank() -> None:
    rows = text_to_rows(OLD.replace(" | ", "\n").replace(" |", "") + "60\n-\n", "disclosure")
    assert rows["fees"] == "60 -"


def test_digits_inside_a_note_are_no_figure_though_a_pipe_tore_its_bracket_off() -> None:
    rows = text_to_rows(DISCLOSURE + "|规章（减少的以负数表示，如-3|）|1|2|3|\n", "disclosure")
    assert rows["regulations"] == "1 2 3"


def test_a_number_alone_on_the_line_behind_a_row_may_be_the_rest_of_its_last_figure() -> None:
    permits = "第二十条第（五）项\n信息内容\t本年处理决定数量\n行政许可\t127\n"
    rest = "第二十条第（六）项\n信息内容\t本年处理决定数量\n行政处罚\t5\n行政强制\t0\n"
    rest += "第二十条第（八）项\n信息内容\t本年收费金额（单位：万元）\n行政事业性收费\t0\n"
    text = DISCLOSURE + "规章\t0\t0\t0\n行政规范性文件\t0\t0\t23\n6\n"
    assert text_to_rows(text + permits + rest, "disclosure")["normative_documents"] == "!0 !0 !23"


def test_a_figure_parted_at_its_point_below_another_parted_one_leaves_the_row_in_doubt() -> None:
    block = "二、主动公开政府信息情况\n第二十条第（九）项\n信息内容\n采购项目数量\n采购总金额\n"
    rows = text_to_rows(block + "政府集中采购\n6 8\n3908 .46\n", "disclosure")
    assert rows["procurement"] == "!6 !8"
