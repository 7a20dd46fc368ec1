"""Tables that a page prints twice."""

from __future__ import annotations

from gouji.decoding import view_to_reports
from gouji.forms import load_forms
from support.readings import DISCLOSURE, REQUESTS

FIRST = DISCLOSURE + "规章\n1\n2\n3\n行政规范性文件\n4\n5\n6\n"
SECOND = (
    REQUESTS
    + "一、本年新收政府信息公开申请数量\n9\n8\n7\n6\n5\n4\n39\n二、上年结转政府信息公开申请数量\n0\n0\n0\n0\n0\n0\n0\n"
)


def found(text: str) -> list[list[bool]]:
    return [[table.found for table in report.tables] for report in view_to_reports(text, load_forms())]


def test_a_first_table_printed_twice_begins_no_other_report() -> None:
    assert found(FIRST + FIRST + SECOND) == [[True, True, False]]


def test_a_second_table_printed_twice_begins_no_other_report() -> None:
    assert found(FIRST + SECOND + SECOND) == [[True, True, False]]


def test_other_figures_begin_another_report() -> None:
    assert len(found(FIRST + FIRST.replace("5", "7") + SECOND)) == 2


def test_noughts_alone_do_not_join_two_reports() -> None:
    noughts = DISCLOSURE + "规章\n0\n0\n0\n行政规范性文件\n0\n0\n0\n"
    assert len(found(noughts + noughts + SECOND)) == 2


def test_noughts_printed_twice_with_nothing_between_are_one_table() -> None:
    noughts = "规章\n0\n0\n0\n行政规范性文件\n0\n0\n0\n"
    again = DISCLOSURE.partition("\n")[2]
    assert found(DISCLOSURE + noughts + again + noughts + SECOND) == [[True, True, False]]
