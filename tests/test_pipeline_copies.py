"""A report that a page prints twice is one report; two years with the same figures are two."""

from __future__ import annotations

import gouji
from gouji.pipeline import COPY

REPORT = (
    "青溪县档案馆{year}年政府信息公开工作年度报告\n"
    "三、收到和处理政府信息公开申请情况\n"
    "自然人\t商业企业\t科研机构\t社会公益组织\t法律服务机构\t其他\t总计\n"
    "一、本年新收政府信息公开申请数量\t4\t1\t0\t0\t0\t0\t5\n"
    "二、上年结转政府信息公开申请数量\t0\t0\t0\t0\t0\t0\t0\n"
    "五、存在的主要问题及改进情况\n"
)


def test_a_copy_with_the_same_figures_is_one_report_with_a_note() -> None:
    reports = gouji.extract_reports(REPORT.format(year=2023) * 2)
    assert [report.notes for report in reports] == [(COPY,)]


def test_two_years_with_the_same_figures_are_two_reports() -> None:
    reports = gouji.extract_reports(REPORT.format(year=2022) + REPORT.format(year=2023))
    assert [(report.year, report.report) for report in reports] == [(2022, 1), (2023, 2)]


def test_a_copy_with_other_figures_is_kept() -> None:
    page = REPORT.format(year=2023)
    reports = gouji.extract_reports(page + page.replace("\t4\t1\t", "\t3\t2\t"))
    assert len(reports) == 2
