"""Blank cells between pipes that the blanks in them tell from what merged cells leave."""

from __future__ import annotations

import pytest

from support.one_cell_a_line import BLOCK
from support.readings import text_to_rows

CHAPTER = "三、收到和处理政府信息公开申请情况\n"
HEADER = (
    "| 申请人情况 | |||||||\n| 自然人 | 法人或其他组织 | 总计 | ||||||\n"
    "| 商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 | ||||\n"
)
REVIEW_HEADER = (
    "四、政府信息公开行政复议、行政诉讼情况\n| 行政复议 | 行政诉讼 ||||||||||||||\n"
    + "| "
    + " | ".join(["结果维持", "结果纠正", "其他结果", "尚未审结", "总计", "未经复议直接起诉", "复议后起诉"])
    + " |||||||||\n| "
    + " | ".join(["结果维持", "结果纠正", "其他结果", "尚未审结", "总计"] * 2)
    + " ||||||\n"
)


def refused(figures: str, *, blank: str = "  ", others: str = "1 2 3 4 5 6 21") -> str:
    """A row with `_` for a blank cell, printed as `blank`, among other rows."""
    lines = [
        "|".join(["", f" {row.label.text} ", *cells, " ||"])
        for row in BLOCK.rows
        if row.id.startswith("refused")
        for cells in [
            [blank if figure == "_" else f" {figure} " for figure in own.split()]
            for own in [figures if row.id == "refused.internal_affairs" else others]
        ]
    ]
    return text_to_rows(CHAPTER + HEADER + "\n".join(lines) + "\n", "requests")["refused.internal_affairs"]


@pytest.mark.parametrize("figures", ["9 8 7 6 5 4 _", "_ _ 3 1 _ _ _", "_ 8 _ 6 5 4 _"])
def test_a_blank_total_before_what_a_merged_cell_left_keeps_the_figures_in_their_places(figures: str) -> None:
    assert refused(figures) == figures


@pytest.mark.parametrize(
    ("figures", "blank"),
    [("9 8 7 6 5 4 _", ""), ("9 8 7 6 5 35 _", "  "), ("0 0 0 0 0 0 _", "  ")],
    ids=["blanks as what merged cells leave", "the last figure may be the sum", "noughts"],
)
def test_a_row_that_may_have_slid_stays_open(figures: str, blank: str) -> None:
    assert not refused(figures, blank=blank)[0].isdigit()


def test_noughts_without_their_total_are_placed_where_other_rows_show_their_blanks_too() -> None:
    assert refused("0 _ 0 0 0 0 _", others="0 _ _ 0 0 0 0") == "0 _ 0 0 0 0 _"


@pytest.mark.parametrize(
    ("figures", "last"),
    [("1 2 3 4 10 5 _ 7 8 26 3 2 1 0 _", "3 2 1 0 _"), ("1 2 3 4 10 5 _ 7 8 26 3 2 1 9 _", "? ? ? ? ?")],
    ids=["a blank total", "the last figure may be the sum"],
)
def test_rows_side_by_side_may_end_with_a_blank(figures: str, last: str) -> None:
    cells = "|".join("  " if figure == "_" else f" {figure} " for figure in figures.split())
    found = text_to_rows(REVIEW_HEADER + f"|{cells}|\n五、存在的主要问题及改进情况\n略", "review_litigation")
    assert found["suit_after_review"] == last
