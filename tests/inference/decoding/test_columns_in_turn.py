"""Labels over the columns that stand behind a row with figures of their own: the columns may be printed in turn."""

from __future__ import annotations

import gouji

PAGE = """石桥镇人民政府2019年政府信息公开工作年度报告
二、主动公开政府信息情况
第二十条第（五）项

信息内容

{first}

行政许可

——

1

——

{behind}

其他对外管理服务事项

3

4

5

第二十条第（六）项

信息内容

上一年项目数量

本年增/减

处理决定数量

行政处罚

6

7

8

行政强制

9

10

11
"""


def licences(first: str, behind: str) -> set[str]:
    report = gouji.extract(PAGE.format(first=first, behind=behind))
    return {cell.status for table in report.tables for cell in table.cells if cell.row == "licences"}


def test_a_row_before_labels_of_its_block_with_figures_of_their_own_is_suspect() -> None:
    assert licences("上一年项目数量", "本年增/减\n\n增1\n\n——\n\n——\n\n处理决定数量\n\n1") == {"suspect"}


def test_a_row_behind_all_labels_of_its_block_is_read() -> None:
    assert licences("上一年项目数量\n\n本年增/减\n\n处理决定数量", "") == {"read", "blank"}
