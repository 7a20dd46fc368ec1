"""Rows of figures that stand one row below their own label."""

from __future__ import annotations

from support.one_cell_a_line import BLOCK, SOUND, requests_in_lines
from support.readings import DISCLOSURE, REFUSED, REQUESTS, REVIEW, text_to_rows

DECISIONS = "第二十条第（六）项\n信息内容\t本年处理决定数量\t本年处理决定数量\t本年处理决定数量\n"
PLAIN = "规章\t1\t2\t3\n行政规范性文件\t4\t5\t6\n第二十条第（五）项\n"


def test_a_row_of_figures_under_no_label_may_be_those_of_the_row_above() -> None:
    text = DISCLOSURE.replace("\n本", "\t本").replace("\n现", "\t现") + PLAIN + DECISIONS
    text += "行政处罚\t\t\t\n行政强制\t5411\t5411\t5411\n\t6138\t6138\t6138\n"
    assert "5411" not in text_to_rows(text, "disclosure")["coercive_measures"].replace("!5411", "")


def test_the_second_row_under_one_label_may_be_the_next_rows() -> None:
    rows = "1.信访举报投诉类申请\n2.重复申请 1 0 0 0 0 0 1\n3.要求提供公开出版物 2 0 0 0 0 0 2\n"
    rows += "4.无正当理由\n3 0 0 0 0 0 3\n大量反复申请\n4 0 0 0 0 0 4\n"
    found = text_to_rows(REQUESTS + "（五）不予处理\n" + rows, "requests")
    assert found["not_processed.repeated"].startswith("!")


def test_two_runs_of_glued_figures_under_one_label_are_two_rows() -> None:
    rows = "（六）其他处理\n（七）总计0000033\n四、结转下年度继续办理0000044\n0000000\n"
    found = text_to_rows(REQUESTS + "（五）不予处理2.重复申请0000000\n" + rows, "requests")
    assert found["outcome_total"].startswith("!")


def test_the_row_that_the_text_ends_in_is_suspect_behind_one_that_lost_a_figure() -> None:
    rows = "一、本年新收政府信息公开申请数量\n1\n2\n0\n0\n0\n0\n3\n二、上年结转政府信息公开申请数量\n0\n0\n0\n0\n0\n0\n"
    found = text_to_rows(REQUESTS + rows + "（一）予以公开\n5\n0\n0", "requests")
    assert not found["granted"][:1].isdigit()


def test_figures_further_up_among_the_labels_show_that_the_last_ones_do_not_begin_the_table() -> None:
    parted = REVIEW.replace("总计\n未", "总计\n7\n未") + "1\n2\n3\n4\n10\n五、存在的主要问题\n"
    assert text_to_rows(parted, "review_litigation")["review"].startswith("?")


def test_a_line_of_text_is_no_empty_cell() -> None:
    labels = (
        "一、本年新收政府信息公开申请数量",
        "二、上年结转政府信息公开申请数量",
        "（一）予以公开",
        "（二）部分公开",
    )
    body = "".join(f"{label}\n\n\n\n\n\n\n0\n" for label in labels[:3])
    text = REQUESTS + body + labels[3] + "\n1\n\n\n\n\n\n1注：本机关全年没有收到\n3.危及“三安全一稳定”\n"
    assert not text_to_rows(text, "requests")["partly_granted"].endswith("_")


def test_a_figure_below_a_row_without_separators_may_be_the_rest_of_its_last_one() -> None:
    text = DISCLOSURE + "第二十条第（五）项\n信息内容本年处理决定数量\n行政许可71\n35\n第二十条第（六）项\n行政处罚5\n"
    assert text_to_rows(text, "disclosure")["licences"] == "!71"


def test_a_space_among_figures_glued_to_their_label_may_part_one() -> None:
    text = DISCLOSURE + "规章1 23 4\n行政规范性文件 4 5 6\n"
    found = text_to_rows(text, "disclosure")
    assert (found["regulations"], found["normative_documents"]) == ("!1 !23 !4", "4 5 6")


def test_figures_whose_label_is_misspelt_behind_them_are_none_of_the_row_before() -> None:
    rows = "（六）其他处理\n3.其他\n（七）总计0000033\n0000044\n四、转下年度继续办理0000000\n"
    found = text_to_rows(REQUESTS + "（五）不予处理2.重复申请0000000\n" + rows, "requests")
    assert found["outcome_total"].startswith(("!", "?"))


def test_figures_below_a_row_of_blanks_are_those_of_the_row_whose_label_is_lost() -> None:
    rows = "| 3.要求提供公开出版物 | | | | | | | |\n| | 5 | 0 | 0 | 0 | 0 | 0 | 5 |\n"
    rows += "| 5.要求行政机关确认或重新出具已获取信息 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |\n"
    found = text_to_rows(REQUESTS + "（五）不予处理\n" + rows, "requests")
    assert (found["not_processed.publication"], found["not_processed.excessive"]) == ("_ _ _ _ _ _ _", "5 0 0 0 0 0 5")


def test_figures_below_a_row_of_blanks_may_be_its_own_where_no_label_is_lost() -> None:
    rows = "| 4.无正当理由大量反复申请 | | | | | | | |\n| | 5 | 0 | 0 | 0 | 0 | 0 | 5 |\n"
    rows += "| 5.要求行政机关确认或重新出具已获取信息 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |\n"
    found = text_to_rows(REQUESTS + "（五）不予处理\n" + rows, "requests")["not_processed.excessive"]
    assert not any(part[0].isdigit() or part == "_" for part in found.split())


def test_a_row_of_blanks_without_a_label_below_another_may_show_a_slip() -> None:
    rows = "| 1.信访举报投诉类申请 | | | | | | | |\n| 2.重复申请 | 0 | 0 | 5 | 0 | 0 | 0 | 5 |\n"
    rest = "| 4.无正当理由大量反复申请 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |\n"
    blank = "| | | | | | | | |\n"
    chapter = REQUESTS + "（五）不予处理\n"
    assert text_to_rows(chapter + rows + blank + rest, "requests")["not_processed.repeated"].startswith("!")
    assert text_to_rows(chapter + rows + rest, "requests")["not_processed.repeated"] == "0 0 5 0 0 0 5"


def test_blanks_behind_figures_that_a_piece_of_a_label_stands_before_are_no_blanks() -> None:
    rows = "（六）其他处理\t\t2\t\t\t\t\t2\n（七）总计\t5\t\t6\t\t\t\t11\n四、\t7\t\t\t\t\t1\t8\n"
    found = text_to_rows(REQUESTS + rows + "结转下年度继续办理\t\t\t\t\t\t\t\n", "requests")
    assert found["carried_over"].startswith("!")


def test_a_column_label_among_the_figures_of_a_row_shows_that_they_are_out_of_order() -> None:
    rows = "二、上年结转政府信息公开申请数量\n650\n90\n0\n29\n0\n总计\n0\n769\n"
    assert text_to_rows(REQUESTS + rows + "（一）予以公开\n5\n", "requests")["carried_in"].startswith("!")


def test_noughts_do_not_prove_that_a_piece_of_a_group_label_is_a_blank() -> None:
    rows = "（四）\n1.本机关不掌握相关政府信息 0 0 0 0 0 0 {}\n法提供\n2.没有现成信息需要另行制作 0 0 0 0 0 0 0\n"
    found = [text_to_rows(REQUESTS + rows.format(word), "requests")["unavailable.not_held"] for word in "无無"]
    assert all(text.startswith("?") for text in found)


def test_a_negation_before_all_figures_may_be_a_piece_of_the_groups_label() -> None:
    rows = "（四）\n1.本机关不掌握相关政府信息 无 32 0 0 0 0 32\n法提供\n2.没有现成信息需要另行制作 0 0 0 0 0 0 0\n"
    assert text_to_rows(REQUESTS + rows, "requests")["unavailable.not_held"].startswith("?")


def test_figures_of_one_line_are_not_dealt_to_a_row_whose_label_is_lost() -> None:
    header = "第二十条第（六）项\n| 信息内容 | 本年处理决定数量 | 上年处理决定数量 |\n"
    before = "| 规章 | 0 | 0 | 0 |\n| 行政规范性文件 | 1 | 0 | 3 |\n第二十条第（五）项\n| 行政许可 | 4 | 7 |\n"
    fees = DISCLOSURE + "规章 | 1 | 2 | 3 |\n行政规范性文件 | 4 | 5 | 6 |\n"
    fees += "第二十条第（八）项\n| 行政事业性收费 | 0 |\n"
    rows = text_to_rows(f"{DISCLOSURE}{before}{header}| 行政处罚 | 12 | 69 |\n{fees}", "disclosure")
    assert not rows["coercive_measures"].isdecimal()


def test_noughts_of_two_rows_in_one_run_show_that_the_rows_between_slipped() -> None:
    rows = "1.信访举报投诉类申请2.重复申请00000003.要求提供公开出版物00000000000000四、结转下年度继续办理0000000\n"
    found = text_to_rows(REQUESTS + "（五）不予处理" + rows, "requests")
    assert found["not_processed.repeated"] == "!0 !0 !0 !0 !0 !0 !0"


def test_a_figure_glued_to_its_label_below_an_empty_row_may_be_two() -> None:
    text = DISCLOSURE + "第二十条第（六）项信息内容本年处理决定数量行政处罚行政强制4495\n"
    assert text_to_rows(text, "disclosure")["coercive_measures"] == "!4495"


def test_figures_among_the_next_labels_over_columns_may_be_those_of_a_row_below_an_empty_one() -> None:
    strays = "规章\n规范性文件\n0\n7\n0\n第二十条第（五）项\n5\n信息内容\n本年处理决定数量\n行政许可\n8\n"
    assert text_to_rows(DISCLOSURE + strays, "disclosure")["normative_documents"] == "!0 !7 !0"


def test_a_label_that_ends_an_unknown_one_is_no_row_where_nothing_parts_them() -> None:
    text = "第二十条第（六）项信息内容本年处理决定数量行政处罚407行政强制60其中：重大行政处罚20\n"
    assert text_to_rows(DISCLOSURE + text, "disclosure")["penalties"] == "!407"


def test_figures_under_the_rest_of_a_label_below_a_blank_row_may_be_the_blank_rows() -> None:
    rows = "（三）不予公开\t2.其他法律行政法规禁止公开\t1\t0\t0\t0\t0\t0\t1\n（三）不予公开\t3.危及“三安全" + "\t" * 7
    rows += "\n（三）不予公开\t一稳定”\t5\t0\t0\t0\t0\t0\t5\n（三）不予公开\t4.保护第三方合法权益" + "\t0" * 7
    found = text_to_rows(REQUESTS.replace("\n法", "\t法") + rows + "\n", "requests")
    assert found["refused.security_stability"][0] == "!"


def test_two_runs_of_a_row_each_under_one_label_show_that_the_rows_between_slipped() -> None:
    rows = "4.无正当理由大量反复申请0000000\n5.要求行政机关确认或重新出具已获取信息\n（六）其他处理0000000\n"
    rows += "（七）总计0000000\n1426801010495267728546447090\n四、结转下年度继续办理0009949009949\n"
    found = text_to_rows(REQUESTS + "（五）不予处理3.要求提供公开出版物0000000\n" + rows, "requests")
    assert found["other_handling"].startswith("!")


def test_a_mark_that_is_a_piece_of_a_torn_label_is_no_row_of_figures() -> None:
    labels = {row.id: row.label.text for row in BLOCK.rows}
    del labels["other_handling"]  # printed instead of its rows
    rows = {id_: f"{label} {number} 0 0 0 0 0 {number}\n" for number, (id_, label) in enumerate(labels.items(), 10)}
    rows["refused.administrative_inquiry"] = labels["refused.administrative_inquiry"] + "\n（\n四\n）\n无\n法\n提\n供\n"
    assert text_to_rows(REQUESTS + "".join(rows.values()), "requests")["unavailable.not_held"].startswith("2")
    rows["not_processed.petition"] += "9 0 0 0 0 0 9\n"
    assert text_to_rows(REQUESTS + "".join(rows.values()), "requests")["unavailable.not_held"].startswith("!2")


def test_an_unknown_label_beside_one_that_is_lost_may_be_the_end_of_slipped_labels() -> None:
    rows = "（六）其他处理\t2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请" + "\t" * 7 + "\n"
    rows += "（六）其他处理\t3.其他\t4\t0\t0\t0\t0\t0\t4\n"
    rows += "三、本年度办理结果\t（七）计计\t（七）计计\t9\t0\t0\t0\t0\t0\t9\n"
    rows += "三、本年度办理结果\t\t\t7\t0\t0\t0\t0\t1\t8\n四、结转下年度继续办理\t\t1\t0\t0\t0\t0\t0\t1\n"
    found = text_to_rows(REQUESTS + rows, "requests")
    assert found["other_handling.other"].startswith("!")
    assert found["carried_over"].startswith("1")


def test_a_figure_glued_to_the_next_heading_may_be_that_of_a_row_without_one() -> None:
    rows = "规章 | 1 | 2 | 3 |\n行政规范性文件 | 4 | 5 | 6 |\n"
    fees = "第二十条第（八）项\n信息内容 |\n本年收费金额（单位：万元） |\n行政事业性收费 |\n|\n"
    heading = "三、收到和处理政府信息公开申请情况\n"
    assert text_to_rows(DISCLOSURE + rows + fees + heading, "disclosure")["fees"] == "_"
    assert text_to_rows(DISCLOSURE + rows + fees + "64.3" + heading, "disclosure")["fees"].startswith("!")


def test_a_sign_in_words_alone_between_figures_belongs_to_one_on_another_line() -> None:
    head = "第二十条第（五）项\n信息内容  上一年项目数量  本年增/减  处理决定数量\n"
    rows = head + "其他对外管理服务事项  158  减  39\n                          351\n"
    assert text_to_rows(DISCLOSURE + rows, "disclosure")["other_services"].startswith("!")


def test_a_row_that_prints_but_the_number_of_a_page_is_a_gap_that_labels_slip_past() -> None:
    given = dict.fromkeys((row.id for row in BLOCK.rows), " 0 0 0 0 0 0 0")
    given |= {"refused.internal_affairs": "\n2 / 11", "refused.process_information": " 0 8 0 0 0 0 8\n0 0 0 0 0 0 0"}
    lines = (row.label.text + given[row.id] for row in BLOCK.rows if row.id != "other_handling")
    found = text_to_rows(REQUESTS + "\n".join(lines) + "\n", "requests")
    assert found["refused.process_information"].startswith("!")


OVERDUE = ("1.申请人无正当理由逾期不补正", "2.申请人逾期未按收费通知要求缴纳费用", "3.其他")
GROUPED = "".join(f"（六）其他处理\t{label}\t{{}}\n" for label in OVERDUE)


def test_figures_behind_a_group_alone_show_that_rows_slipped() -> None:
    cells = ["\t" * 6, *("\t".join([str(figure), *"00000", str(figure)]) for figure in (1, 2, 3))]
    text = GROUPED.format(*cells[:3]) + f"三、本年度办理结果\t\t{cells[3]}\n（七）总计\t\t{cells[3]}\n"
    found = text_to_rows(REQUESTS.replace("\n", "\t") + "\n" + text, "requests")
    assert found["other_handling.fee_overdue"].startswith("!")


def test_figures_that_no_label_has_near_a_row_of_blanks_may_be_its_own() -> None:
    group, zeros = "三、本年度办理结果", " | 0" * 7 + " |\n"
    rows = f"| {group} | (五)不予处理 | 1.信访举报投诉类申请{zeros}"
    rows += f"| {group} | (五)不予处理 | 5.要求行政机关确认或重新出具已获取信息{zeros.replace('0', '')}"
    rows += f"| {group} | (六)其他处理 | (六)其他处理{zeros}| {group} | | {zeros}| {group} | (七)总计 | (七)总计{zeros}"
    found = text_to_rows(REQUESTS + rows + ("| 四、结转下年度继续办理" * 3) + zeros, "requests")
    assert found["not_processed.confirmation"].startswith("!")
    assert found["other_handling"].startswith("!")
    assert found["carried_over"] == "0 0 0 0 0 0 0"


def test_figures_that_no_label_has_far_from_a_row_of_blanks_show_a_slip_of_all_rows_between() -> None:
    group, zeros = "三、本年度办理结果", " | 0" * 7 + " |\n"
    refused = [f"| {group} | (三)不予公开 | {label}{zeros}" for label in REFUSED]
    refused[0] = refused[0].replace("0", "")
    rows = "".join(refused) + f"| {group} | | {zeros}"
    found = text_to_rows(REQUESTS + rows + ("| 四、结转下年度继续办理" * 3) + zeros, "requests")
    assert found["refused.third_party_rights"].startswith("!")
    torn = "".join(refused) + f"| {group} | 信访 | {zeros}"
    found = text_to_rows(REQUESTS + torn + ("| 四、结转下年度继续办理" * 3) + zeros, "requests")
    assert found["refused.third_party_rights"] == "0 0 0 0 0 0 0"


def test_a_label_without_cells_and_a_line_of_figures_without_a_label_show_that_those_between_slipped() -> None:
    figures = "{} 4818 2277 288 76982235 678193 77668173\n"
    rows = "7、属于行政执\n法案卷\n8、属于行\n政 " + figures.format(362) + "查询事项\n（四）无法提供\n1、本\n"
    rows += "机关不掌握相关 " + figures.format(888) + "政府信息\n2、没有现成信息需要另行制作 " + figures.format(5)
    rows += "3、补\n" + figures.format(179) + "正后申请内容仍不明确\n" + figures.format(7492)
    rows += "（五）不予处理 1、信访举报投诉类申请 " + figures.format(329)
    found = text_to_rows(REQUESTS + rows, "requests")
    assert found["unavailable.not_ready_made"].startswith("!")


def test_a_doubled_figure_is_no_row_of_figures_that_labels_slipped_past() -> None:
    doubled = {**SOUND, "granted": "11 11 5 0 0 0 0 16", "unavailable.not_held": ""}
    found = text_to_rows(requests_in_lines(doubled), "requests")
    assert found["granted"] == "=11 =5 =0 =0 =0 =0 =16"
    assert found["partly_granted"] == "0 0 0 0 0 0 0"
    more = text_to_rows(requests_in_lines({**doubled, "granted": "11 5 0 0 0 0 16 9"}), "requests")
    assert more["partly_granted"].startswith("!")


def test_figures_before_the_first_label_slipped_no_further_than_to_the_last_row_without() -> None:
    text = requests_in_lines({**SOUND, "received": ""})
    first = BLOCK.rows[0].label.text
    text = text.replace(first, SOUND["received"].replace(" ", "\n") + "\n" + first)
    assert text_to_rows(text, "requests")["granted"] == SOUND["granted"]
    last = text.rstrip("\n").rsplit("\n", 7)[0]
    assert text_to_rows(last, "requests")["granted"].startswith("!")


def test_a_sign_in_a_column_that_takes_none_beside_one_that_does_puts_its_row_in_doubt() -> None:
    header = "二、主动公开政府信息情况\n第二十条第（六）项\n信息内容\t上一年项目数量\t本年增/减\t处理决定数量\n"
    rows = "行政处罚\t44\t{}\t{}\n行政强制\t32\t-3\t5\n"
    assert text_to_rows(header + rows.format("1", "增2"), "disclosure")["penalties"] == "!44 !1 !增2"
    assert text_to_rows(header + rows.format("增2", "1"), "disclosure")["penalties"] == "44 增2 1"
    assert text_to_rows(header + rows.format("0", "增2"), "disclosure")["penalties"] == "44 0 增2"
