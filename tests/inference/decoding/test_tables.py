"""Whole tables, text in, readings out: headers in doubt, rows out of order, doubled, added, lost or unlabelled."""

from __future__ import annotations

import pytest

from support.readings import DISCLOSURE, REQUESTS, text_to_report, text_to_rows

PLAIN = "规章\n1\n2\n3\n行政规范性文件\n4\n5\n6\n"
PERMITS = "第二十条第（五）项\n信息内容\n本年处理决定数量\n行政许可\n7\n"
SANCTIONS = "第二十条第（六）项\n信息内容\n本年处理决定数量\n行政处罚\n8\n行政强制\n9\n"
OPENED = "一、本年新收政府信息公开申请数量\n9\n8\n7\n6\n5\n4\n39\n"


def disclosure(text: str) -> dict[str, str]:
    return text_to_rows(text, "disclosure")


def test_every_row_is_read() -> None:
    rows = disclosure(DISCLOSURE + PLAIN + PERMITS + SANCTIONS)
    assert rows["regulations"] == "1 2 3"
    assert rows["normative_documents"] == "4 5 6"
    assert (rows["licences"], rows["penalties"], rows["coercive_measures"], rows["fees"]) == ("7", "8", "9", ".")


def test_a_header_of_the_other_form_makes_the_block_suspect() -> None:
    rows = disclosure(DISCLOSURE.replace("本年废止件数", "对外公开总数量") + PLAIN + PERMITS + SANCTIONS)
    assert rows["regulations"] == "!1 !2 !3"
    assert rows["licences"] == "7"


def test_headers_in_another_order_make_their_columns_suspect() -> None:
    text = DISCLOSURE.replace("本年制发件数\n本年废止件数", "本年废止件数\n本年制发件数")
    assert disclosure(text + PLAIN)["regulations"] == "!1 !2 3"


def test_applicants_in_another_order_make_their_columns_suspect() -> None:
    text = REQUESTS.replace("商业企业\n科研机构", "科研机构\n商业企业")
    assert text_to_rows(text + OPENED, "requests")["received"] == "9 !8 !7 6 5 4 39"


def test_swapped_rows_are_suspect_since_only_their_labels_may_have_changed_places() -> None:
    rows = disclosure(DISCLOSURE + "行政规范性文件\n4\n5\n6\n规章\n1\n2\n3\n" + PERMITS)
    assert rows["regulations"].startswith("!") or rows["regulations"] == ". . ."
    assert not rows["normative_documents"][:1].isdigit()


def test_a_row_that_stands_twice_with_the_same_figures_is_read() -> None:
    rows = disclosure(DISCLOSURE + PLAIN + "行政规范性文件\n4\n5\n6\n" + PERMITS)
    assert rows["normative_documents"] == "4 5 6"


def test_a_row_that_stands_twice_with_other_figures_is_suspect() -> None:
    rows = disclosure(DISCLOSURE + PLAIN + "行政规范性文件\n4\n5\n8\n" + PERMITS)
    assert not rows["normative_documents"][:1].isdigit()


def test_an_exact_count_places_the_figures_of_a_lost_label_trusted_or_not() -> None:
    rows = disclosure(DISCLOSURE + "规章\n1\n2\n3\n4\n5\n6\n" + PERMITS)
    placed = rows["regulations"].replace("!", ""), rows["normative_documents"].replace("!", "")
    assert placed == ("1 2 3", "4 5 6")


def test_a_lost_label_with_a_lost_figure_leaves_both_rows_open() -> None:
    rows = disclosure(DISCLOSURE + "规章\n1\n2\n3\n4\n5\n" + PERMITS)
    assert not any(text[:1].isdigit() for row, text in rows.items() if row == "normative_documents")
    assert rows["regulations"] != "1 2 3" or rows["normative_documents"] == ". . ."


def test_a_lost_row_is_missing() -> None:
    rows = disclosure(DISCLOSURE + "规章\n1\n2\n3\n" + PERMITS)
    assert rows["normative_documents"] == ". . ."
    assert rows["licences"] == "7"


def test_an_added_row_goes_beside_the_form() -> None:
    view = DISCLOSURE + PLAIN + PERMITS + SANCTIONS.replace("行政强制", "行政检查\n77\n行政强制")
    report = text_to_report(view)
    (added,) = report.tables[0].added
    assert (view[slice(*added.label)], added.after) == ("行政检查", "penalties")
    assert [view[a:b] for a, b in added.values] == ["77"]
    assert disclosure(view)["coercive_measures"] == "9"


def test_a_misspelt_row_in_its_place_is_suspect_and_not_lost() -> None:
    rows = disclosure(DISCLOSURE + "规章\n1\n2\n3\n行政规犯性文献\n4\n5\n6\n" + PERMITS)
    assert rows["normative_documents"] in ("!4 !5 !6", "4 5 6")


def test_a_page_break_inside_a_row_changes_nothing() -> None:
    rows = disclosure(DISCLOSURE + "规章\n1\n- 4 -\n2\n3\n行政规范性文件\n4\n5\n6\n")
    assert rows["regulations"] == "1 2 3"


def test_a_repeated_header_changes_nothing() -> None:
    half = "规章\n1\n2\n3\n"
    rows = disclosure(
        DISCLOSURE + half + "信息内容\n本年制发件数\n本年废止件数\n现行有效件数\n行政规范性文件\n4\n5\n6\n" + PERMITS
    )
    assert (rows["regulations"], rows["normative_documents"]) == ("1 2 3", "4 5 6")


@pytest.mark.parametrize(
    ("other", "variant"),
    [
        ("（六）其他处理\n1\n0\n0\n0\n0\n0\n1\n", "one_row"),
        ("（六）其他处理\n3.其他\n1\n0\n0\n0\n0\n0\n1\n", "three_rows"),
    ],
)
def test_the_rows_met_tell_how_other_handling_is_printed(other: str, variant: str) -> None:
    report = text_to_report(REQUESTS + OPENED + other + "（七）总计\n1\n0\n0\n0\n0\n0\n1\n")
    (table,) = [reading for reading in report.tables if reading.table == "requests"]
    assert table.variant == variant


@pytest.mark.parametrize(
    ("header", "form"),
    [
        ("本年新制作数量\n本年新公开数量\n对外公开总数量", "zfxxgk-2019"),
        ("本年制发件数\n本年废止件数\n现行有效件数", "zfxxgk-2021"),
    ],
)
def test_the_labels_and_not_the_cited_notice_tell_the_form(header: str, form: str) -> None:
    cited = "按国办公开办函〔2020〕60号编制，2022年。\n"
    text = f"{cited}二、主动公开政府信息情况\n第二十条第（一）项\n信息内容\n{header}\n规章\n1\n2\n3\n"
    assert text_to_report(text).form == form


def test_figures_that_slipped_from_an_emptied_row_past_the_end_of_the_next_group_are_suspect() -> None:
    printed = [
        ("（三）不予公开", "7.属于行政执法案卷", ""),
        ("（三）不予公开", "8.属于行政查询事项", "1"),
        ("（四）无法提供", "1.本机关不掌握相关政府信息", "2"),
        ("（四）无法提供", "2.没有现成信息需要另行制作", "3"),
        ("（四）无法提供", "3.补正后申请内容仍不明确", "4"),
        ("（四）无法提供", "", "5"),
    ]
    lines = ["\t".join([group, label, *[figure] * 6, figure and f"{figure}0"]) for group, label, figure in printed]
    rows = text_to_rows("三、收到和处理政府信息公开申请情况\n\t\t申请人情况\n" + "\n".join(lines), "requests")
    assert rows["refused.administrative_inquiry"].startswith("!1")
    assert rows["unavailable.still_unclear"].startswith("!4")


def test_the_total_printed_first_on_its_line_makes_the_table_suspect() -> None:
    header = "自然人\n法人或其他组织\n总计\n"
    rows = text_to_rows(REQUESTS.replace(header, "总计 自然人 法人或其他组织\n") + OPENED, "requests")
    assert rows["received"] == "!9 !8 !7 !6 !5 !4 !39"


def test_a_misspelt_end_that_labels_share_is_not_the_row_before() -> None:
    overdue = "（六）其他处理 1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请 1 2 3 4 5 6 约21\n"
    unpaid = "2.申请人逾期未按收费通知要求缴纳费用 、行政机关不再处理其政信息公开申请 9 0 0 0 0 0 9\n"
    assert text_to_rows(REQUESTS + overdue + unpaid, "requests")["other_handling.correction_overdue"][:1] == "?"


def test_a_row_shorter_than_its_header_is_not_placed_by_the_headers_width() -> None:
    header = "| 数据的勾稽关系 |  |  | 申请人情况 |  |  |  |  |  |  |\n"
    whole = "|  | （一）予以公开 |  | 1 | 2 |  | 3 | 4 | 5 |  |\n"
    short = "|  | （二）部分公开 |  | 1 | 2 |  | 3 | 4 | 5 |\n"
    rows = text_to_rows("三、收到和处理政府信息公开申请情况\n" + header + whole + short, "requests")
    assert rows["partly_granted"] == "? ? ? ? ? ? ?"


def test_one_figure_again_and_again_is_suspect_though_a_row_lost_its_tabs() -> None:
    plain = "其他对外管理服务事项\t15\t-3\t7\n"
    header = "第二十条第（六）项\n信息内容\t本年处理决定数量\t本年处理决定数量\t本年处理决定数量\n"
    figures = "行政处罚\t870\t870\t870\n行政强制 7722 7722 7722\n"
    old = "二、主动公开政府信息情况\n第二十条第（五）项\n信息内容\t上一年项目数量\t本年增/减\t处理决定数量\n"
    assert disclosure(old + plain + header + figures)["penalties"] == "!870 !870 !870"
