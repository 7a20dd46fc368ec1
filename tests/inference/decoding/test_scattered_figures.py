"""A table whose labels and figures stand apart: the lines of a row's figures do not tell their order."""

from __future__ import annotations

import gouji

HEAD = """石桥镇人民政府2024年政府信息公开工作年度报告
三、收到和处理政府信息公开申请情况
自然人
商业企业
科研机构
社会公益组织
法律服务机构
其他
总计
一、本年新收政府信息公开申请数量

12 2 0 27 81 51 173

二、上年结转政府信息公开申请数量

1 1 1 1 1 1 6
"""
APART = """
三、本年度办理结果
（一）予以公开

{more}

（二）部分公开

（三）不予公开
1.属于国家秘密

2.其他法律行政法规禁止公开
"""
LAST = """
四、结转下年度继续办理

2

0
1

0
0

2

5

四、政府信息公开行政复议、行政诉讼情况
"""


def carried_over(apart: str) -> set[str]:
    report = gouji.extract(HEAD + apart + LAST)
    return {cell.status for table in report.tables for cell in table.cells if cell.row == "carried_over"}


def test_rows_on_uneven_lines_are_suspect_where_labels_and_figures_stand_apart() -> None:
    more = "\n\n".join(map(str, range(70)))
    assert carried_over(APART.format(more=more)) == {"suspect"}


def test_rows_on_uneven_lines_are_read_where_every_label_has_its_figures() -> None:
    assert carried_over("") == {"read"}


DISCLOSED = """二、主动公开政府信息情况
第二十条第（一）项
信息内容
本年制发件数
本年废止件数
现行有效件数
规章

行政规范性文件

8

3

1

2

5

第二十条第（五）项
信息内容
上一年项目数量
本年增/减
处理决定数量
行政许可

{more}

其他对外管理服务事项

6

0

1

"""


def other_services(more: str) -> set[str]:
    report = gouji.extract(DISCLOSED.format(more=more) + "三、收到和处理政府信息公开申请情况\n")
    return {cell.status for table in report.tables for cell in table.cells if cell.row == "other_services"}


def test_rows_on_lines_of_their_own_are_suspect_where_no_sum_checks_them() -> None:
    assert other_services("") == {"suspect"}
