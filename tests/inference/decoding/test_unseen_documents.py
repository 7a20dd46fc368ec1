"""Documents that are not the form's tables, or print them otherwise: nothing in them is trusted in a wrong place."""

from __future__ import annotations

import pytest

import gouji
from gouji.extraction import TRUSTED
from support.grids import form_to_grid
from support.layouts import tab_rows
from support.pages import grid_to_page
from support.readings import DISCLOSURE, REQUESTS, REVIEW, text_to_rows

ROW = "一、本年新收政府信息公开申请数量"


def trusted(text: str) -> list[tuple[str, str]]:
    tables = [table for report in gouji.extract_reports(text) for table in report.tables]
    return [(cell.row, cell.column) for table in tables for cell in table.cells if cell.status in TRUSTED]


def test_rows_of_the_form_over_months_are_not_those_of_applicants() -> None:
    header = "项目\t1月\t2月\t3月\t4月\t5月\t6月\t合计\n"
    text = (
        f"三、收到和处理政府信息公开申请情况\n{header}{ROW}\t5\t0\t2\t0\t0\t1\t8\n（一）予以公开\t5\t0\t2\t0\t0\t1\t8\n"
    )
    assert text_to_rows(text, "requests")["granted"] == "!5 !0 !2 !0 !0 !1 !8"


def test_rows_of_the_form_under_its_own_columns_are_read() -> None:
    assert text_to_rows(f"{REQUESTS}{ROW}\t5\t0\t2\t0\t0\t1\t8\n", "requests")["received"] == "5 0 2 0 0 1 8"


def test_a_table_without_any_header_is_read_by_its_rows() -> None:
    text = f"三、收到和处理政府信息公开申请情况\n{ROW}\t5\t0\t2\t0\t0\t1\t8\n（一）予以公开\t5\t0\t2\t0\t0\t1\t8\n"
    assert text_to_rows(text, "requests")["granted"] == "5 0 2 0 0 1 8"


def test_notes_between_pieces_of_the_header_are_no_other_columns() -> None:
    notes = "（指确认、奖\n励、裁决\n倍、检查\n单位填〇\n"
    pieces = "自然\n人\n商业\n企业\n科研\n机构\n社会\n公益\n组织\n法律\n服务\n机构\n其\n他\n总\n计\n"
    text = f"三、收到和处理政府信息公开申请情况\n{notes}{pieces}{ROW}\t5\t0\t2\t0\t0\t1\t8\n"
    assert text_to_rows(text, "requests")["received"] == "5 0 2 0 0 1 8"


def test_rows_of_the_form_in_a_budget_are_not_trusted() -> None:
    budget = (
        "水利局2023年部门预算公开\n行政事业性收费\t12.50\n项目\t采购项目数量\t采购总金额\n政府集中采购\t12\t345.67\n"
    )
    assert trusted(budget) == []


SUITS = ["323", "892", "476", "221", "1912", "5", "6", "7", "8", "26"]
LEAVES = "结果维持\n结果纠正\n其他结果\n尚未审结\n总计\n"


def test_a_table_of_lawsuits_only_gives_no_reviews() -> None:
    header = f"四、政府信息公开行政复议、行政诉讼情况\n行政诉讼\n未经复议直接起诉\n复议后起诉\n{LEAVES * 2}"
    found = text_to_rows(header + "\n".join(SUITS) + "\n五、存在的主要问题及改进情况\n略", "review_litigation")
    assert found["review"] == "? ? ? ? ?"


@pytest.mark.parametrize(
    "order",
    [
        f"行政诉讼\n行政复议\n未经复议直接起诉\n复议后起诉\n{LEAVES * 3}",
        f"行政复议\n行政诉讼\n{LEAVES}复议后起诉\n未经复议直接起诉\n{LEAVES * 2}",
    ],
)
def test_rows_side_by_side_in_another_order_are_suspect(order: str) -> None:
    text = "四、政府信息公开行政复议、行政诉讼情况\n" + order + "\n".join([*SUITS, "9", "1", "2", "3", "15"])
    assert text_to_rows(text, "review_litigation")["review"] == "!323 !892 !476 !221 !1912"


def test_rows_side_by_side_in_the_order_of_the_form_are_read() -> None:
    text = REVIEW + "\n".join([*SUITS, "9", "1", "2", "3", "15"])
    assert text_to_rows(text, "review_litigation")["review"] == "323 892 476 221 1912"


def test_figures_at_several_heights_of_a_row_are_suspect() -> None:
    label, rest = "5.属于三类内部事务信息".ljust(20), " " * 20
    text = f"{REQUESTS}{label}565       713\n{rest}     20        972   913   401   3584\n"
    assert text_to_rows(text, "requests")["refused.internal_affairs"].startswith("!565 !713")


def test_figures_that_go_on_at_the_start_of_the_next_line_are_read() -> None:
    text = f"{REQUESTS}5.属于三类内部事务信息    565   713   20\n972   913   401   3584\n"
    assert text_to_rows(text, "requests")["refused.internal_affairs"] == "565 713 20 972 913 401 3584"


def test_a_count_of_ten_digits_is_several_figures() -> None:
    text = DISCLOSURE + "规章 0 0 0\n第二十条第（五）项\n信息内容\n本年处理决定数量\n行政许可 76007298874598\n"
    assert text_to_rows(text, "disclosure")["licences"] == "!76007298874598"


def test_one_label_of_a_form_does_not_speak_for_the_other() -> None:
    rows = "规章 0 0 0\n规范性文件 0 1 2\n行政许可 524\n其他对外管理服务事项 \n行政处罚 760\n行政强制 30\n"
    text = "二、主动公开政府信息情况\n" + rows + "五、存在的主要问题及改进情况\n略\n"
    assert text_to_rows(text, "disclosure")["penalties"] == "!760"


def request_rows(*rows: str) -> dict[str, str]:
    return text_to_rows(REQUESTS + "\n".join(rows) + "\n五、存在的主要问题及改进情况\n略\n", "requests")


def test_a_figure_that_a_narrow_cell_tore_is_not_read() -> None:
    found = request_rows(
        "（一）予以公开    1 0 0 0 0 0 1", "           1           1", "1.属于国家秘密    0 0 0 0 0 0 0"
    )
    assert found["granted"] == "!1 !0 !0 !0 !0 !0 !1"


def test_a_row_does_not_go_on_below_where_others_stand_on_one_line() -> None:
    whole = [f"{label} 3 0 0 0 0 0 3" for label in ("1.属于国家秘密", "2.其他法律行政法规禁止公开")]
    assert request_rows("（一）予以公开 0 0 0 0 0", "1 1", *whole)["granted"].startswith("!")


REASONS = ("1.属于国家秘密", "2.其他法律行政法规禁止公开", "4.保护第三方合法权益", "5.属于三类内部事务信息")


def test_a_remark_is_no_figure_that_fills_up_a_row() -> None:
    rows = [f"{label}\t1\t0\t2\t0\t0\t0\t3\t" for label in REASONS]
    found = request_rows(*rows, "7.属于行政执法案卷\t\t20\t60\t50\t30\t40\t200\t无")
    assert found["refused.enforcement_files"] == "? ? ? ? ? ? ?"


def test_a_total_in_another_column_makes_those_from_there_on_doubtful_in_rows_with_blanks_too() -> None:
    rows = ["1|2||9|4|2|0", "30||0|35||5|0", "0|0||0||0|"]
    found = request_rows(*(f"{label} | {row} |" for label, row in zip(REASONS, rows, strict=False)))
    assert found["refused.third_party_rights"] == "0 0 _ !0 ! !0 !"


def test_the_number_of_the_next_row_is_not_added_up_as_a_total() -> None:
    """1 0 0 0 0 0 1 and the 2 of the next row would be 1 0 0 0 0 1 2, one nought printed twice."""
    found = request_rows(
        "一、本年新收政府信息公开申请数量", *"1000001", "2", "二、上年结转政府信息公开申请数量", *"0000000"
    )
    assert found["received"] == "? ? ? ? ? ? ?"


def test_a_nought_printed_twice_is_still_told_by_the_sum() -> None:
    found = request_rows(
        "一、本年新收政府信息公开申请数量", *"30000003", "二、上年结转政府信息公开申请数量", *"0000000"
    )
    assert found["received"].replace("!", "").replace("=", "") == "3 0 0 0 0 0 3"


def test_a_header_that_is_not_in_line_places_no_row_without_its_total() -> None:
    corner = "| 项目 |  | 申请人情况 |  |  |  |  |  |  |\n"
    header = "|  |  | 自然人 | 商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 | 总计 |\n"
    labels = ("（一）予以公开", "1.属于国家秘密", "2.其他法律行政法规禁止公开", "3.危及“三安全一稳定”")
    rows = "".join(f"| {label} |  |  |  |  |  |  | 0 |  |\n" for label in labels)
    found = text_to_rows("三、收到和处理政府信息公开申请情况\n" + corner + header + rows, "requests")
    assert found["granted"].split()[5:] != ["0", "_"]


def test_a_header_that_full_rows_are_not_in_line_with_places_no_other_row() -> None:
    text = (
        "二、主动公开政府信息情况\n| 信息内容 | 上一年项目数量 | 本年增/减 | 处理决定数量 |  |\n"
        "| 行政许可 |  | 11 | 12 | 13 |\n| 其他对外管理服务事项 |  | 14 | 15 | 16 |\n"
        "| 行政处罚 |  | 17 | 18 | 19 |\n| 行政强制 |  | 91 |  |  |\n"
    )
    assert "91" not in text_to_rows(text, "disclosure")["coercive_measures"].split()


def test_a_dash_that_joins_row_and_column_is_no_blank() -> None:
    text = f"{DISCLOSURE}规章-本年制发件数：3\n第二十条第（五）项\n行政许可-本年处理决定数量：96042\n"
    assert trusted(text) == []


def test_rows_without_any_total_may_lack_a_column() -> None:
    labels = ("（三）不予公开</td><td>1.属于国家秘密", "</td><td>2.其他法律行政法规禁止公开")
    figures = "</td><td>".join(["4", "0", "0", "1", "0", "5", ""])
    rows = "\n".join(f"<tr><td>{label}</td><td>{figures}</td></tr>" for label in labels)
    assert trusted(f"{REQUESTS}{rows}\n") == []


def test_blanks_of_a_table_whose_labels_and_figures_are_gone_are_not_trusted() -> None:
    """A page reader took short cells out as if they were buttons, and left the long labels."""
    labels = ["", "", "（二）部分公开（区分处理的，只计这一情形，不计其他情形）", *[""] * 9]
    rows = "".join(f"<tr><td>{label}</td>{'<td></td>' * 7}</tr>" for label in labels)
    text = f"<p>三、收到和处理政府信息公开申请情况</p><table><tr><td>项目</td><td>自然人</td></tr>{rows}</table>"
    assert trusted(text) == []


def _indexed(title: str, name: str, *labels: str) -> str:
    """A block without figures as pandas prints it, with an index and three columns for a merged one."""
    names = [f"('{title}', '{text}')" for text in ("信息内容", name, f"{name}.1", f"{name}.2")]
    rows = [[str(number), label, *["nan"] * 3] for number, label in enumerate(labels)]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in (["", *names], ["---:"] * 5, *rows)) + "\n\n"


def test_the_index_of_the_next_row_is_no_figure_of_an_empty_one() -> None:
    sanctions = ("第二十条第（六）项", "本年处理决定数量")
    fees = ("第二十条第（八）项", "本年收费金额（单位：万元）")
    labels = ("行政处罚", "行政强制")
    blocks = [
        _indexed(*sanctions, *labels, " ".join([*sanctions, *labels])),
        _indexed(*sanctions, *labels),
        _indexed(*fees, "行政事业性收费", " ".join([*fees, "行政事业性收费"])),
    ]
    found = text_to_rows(f"二、主动公开政府信息情况\n{''.join(blocks)}", "disclosure")
    assert {found["penalties"], found["coercive_measures"]}.isdisjoint("12")


def test_a_line_with_the_label_of_a_row_is_none_of_the_table_without_row_labels() -> None:
    header = ["行政复议"] * 5 + ["未经复议直接起诉"] * 5 + ["复议后起诉"] * 5
    sides = ["结果维持", "结果纠正", "其他结果", "尚未审结", "总计"] * 3
    rows = [[label, "3", "0", "4", *[""] * 11] for label in ("规章", "行政规范性文件", "行政许可", "行政处罚")]
    numbered = enumerate([*rows, ["0"] * 15])
    lines = [f",{','.join(line)}" for line in (header, sides)] + [f"{n},{','.join(row)}" for n, row in numbered]
    text = "四、政府信息公开行政复议、行政诉讼情况\n" + "\n".join(lines)
    assert "_" not in " ".join(text_to_rows(text, "review_litigation").values())


def test_figures_of_a_row_whose_label_is_gone_are_not_the_row_s_before_where_each_line_is_printed_once() -> None:
    labels = ["二、上年结转政府信息公开申请数量", "（一）予以公开", "1.属于国家秘密", "2.其他法律行政法规禁止公开"]
    rows = [f"{label}\n{number}1\n{number}2\n" for number, label in enumerate(labels, start=3)]
    figures = "101\n96\n112\n97\n86\n110\n602\n"
    text = f"{REQUESTS}{''.join(rows)}3.其他\n{figures}四、结转下年度继续办理\n五、存在的主要问题\n"
    assert text_to_rows(text, "requests")["other_handling.other"] == "!101 !96 !112 !97 !86 !110 !602"


def test_a_sum_does_not_tell_which_cells_of_several_lines_are_empty() -> None:
    """One tool writes a lone pipe for what stands between two cells, and two for an empty one, but one for a blank."""
    cells = ["", "1769", "238", "\u00a0", "", "1642", "3649"]
    printed = "".join(f"|\n|{cell}" if cell else "|\n" for cell in cells)
    found = text_to_rows(f"{REQUESTS}1.属于国家秘密|\n{printed}|\n", "requests")["refused.state_secret"]
    assert "_" not in found


def test_figures_of_a_row_that_is_printed_twice_are_one() -> None:
    """A tool took cells and the paragraphs in them; the second cell of the row is empty."""
    labels = ["第二十条第（九）项", "信息内容", "采购项目数量", "采购总金额", "政府集中采购", "28"]
    text = "二、主动公开政府信息情况\n" + "".join(f"{label}\n{label}\n" for label in labels)
    assert text_to_rows(text + "三、收到和处理政府信息公开申请情况\n", "disclosure")["procurement"] == "!28 !28"


def test_a_report_begins_before_rows_of_which_the_one_before_left_the_first_blank() -> None:
    pages = []
    for year, first in ((2021, "/"), (2022, "7")):
        page = tab_rows(grid_to_page(form_to_grid("zfxxgk-2021", seed=year), form_id="zfxxgk-2021"))
        lines = [f"规章\t{first}\t{first}\t{first}" if line.startswith("规章") else line for line in page.split("\n")]
        pages.append("\n".join(lines))
    reports = gouji.extract_reports("\n".join(pages))
    assert len(reports) == 2
    assert [report.tables[0].cells[0].value for report in reports] == [None, 7]


def test_a_circle_among_figures_is_no_empty_line() -> None:
    labels = [
        ROW,
        "二、上年结转政府信息公开申请数量",
        "（一）予以公开",
        "（二）部分公开",
        "（七）总计",
        "四、结转下年度继续办理",
    ]
    rows = dict.fromkeys(labels, "1\n2\n3\n4\n5\n6\n21") | {"（二）部分公开": "3\n○\n4\n5\n1\n2\n15"}
    text = REQUESTS + "".join(f"{label}\n{figures}\n" for label, figures in rows.items())
    assert text_to_rows(text, "requests")["partly_granted"] == "!3 ! !4 !5 !1 !2 !15"


def test_blanks_of_another_report_do_not_take_the_place_of_a_row_with_figures_and_a_blank() -> None:
    rows = ["一、本年新收政府信息公开申请数量|4|0|0|0|0|0|4", "二、上年结转政府信息公开申请数量|1|0||0|0|0|1"]
    blank = [row[: row.index("|")] + "|／" * 7 for row in rows]
    header = (
        "三、收到和处理政府信息公开申请情况\n申请人情况\n自然人|商业企业|科研机构|社会公益组织|法律服务机构|其他|总计"
    )
    found = text_to_rows("\n".join([header, *rows, "", header, *blank]), "requests")
    assert found["carried_in"] == "1 0 _ 0 0 0 1"


def test_a_row_label_that_stuck_to_its_header_gives_its_figure_to_no_other_row() -> None:
    text = (
        f"{DISCLOSURE}规章|5|68|78\n行政规范性文件|12|12|27\n第二十条第（五）项\n本年处理决定数量；行政许可|33744\n"
        "第二十条第（六）项\n本年处理决定数量；行政处罚|5；行政强制|1\n"
    )
    assert "33744" not in " ".join(text_to_rows(text, "disclosure").values()).split()


def test_a_report_of_blanks_alone_is_one_of_its_own() -> None:
    header = "二、主动公开政府信息情况\n第二十条第（一）项\n信息内容|本年制发件数|本年废止件数|现行有效件数\n"
    fees = "第二十条第（八）项\n信息内容|本年收费金额（单位：万元）\n行政事业性收费|"
    first = f"{header}规章|28|16|21\n行政规范性文件|1|43|0\n{fees}\n"
    second = f"{header}规章|／|／|／\n行政规范性文件|／|／|／\n{fees}12.5\n"
    one, two = (report.tables[0] for report in gouji.extract_reports(first + second))
    assert [cell.value for cell in one.cells if cell.row == "regulations"] == [28, 16, 21]
    assert [cell.value for cell in one.cells if cell.row == "fees"] == [None]
    assert [str(cell.value) for cell in two.cells if cell.row == "fees"] == ["12.5"]
