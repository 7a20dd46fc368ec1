"""Figures with a note, or with what stands for a lost character beside them, and blanks at the end of a row."""

from __future__ import annotations

import pytest

from gouji.decoding.separators.lost_characters import view_without_lost_characters
from support.readings import text_to_rows

CHANGES = "第二十条第（五）项\n信息内容\t上一年项目数量\t本年增/减\t处理决定数量\n"


def test_a_figure_behind_a_lost_character_may_have_lost_its_sign_where_signs_stand() -> None:
    rows = "行政许可\t?5\t?3\t?7\n其他对外管理服务事项\t?2\t? 0\t? 9\n第二十条第（六）项\n"
    rows += "信息内容\t上一年项目数量\t本年增/减\t处理决定数量\n行政处罚\t?8\t?0\t?4\n"
    found = text_to_rows(f"二、主动公开政府信息情况\n{CHANGES}{rows}", "disclosure")
    assert (found["licences"], found["other_services"]) == ("5 !3 7", "2 0 9")


@pytest.mark.parametrize("marked", ["?5\t?3\t7", "?5\t?3\t?7\t?8\t?9\t?1\t4?"])
def test_a_few_question_marks_or_one_behind_a_figure_may_be_digits(marked: str) -> None:
    view = f"规章\t{marked}\n"
    assert view_without_lost_characters(view) == view


def test_a_note_behind_a_figure_is_none_of_it_for_the_reader_of_grids_either() -> None:
    rows = "行政许可\t276（注）\t1\t4\n其他对外管理服务事项\t8\t5\t0\n"
    found = text_to_rows(f"二、主动公开政府信息情况\n{CHANGES}{rows}", "disclosure")
    assert found["licences"] == "276 1 4"


@pytest.mark.parametrize("separator", ["\t", " | ", ","])
def test_a_last_cell_is_blank_where_the_table_keeps_its_blanks(separator: str) -> None:
    permits = "行政许可\t19\t\t43\n其他对外管理服务事项\t8\t\t0\n"
    rows = f"{permits}第二十条第（六）项\t\t\t\n行政处罚\t276\t1\t\n行政强制\t0\t4\t5\n"
    table = (CHANGES + rows).replace("\t", separator)
    text = f"二、主动公开政府信息情况\n{table}三、收到和处理政府信息公开申请情况\n"
    assert text_to_rows(text, "disclosure")["penalties"] == "276 1 _"
