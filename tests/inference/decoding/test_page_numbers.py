"""Page numbers among the figures of a row, one cell a line."""

from __future__ import annotations

import pytest

from support.readings import DISCLOSURE, REQUESTS, REVIEW, text_to_rows

FIGURES = "9\n8\n7\n{}6\n5\n4\n39\n"
SECOND = "二、上年结转政府信息公开申请数量\n0\n0\n0\n0\n0\n0\n0\n"


def received(between: str) -> str:
    text = REQUESTS + "一、本年新收政府信息公开申请数量\n" + FIGURES.format(between) + SECOND
    return text_to_rows(text, "requests")["received"]


@pytest.mark.parametrize("page", ["3 / 8\n", "3/8\n", "- 5\n", "- 5 -\n", "Page 3 of 8\n"])
def test_a_page_number_among_the_figures_of_a_row_is_none_of_them(page: str) -> None:
    assert received(page) == "9 8 7 6 5 4 39"


@pytest.mark.parametrize("line", ["5\n", "3 8\n", "3 / 0.5\n", "0 / 8 1\n"])
def test_other_figures_among_them_leave_the_row_open(line: str) -> None:
    assert not received(line)[0].isdigit()


def test_a_row_that_lacks_a_figure_keeps_what_may_be_one() -> None:
    text = REQUESTS + "一、本年新收政府信息公开申请数量\n9\n8\n7\n- 5\n5\n4\n39\n" + SECOND
    assert "- 5" in text_to_rows(text, "requests")["received"]  # its column's type speaks against it then


def test_a_page_number_before_the_first_row_is_no_figure_of_the_table() -> None:
    rows = text_to_rows(DISCLOSURE + "4 / 9\n规章\n1\n2\n3\n行政规范性文件\n4\n5\n6\n", "disclosure")
    assert rows["regulations"] == "1 2 3"


def test_a_page_number_among_rows_side_by_side_is_none_of_their_figures() -> None:
    figures = [*map(str, range(1, 9)), "2 / 5", *map(str, range(9, 16))]
    assert text_to_rows(REVIEW + "\n".join(figures) + "\n", "review_litigation")["direct_suit"] == "6 7 8 9 10"


@pytest.mark.parametrize(("line", "row"), [("2 / 9", "!2 !/ !9"), ("9 / 2", "9 / 2")])
def test_a_row_that_prints_but_what_may_be_a_page_number_is_in_doubt(line: str, row: str) -> None:
    assert text_to_rows(f"{DISCLOSURE}规章\n{line}\n行政规范性文件\n", "disclosure")["regulations"] == row


def test_a_row_that_is_full_with_what_may_be_a_page_number_is_in_doubt() -> None:
    text = REQUESTS + "一、本年新收政府信息公开申请数量\n0\n0\n0\n0\n1 / 9\n" + SECOND
    assert text_to_rows(text, "requests")["received"] == "!0 !0 !0 !0 !1 !/ !9"


def test_figures_behind_their_label_are_no_page_number() -> None:
    rows = text_to_rows(DISCLOSURE + "规章 2 / 9\n行政规范性文件 1 2 3\n", "disclosure")
    assert "!" not in rows["regulations"]
