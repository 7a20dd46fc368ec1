"""A short row at the end of the text was cut off, unless it may just be the last row of its table."""

from __future__ import annotations

import pytest

import gouji
from support.readings import DISCLOSURE, REVIEW

HEAD = "三、收到和处理政府信息公开申请情况\n自然人\n商业企业\n科研机构\n社会公益组织\n法律服务机构\n其他\n总计\n"
RECEIVED = "一、本年新收政府信息公开申请数量\n4\n1\n0\n0\n0\n0\n5\n"


def _trusted(text: str, row: str) -> list[object]:
    cells = (cell for table in gouji.extract(text).tables for cell in table.cells)
    return [cell.value for cell in cells if cell.row == row and cell.status in gouji.TRUSTED]


def test_figures_of_a_row_that_the_text_was_cut_in_are_trusted_from_its_start() -> None:
    assert _trusted(HEAD + RECEIVED + "二、上年结转政府信息公开申请数量\n0\n2\n0\n", "carried_in") == [0, 2, 0]


@pytest.mark.parametrize(("row", "values"), [("3\n1\n7\n", [0, 2, 0]), ("3\n1\n7\n5\n", [])])
def test_a_row_that_the_text_was_cut_in_is_open_where_rows_before_have_no_place(row: str, values: list[int]) -> None:
    cut = HEAD + RECEIVED + "二、上年结转政府信息公开申请数量\n0\n2\n0\n"
    assert _trusted(f"{DISCLOSURE}规章\n{row}行政规范性文件\n2\n4\n9\n{cut}", "carried_in") == values


@pytest.mark.parametrize("figures", ["0\n2\n0\n0\n0\n2\n", "0\n2\n0\n0\n2\n"])
def test_the_last_row_of_a_table_may_have_lost_figures_instead(figures: str) -> None:
    assert _trusted(HEAD + RECEIVED + "四、结转下年度继续办理\n" + figures, "carried_over") == []


def test_a_last_row_with_few_figures_was_cut_off() -> None:
    assert _trusted(HEAD + RECEIVED + "四、结转下年度继续办理\n0\n2\n", "carried_over") == [0, 2]


def test_gaps_between_figures_may_hold_blanks_that_were_not_cut_off() -> None:
    row = "二、上年结转政府信息公开申请数量   0   2       2"
    full = "一、本年新收政府信息公开申请数量   4   1   0   0   0   0   5\n"
    assert _trusted(HEAD + full + row, "carried_in") == []


@pytest.mark.parametrize(("note", "values"), [("（统计口径：以1\n2\n", []), ("\n1\n2\n", [1, 2])])
def test_figures_of_a_note_that_the_text_was_cut_in_are_none_of_the_row(note: str, values: list[int]) -> None:
    assert _trusted(REVIEW.rstrip() + note, "review") == values
