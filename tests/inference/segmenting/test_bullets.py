"""Marks of list items are no blanks: a menu of agencies' sites names the rows of the form."""

from __future__ import annotations

import pytest

from support.readings import DISCLOSURE, text_to_rows

MENU = "- 行政许可\n\n- 行政强制\n\n- 申请人情况\n\n"


@pytest.mark.parametrize("mark", ["-", "—", "·"])
def test_a_mark_before_text_is_no_blank_of_the_row_named_above(mark: str) -> None:
    rows = text_to_rows(MENU.replace("-", mark) + DISCLOSURE + "规章\n1\n0\n7\n行政规范性文件\n2\n0\n9\n", "disclosure")
    assert rows["coercive_measures"] == "."


def test_a_dash_in_a_line_of_its_own_is_a_blank() -> None:
    rows = text_to_rows(DISCLOSURE + "规章\n-\n0\n7\n行政规范性文件\n2\n0\n9\n", "disclosure")
    assert rows["regulations"] == "- 0 7"


def test_a_row_of_a_menu_gives_way_to_the_one_behind_the_heading() -> None:
    text = "行政强制\n无\n" + DISCLOSURE + "规章\n1\n0\n7\n行政强制\n行政规范性文件\n2\n0\n9\n"
    assert text_to_rows(text, "disclosure")["coercive_measures"] == "."
