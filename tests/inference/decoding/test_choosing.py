"""Which form a report is read by, and what is trusted where the text does not tell."""

from __future__ import annotations

import pytest

import gouji
from gouji.decoding import Reading, ReportReading
from gouji.decoding.choosing import readings_to_best
from gouji.decoding.readings import TableReading
from gouji.forms import load_forms
from support.readings import REVIEW

ROWS = "二、主动公开政府信息情况\n{header}规章 1 2 3\n规范性文件 4 5 6\n"
REQUESTS = "三、收到和处理政府信息公开申请情况\n一、本年新收政府信息公开申请数量 1 0 0 0 0 0 1\n" + REVIEW + "0 " * 15
MENU = "首页\n政府集中采购\n"


def _statuses(text: str) -> dict[tuple[str, str], str]:
    return {(cell.row, cell.column): cell.status for cell in gouji.extract(text).tables[0].cells}


@pytest.mark.parametrize("menu", ["", MENU])
def test_columns_are_not_trusted_where_no_header_tells_the_form(menu: str) -> None:
    statuses = _statuses(menu + ROWS.format(header="") + REQUESTS)
    assert {status for (row, _), status in statuses.items() if row == "regulations"} == {"suspect"}


def test_a_header_with_a_note_and_a_space_tells_the_form() -> None:
    header = "信息内容 本年制发 件数（含以办公室名义印发的） 本年废止件数 现行有效件数\n"
    assert _statuses(MENU + ROWS.format(header=header) + REQUESTS)["regulations", "issued"] == "read"


def test_forms_may_disagree_where_reports_begin() -> None:
    two = (MENU + ROWS.format(header="") + REQUESTS + "\n" + MENU) * 3
    assert gouji.extract(two).tables


def test_cells_that_a_tool_repeated_do_not_speak_for_the_form_with_more_columns() -> None:
    rows = "信息内容\t本年制发件数\t本年废止件数\t现行有效件数\n规章\t1\t2\t3\n行政规范性文件\t4\t5\t6\n"
    more = "信息内容\t本年处理决定数量\t本年处理决定数量\t本年处理决定数量\n行政处罚\t7\t7\t7\n行政强制\t8\t8\t8\n"
    assert gouji.extract(MENU + "二、主动公开政府信息情况\n" + rows + more + REQUESTS).form == "zfxxgk-2021"


@pytest.mark.parametrize(("labels", "status"), [((3, 2), "read"), ((2, 3), "suspect")])
def test_columns_of_a_form_that_fewer_labels_speak_for_are_in_doubt(labels: tuple[int, int], status: str) -> None:
    forms = [form for form in load_forms() if form.id in ("zfxxgk-2021", "zfxxgk-2019")]
    read = Reading("regulations", forms[0].tables[0].blocks[0].columns[0].id, "read")
    table = TableReading("disclosure", forms[0].id, None, True, None, (read,))
    reports = [ReportReading(form.id, (table,), 0, (2 - place, 0.0)) for place, form in enumerate(forms)]
    spoken_for = {form.id: count for form, count in zip(forms, labels, strict=True)}
    best = readings_to_best(reports, forms, spoken_for=spoken_for)
    assert (best.form, best.tables[0].readings[0].status) == (forms[0].id, status)
