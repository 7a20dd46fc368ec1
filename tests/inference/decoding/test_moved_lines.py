"""Pages with one cell a line that show that some of their lines changed places."""

from __future__ import annotations

import pytest

from support.one_cell_a_line import SOUND, requests_in_lines
from support.readings import DISCLOSURE, text_to_rows

BEFORE = DISCLOSURE + "规章\n4\n5\n6\n行政规范性文件\n1\n2\n3\n"


def regulations(requests: str) -> str:
    return text_to_rows(BEFORE + requests, "disclosure")["regulations"]


def test_in_order_all_figures_are_trusted() -> None:
    assert regulations(requests_in_lines(SOUND)) == "4 5 6"


def test_a_label_that_changed_places_with_a_figure_makes_figures_without_a_sum_suspect() -> None:
    text = (
        requests_in_lines(SOUND)
        .replace("16\n（二）部分公开", "（二）部分公开")
        .replace("不计其他情形）\n", "不计其他情形）\n16\n")
    )
    assert regulations(text) == "!4 !5 !6"


def test_figures_whose_columns_hold_with_those_of_the_open_rows_stay_trusted() -> None:
    text = (
        requests_in_lines(SOUND)
        .replace("16\n（二）部分公开", "（二）部分公开")
        .replace("不计其他情形）\n", "不计其他情形）\n16\n")
    )
    assert text_to_rows(BEFORE + text, "requests")["unavailable.not_held"] == "13 4 0 0 0 0 17"


def test_figures_that_changed_places_within_a_row_make_figures_without_a_sum_suspect() -> None:
    text = requests_in_lines(SOUND | {"not_processed.repeated": "3 7 0 0 0 0 10"})
    assert regulations(text) == "!4 !5 !6"


@pytest.mark.parametrize("figures", ["8 3 0 0 0 0 11", "7 3 0 0 0 0 11"])
def test_a_sum_that_does_not_hold_for_another_reason_shows_no_exchange(figures: str) -> None:
    assert regulations(requests_in_lines(SOUND | {"not_processed.repeated": figures})) == "4 5 6"


def test_in_rows_of_one_line_nothing_of_the_kind_is_told() -> None:
    rows = requests_in_lines(SOUND | {"not_processed.repeated": "3 7 0 0 0 0 10"})
    text = rows.replace("\n3\n7\n0", " 3 7 0").replace("2.重复申请", "2.重复申请 ")
    one_line = DISCLOSURE + "规章 4 5 6\n行政规范性文件 1 2 3\n"
    assert text_to_rows(one_line + text, "disclosure")["regulations"] == "4 5 6"


def test_the_number_of_a_label_among_the_figures_of_a_row_makes_figures_without_a_sum_suspect() -> None:
    text = requests_in_lines(SOUND).replace("10\n3.要求提供公开出版物", "3.\n10\n要求提供公开出版物")
    assert regulations(text) == "!4 !5 !6"


def test_the_label_of_a_group_behind_its_first_rows_makes_figures_without_a_sum_suspect() -> None:
    text = requests_in_lines(SOUND).replace("1.属于国家秘密\n", "1.属于国家秘密\n（三）不予公开\n")
    assert regulations(text) == "!4 !5 !6"
