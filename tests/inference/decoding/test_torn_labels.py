"""Labels torn around their own figures, and what stands beside rows of empty cells."""

from __future__ import annotations

from support.readings import DISCLOSURE, REQUESTS, text_to_rows

BEFORE = "| 2.其他法律行政法规禁止公开 | 1 | 0 | 0 | 0 | 0 | 0 | 1 |\n"
BLANKS = " | | | | | | | |\n"
AFTER = "| 4.保护第三方合法权益 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |\n"


def stability(text: str) -> str:
    return text_to_rows(REQUESTS + BEFORE + text + AFTER, "requests")["refused.security_stability"]


def test_a_number_before_the_figures_and_the_label_behind_are_one_label() -> None:
    assert stability("| 3. | 5 | 0 | 0 | 0 | 0 | 0 | 5 |\n| 危及“三安全一稳定”" + BLANKS) == "5 0 0 0 0 0 5"


def test_figures_under_an_unknown_label_beside_a_blank_row_make_it_suspect() -> None:
    found = stability("| 某项 | 5 | 0 | 0 | 0 | 0 | 0 | 5 |\n| 3.危及“三安全一稳定”" + BLANKS)
    assert found == "!_ !_ !_ !_ !_ !_ !_".replace("_", "")


def test_a_label_behind_the_number_of_another_row_is_suspect() -> None:
    text = (
        REQUESTS
        + "（五）不予处理 5.要求行政机关确认或重新出具已获取信息 0 0 0 0 0 0 0\n（六\n）其他 1 1 1 1 1 1 6\n处理\n"
    )
    rows = text_to_rows(text, "requests")
    assert not rows["other_handling.other"][:1].isdigit()


def test_a_row_inside_another_rows_label_is_suspect() -> None:
    torn = "2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处\n其他 1 1 1 1 1 1 6\n理其政府信息公开申请\n"
    assert not text_to_rows(REQUESTS + "（六）其他处理\n" + torn, "requests")["other_handling.other"][:1].isdigit()


def test_a_row_with_the_number_of_another_one_is_suspect() -> None:
    text = (
        REQUESTS
        + "（五）不予处理 5.要求行政机关确认或重新出具已获取信息 0 0 0 0 0 0 0\n（六）其他\n1 1 1 1 1 1 6\n处理\n"
    )
    assert not text_to_rows(text, "requests")["other_handling.other"][:1].isdigit()


def test_figures_on_both_lines_of_a_label_with_a_note_are_in_doubt() -> None:
    text = (
        DISCLOSURE
        + "规章\n行政规范性文件（含公开文件，不包括内部通知、会议 0  86  1486\n纪要等，可对照专栏统计） 39  389  193\n"
    )
    assert text_to_rows(text, "disclosure")["normative_documents"] == "!0 !86 !1486"


def test_a_label_with_figures_of_its_own_behind_its_number_with_others_is_suspect() -> None:
    found = stability("3. 5 0 0 0 0 0 5\n危及“三安全一稳定” 6 0 0 0 0 0 6\n")
    assert found.startswith("!")


def test_digits_that_a_label_ends_with_may_be_those_of_its_figure() -> None:
    text = "二、主动公开政府信息情况\n第二十条第（八）项\n信息内容 本年收费金额\n行政事业 性收费750 3.32\n"
    assert text_to_rows(text, "disclosure")["fees"] == "!750 !3.32"


def test_a_dash_that_opens_a_line_of_text_is_a_bullet() -> None:
    menu = "- 规章\n- 行政强制\n- 应急管理\n" + REQUESTS + "一、本年新收政府信息公开申请数量 0 0 0 0 0 0 0\n"
    assert "_" not in text_to_rows(menu, "disclosure").get("coercive_measures", "")


def test_digits_right_behind_an_open_note_are_the_notes() -> None:
    header = "二、主动公开政府信息情况\n第二十条第（六）项\n信息内容 本年处理决定数量\n"
    torn = "行政处罚（统计口径：以12月3\n1日为准，依法不公开的也计入    0\n）\n行政强制    0\n"
    assert text_to_rows(header + torn, "disclosure")["penalties"] == "!0"


def test_a_figure_below_a_note_that_a_line_broke_is_the_rows() -> None:
    header = DISCLOSURE + "规章 1 2 3\n第二十条第（六）项\n信息内容 本年处理决定数量\n"
    torn = "行政处罚（统计口径：以12月31\n    0\n日为准，依法不公开的也计入）\n行政强制    5\n"
    assert text_to_rows(header + torn, "disclosure")["penalties"] == "0"


def test_a_mark_before_figures_is_no_piece_of_the_label_behind_them() -> None:
    first = "1.本机关不掌握相关政府信息\n1\n2\n3\n4\n?\n5\n6\n21\n"
    second = "2.没有现成信息需要另行制作\n?\n1\n1\n1\n1\n1\n1\n6\n"
    third = "3.补正后申请内容仍不明确\n'2\n2\n2\n2\n2\n2\n共12\n"
    found = text_to_rows(REQUESTS + first + second + third, "requests")
    assert found["unavailable.not_ready_made"] == "1 1 1 1 1 1 6"


def test_figures_between_a_rows_number_and_its_label_beside_the_end_of_a_groups_label_may_be_its_own() -> None:
    text = BEFORE.replace("|", "").strip() + "\n予公 3. 5 0 0 0 0 0 5\n开\n危及“三安全一稳定”\n0 0 0 0 0 0 0\n"
    found = text_to_rows(REQUESTS + "（三）不予公开\n" + text + AFTER.replace("|", ""), "requests")
    assert not found["refused.security_stability"][0].isdigit()


def test_a_row_whose_label_is_torn_around_its_figures_lends_them_no_other_row() -> None:
    nought = "0 0 0 0 0 0 0"
    lines = ["（一）予以公开", f"（二）部分公开 {nought}", nought, "（三）不予公开", "1．属", nought, "于国家秘密"]
    lines += [f"2．其他法律行政法规禁止公开 {nought}", f"3．危及“三安全一稳定” {nought}"]
    rows = text_to_rows(REQUESTS + "\n".join(lines) + "\n", "requests")
    assert rows["partly_granted"].startswith("!")


def test_an_end_that_two_labels_share_tells_neither() -> None:
    rows = "1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请 0 0 0 0 0 0 0\n"
    rows += "2.申请人逾期未缴纳费用、行政\n）其 机关不再处理其政府信息公开申请 1 0 0 0 0 0 1\n"
    found = text_to_rows(REQUESTS + "（六）其他处理\n" + rows, "requests")
    assert found["other_handling.correction_overdue"] == "0 0 0 0 0 0 0"


def test_a_note_behind_a_label_is_no_piece_of_the_next_one() -> None:
    text = "| 规章 | （本单位无此职能的填0） | 0 | 9741 | 0 |\n| 行政规范性文件 | | | |\n"
    assert "9741" not in text_to_rows(DISCLOSURE + text, "disclosure")["normative_documents"].split()


def test_two_labels_torn_around_their_figures_do_not_take_the_next_rows() -> None:
    text = (
        "一、本年 1 0 0 0 0 0 1 新收政府信息公开申请数量 二 2 0 0 0 0 0 2 、上年结转政府信息公开申请数量 "
        "三、本年度办理结果 （一）予以公开 3 0 0 0 0 0 3\n"
    )
    assert not text_to_rows(REQUESTS + text, "requests")["received"].startswith("2")


def test_the_end_of_an_added_label_around_a_figure_yields_to_the_row_itself() -> None:
    text = DISCLOSURE + "规章 1 2 3\n第二十条第（五）项\n信息内容 本年处理决定数量\n行政许可 3\n"
    text += "其中：重大 行\n31\n政处罚\n第二十条第（六）项\n信息内容 本年处理决定数量\n行政处罚 无\n行政强制 无\n"
    assert text_to_rows(text, "disclosure")["penalties"] != "31"
