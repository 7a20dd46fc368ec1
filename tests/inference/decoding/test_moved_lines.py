"""Pages with one cell a line that show that some of their lines changed places."""

from __future__ import annotations

import pytest

from support.one_cell_a_line import SOUND, requests_in_lines
from support.readings import DISCLOSURE, REVIEW, text_to_rows

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


def test_a_label_of_the_header_behind_that_of_the_first_row_makes_figures_without_a_sum_suspect() -> None:
    text = requests_in_lines(SOUND)
    first = next(line for line in text.split("\n") if line.startswith("一、"))
    assert regulations(text.replace(f"其他\n{first}\n", f"{first}\n其他\n", 1)) == "!4 !5 !6"


def test_a_label_that_the_header_still_has_shows_no_exchange_behind_a_row() -> None:
    text = requests_in_lines(SOUND)
    first = next(line for line in text.split("\n") if line.startswith("一、"))
    assert regulations(text.replace(f"{first}\n", f"{first}\n其他\n", 1)) == "4 5 6"


def test_a_figure_before_the_label_of_the_first_row_makes_figures_without_a_sum_suspect() -> None:
    text = BEFORE.replace("规章\n4\n", "4\n规章\n") + "第二十条第（五）项\n信息内容\n本年处理决定数量\n行政许可\n7\n"
    assert text_to_rows(text + requests_in_lines(SOUND), "disclosure")["licences"] == "!7"


PASSED_ON = {"refused.state_secret": "1 2 0 0 0 0", "refused.prohibited_by_law": "3 0 4 5 0 0 0"}
"""The sum of the first row stands before the second one's label, that of the second before the third one's."""


def test_rows_that_pass_figures_on_to_each_other_make_figures_without_a_sum_suspect() -> None:
    text = requests_in_lines({**SOUND, **PASSED_ON, "refused.security_stability": "9 0 0 0 0 0 0 0"})
    assert regulations(text) == "!4 !5 !6"


def test_a_row_that_keeps_its_sum_between_two_damaged_ones_shows_no_exchange() -> None:
    given = {**PASSED_ON, "refused.prohibited_by_law": "4 5 0 0 0 0 9"}
    text = requests_in_lines({**SOUND, **given, "refused.security_stability": "0 0 0 0 0 0 0 0"})
    assert regulations(text) == "4 5 6"


def test_a_merged_cell_among_the_figures_of_a_row_alone_makes_figures_without_a_sum_suspect() -> None:
    rows = "规章 |\n4 |\n5 |\n6 ||\n行政规范性文件 |\n1 |\n{} |\n{} |\n"
    texts = [DISCLOSURE + rows.format(*cells) + requests_in_lines(SOUND) for cells in (("2", "3 |"), ("3 |", "2"))]
    assert [text_to_rows(text, "disclosure")["regulations"] for text in texts] == ["4 5 6", "!4 !5 !6"]


@pytest.mark.parametrize(
    ("reviews", "row"),
    [
        ("1 2 3 4 10 5 6 7 8 26 0 0 0 0 0", "4 5 6"),
        ("1 2 3 10 4 5 6 7 8 26 0 0 0 0 0", "!4 !5 !6"),
        ("1 2 3 4 5 10 6 7 8 26 0 0 0 0 0", "!4 !5 !6"),
        ("1 2 3 4 9 5 6 7 8 26 0 0 0 0 0", "4 5 6"),
        ("1 0 0 0 0 5 6 7 8 26 0 0 0 0 0", "4 5 6"),
    ],
    ids=["sound", "total before a part", "total behind the next row's part", "another total", "total left at nought"],
)
def test_reviews_whose_sums_hold_once_neighbours_change_places_make_other_figures_suspect(
    reviews: str, row: str
) -> None:
    assert regulations(REVIEW + reviews.replace(" ", "\n") + "\n") == row


def test_figures_that_changed_places_leave_the_others_of_their_columns_to_the_sums() -> None:
    """The table's own lines are told by its sums, once the two are exchanged; tables without sums stay in doubt."""
    changed = {**SOUND, "unavailable.not_held": "4 13 0 0 0 0 17"}
    rows = text_to_rows(requests_in_lines(changed), "requests")
    assert rows["not_processed.repeated"] == "7 3 0 0 0 0 10"
    assert rows["unavailable.not_held"].startswith("!4 !13")
