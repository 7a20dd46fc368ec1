"""Figures behind a header of one row are that row's only where its label does not stand elsewhere."""

from __future__ import annotations

import gouji
from support.readings import text_to_rows

PAGE = """石桥镇人民政府2019年政府信息公开工作年度报告
二、主动公开政府信息情况
第二十条第（一）项
信息内容 | 本年新制作数量 | 本年新公开数量 | 对外公开总数量
规章 | 1 | 2 | 3
规范性文件 | 4 | 5 | 6
第二十条第（五）项
信息内容 | 上一年项目数量 | 本年增/减 | 处理决定数量
行政许可 | 11 | 12 | 13
其他对外管理服务事项 | 14 | 15 | 16
第二十条第（八）项

上一年项目数量

本年增/减

3469

76
{behind}
三、收到和处理政府信息公开申请情况
"""


def fees(behind: str) -> list[tuple[str | None, str]]:
    report = gouji.extract(PAGE.format(behind=behind))
    cells = [cell for table in report.tables for cell in table.cells if cell.row == "fees"]
    return [(cell.text, cell.status) for cell in cells]


def test_figures_whose_row_label_stands_behind_them_are_suspect() -> None:
    behind = "\n行政事业性收费\n\n上一年项目数量\n\n857\n\n本年增/减\n\n5\n"
    assert fees(behind) == [("3469", "suspect"), ("76", "suspect")]


def test_figures_of_the_only_row_whose_label_is_lost_are_read() -> None:
    assert fees("") == [("3469", "read"), ("76", "read")]


def test_figures_placed_behind_those_of_a_row_in_doubt_are_in_doubt_as_well() -> None:
    """Of a header torn to pieces its 共计 passes for the label of a row, and the next figures follow."""
    header = "三、收到和处理政府信息公开申请情况\n法人或其他组织\n三、\n本年\n度办\n理结\n果\n其它\n共计(统计\n"
    found = text_to_rows(f"{header}1 2 0 0 0 0 3\n4\n5\n0\n0\n0\n0\n9", "requests")
    assert [found["outcome_total"], found["carried_over"]] == ["!1 !2 !0 !0 !0 !0 !3", "!4 !5 !0 !0 !0 !0 !9"]
