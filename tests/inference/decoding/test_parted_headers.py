"""Tables whose cells are all parted by two tabs, which the labels over the columns show where no row is full."""

from __future__ import annotations

from support.readings import text_to_rows

HEADER = ("信息内容", "本年制发件数", "本年废止件数", "现行有效件数")


def regulations(joint: str, *, row: str) -> str:
    lines = [
        "二、主动公开政府信息情况",
        "第二十条第（一）项",
        joint.join(HEADER),
        row,
        "行政规范性文件\t\t6\t\t9",
        "三、",
    ]
    return text_to_rows("\n".join(lines), "disclosure")["regulations"]


def test_an_empty_cell_between_two_figures_is_no_blank_where_one_stands_between_all_labels() -> None:
    assert regulations("\t\t", row="规章\t\t7\t\t8") == "? ? ?"


def test_an_empty_cell_is_a_blank_where_none_stands_between_labels() -> None:
    assert regulations("\t", row="规章\t7\t\t8") == "7 _ 8"
