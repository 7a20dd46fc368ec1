"""Numbers torn from their labels: 二、 before the figures, the rest of the label behind them."""

from __future__ import annotations

from support.readings import REQUESTS, text_to_rows

FIRST = "一、本年新收政府信息公开申请数量\t9\t8\t7\t6\t5\t4\t39\n"
SECOND = "二、上年结转政府信息公开申请数量\t1\t2\t3\t4\t5\t6\t21\n"


def requests(text: str) -> dict[str, str]:
    return text_to_rows(REQUESTS + text, "requests")


def test_figures_between_a_number_and_the_rest_of_its_label_are_that_row() -> None:
    rows = requests(FIRST + "二、\t1\t2\t3\t4\t5\t6\t21\n上年结转政府信息公开申请数量\n")
    assert (rows["received"], rows["carried_in"]) == ("9 8 7 6 5 4 39", "1 2 3 4 5 6 21")


def test_figures_behind_the_first_number_are_not_the_header_s() -> None:
    rows = requests("一、\t9\t8\t7\t6\t5\t4\t39\n本年新收政府信息公开申请数量\n" + SECOND)
    assert (rows["received"], rows["carried_in"]) == ("9 8 7 6 5 4 39", "1 2 3 4 5 6 21")


def test_a_torn_label_may_follow_another_one() -> None:
    torn = "一、\t9\t8\t7\t6\t5\t4\t39\n本年新收政府信息公开申请数量\n"
    torn += "二、\t1\t2\t3\t4\t5\t6\t21\n上年结转政府信息公开申请数量\n"
    rows = requests(torn + "三、本年度办理结果\t（一）予以公开\t0\t0\t0\t0\t0\t0\t0\n")
    assert (rows["received"], rows["carried_in"]) == ("9 8 7 6 5 4 39", "1 2 3 4 5 6 21")


def test_a_number_that_is_another_row_s_takes_no_figures() -> None:
    rows = requests(FIRST + "四、\t1\t2\t3\t4\t5\t6\t21\n上年结转政府信息公开申请数量\n")
    assert not rows["carried_in"][0].isdigit()


def test_a_label_without_its_note_is_joined_as_well() -> None:
    rows = requests(
        "三、本年度办理结果\n（一）予以公开\t1\t2\t3\t4\t5\t6\t21\n（二\t9\t8\t7\t6\t5\t4\t39\n）部分公开\n"
    )
    assert (rows["granted"], rows["partly_granted"]) == ("1 2 3 4 5 6 21", "9 8 7 6 5 4 39")


def test_the_label_of_a_group_may_be_repeated_before_the_rest() -> None:
    group = "三、本年度办理结果\t"
    granted, partly = "（一）予以公开\t1\t2\t3\t4\t5\t6\t21\n", "（二）\t9\t8\t7\t6\t5\t4\t39\n"
    rows = requests(group + granted + group + partly + group + "部分公开\n")
    assert (rows["granted"], rows["partly_granted"]) == ("1 2 3 4 5 6 21", "9 8 7 6 5 4 39")
