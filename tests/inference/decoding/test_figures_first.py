"""Pages whose figures a reader may take for another row's: printed before labels, beside marks, in brackets."""

from __future__ import annotations

import pytest

from gouji.decoding.separators.plain import view_to_plain
from support.one_cell_a_line import SOUND, requests_in_lines
from support.readings import DISCLOSURE, REQUEST_HEADER, REVIEW, text_to_rows

PERMITS = "第二十条第（五）项\n信息内容\n本年处理决定数量\n"
SANCTIONS = "第二十条第（六）项\n信息内容\n本年处理决定数量\n"
FEES = "第二十条第（八）项\n信息内容\n本年收费金额（单位：万元）\n"


def is_trusted(row: str) -> bool:
    return not any(text[0] in "!?." for text in row.split())


def trusted_rows(text: str, table: str = "disclosure") -> list[str]:
    return [row for row, texts in text_to_rows(text, table).items() if is_trusted(texts)]


def test_a_table_that_begins_with_figures_and_ends_with_a_bare_label_prints_them_first() -> None:
    rows = "1\n0\n2\n规章\n5\n3\n9\n行政规范性文件\n4\n行政许可\n6\n行政处罚\n7\n行政强制\n8\n行政事业性收费\n"
    assert trusted_rows("二、主动公开政府信息情况\n" + rows + DISCLOSURE.split("\n", 1)[1] + FEES) == []


def test_labels_among_their_figures_are_not_read_with_those_of_the_next_row() -> None:
    text = DISCLOSURE + "11  12  规章  13\n21  22  行政规范性文件  23\n" + PERMITS + "行政许可  4\n"
    assert "regulations" not in trusted_rows(text)


def test_figures_in_brackets_are_no_blanks() -> None:
    lines = [
        "[行政许可]\t[59]",
        "[第二十条第（六）项]",
        "[信息内容]\t[本年处理决定数量]",
        "[行政处罚]\t[7]",
        "[行政强制]\t[8]",
    ]
    rows = "\n|\n".join(f"| {line} |" for line in ["[规章]\t[7]\t[4]\t[6]", *lines])
    text = DISCLOSURE + rows + "\n三、收到和处理政府信息公开申请情况\n"
    assert trusted_rows(text.replace("[", "(").replace("]", ")")) == []
    found = text_to_rows(text, "disclosure")
    assert [found["regulations"], found["licences"], found["coercive_measures"]] == ["7 4 6", "59", "8"]


def test_a_stroke_between_label_and_figures_is_no_blank() -> None:
    fees = "第二十条第（八）项\n信息内容\n上一年项目数量\n本年增/减\n行政事业性收费 / 30\n37\n"
    assert text_to_rows("二、主动公开政府信息情况\n" + fees, "disclosure")["fees"] == "? ?"


def test_a_blank_mark_is_not_joined_with_a_figure() -> None:
    rows = "\n".join(
        f"{label} / 0\n0\n0\n0\n0\n0\n0" for label in ("一、本年新收政府信息公开申请数量", "（一）予以公开")
    )
    found = text_to_rows(f"三、收到和处理政府信息公开申请情况\n{rows}\n", "requests")
    assert "/ 0" not in found["received"]


def test_a_mark_beside_all_figures_of_a_row_shows_that_one_is_not_its_own() -> None:
    text = DISCLOSURE + "规章\n0\n0\n0\n行政规范性文件\n4\n4\n×\n7\n" + PERMITS + "行政许可\n()\n83\n"
    assert {"normative_documents", "licences"}.isdisjoint(trusted_rows(text))


def test_figures_behind_the_label_of_a_group_whose_rows_are_printed_are_not_the_groups() -> None:
    label = "1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请"
    rows = f"| {label} | （六）其他处理 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |\n"
    granted = "| （一）予以公开 | （一）予以公开 | 1 | 0 | 0 | 0 | 0 | 0 | 1 |\n"
    assert "other_handling" not in trusted_rows("三、收到和处理政府信息公开申请情况\n" + granted + rows, "requests")


def test_digits_at_the_start_of_the_next_line_may_be_the_rest_of_a_figure() -> None:
    head = "第二十条第（一）项 信息内容 本年制发件数 本年废止件数 现行有效件数 规章 0 0 0 行政规范性文件 0 4 0 "
    permits = "第二十条第（五）项 信息内容 本年处理决定数量 行政许可 1\n2 第二十条第（六）项 "
    text = f"二、主动公开政府信息情况\n{head}{permits}信息内容 本年处理决定数量 行政处罚 2 行政强制 0\n"
    assert "licences" not in trusted_rows(text)


def test_a_figure_behind_unknown_text_lines_up_no_empty_cell() -> None:
    header = "> " + "\n|\n> ".join(REVIEW.strip().split("\n"))
    figures = "2 , 2 , 0 , 0 , 4 , 0 , 0 , 0 , 0 , 0 , 1 , 0 , 2 , 1 , 4"
    assert trusted_rows(f"{header}\n|\n\n|\n{figures}\n五、存在的主要问题\n", "review_litigation") == []


def test_empty_lines_of_a_text_without_repeated_lines_are_no_blanks() -> None:
    labels = (
        "1.属于国家秘密",
        "2.其他法律行政法规禁止公开",
        "4.保护第三方合法权益",
        "5.属于三类内部事务信息",
        "7.属于行政执法案卷",
    )
    cells = (["1", "2", "3", "4", "5", "6", "21"], ["11"] + [""] * 5 + ["12"], *[[""] * 7] * 3)
    lines = [line for label, own in zip(labels, cells, strict=True) for line in (label, *own)]
    prose = "".join(f"第{number}段叙述\n" for number in range(30))
    text = f"{prose}三、收到和处理政府信息公开申请情况\n" + "\n".join(lines) + "\n（七）总计\n"
    found = text_to_rows(text, "requests")
    assert "_" not in " ".join(found.values())


def test_bullets_of_one_table_are_no_signs() -> None:
    rows = "".join(
        f"- {text}\n" for text in ("信息内容", "上一年项目数量", "本年增/减", "行政许可", "3", "5", "9", "行政处罚")
    )
    text = "二、主动公开政府信息情况\n" + rows + "三、收到和处理政府信息公开申请情况\n" * 20
    assert "-" not in view_to_plain(text)


def test_signs_stay_where_labels_have_no_bullet() -> None:
    rows = "上一年项目数量\n- 3\n- 5\n- 9\n- 1\n- 2\n- 7\n- 8\n- 4\n" + "行政处罚\n" * 8
    assert view_to_plain(rows) == rows


def test_a_label_nearly_like_the_forms_is_another_columns() -> None:
    permits = "第二十条第（五）项\n信息内容\n本年处理决定数量\n上年处理决定数量\n行政许可\n\n21\n"
    assert "licences" not in trusted_rows(DISCLOSURE + "规章\n0\n0\n0\n" + permits + SANCTIONS + "行政处罚\n7\n")


def test_totals_in_the_first_column_put_all_rows_in_doubt() -> None:
    rows = {"一、本年新收政府信息公开申请数量": "5 2 3 0 0 0 0", "二、上年结转政府信息公开申请数量": "4 1 2 0 1 0 0"}
    text = "三、收到和处理政府信息公开申请情况\n" + "".join(
        f"{label}\n" + own.replace(" ", "\n") + "\n" for label, own in rows.items()
    )
    assert trusted_rows(text + "（一）予以公开\n0\n0\n0\n0\n0\n0\n0\n", "requests") == []


def test_marks_for_blanks_are_not_one_column_printed_twice() -> None:
    labels = ("一、本年新收政府信息公开申请数量", "二、上年结转政府信息公开申请数量", "四、结转下年度继续办理")
    rows = "".join(f"{label} |  |  | {n} | 无 | 无 | 无 | 无 | 无 | 0 | {n} |\n" for n, label in enumerate(labels, 1))
    groups = "".join(
        f"三、本年度办理结果 | {label} |  | 2 | 无 | 无 | 无 | 无 | 无 | 0 | 2 |\n" for label in ("（一）予以公开",)
    )
    assert trusted_rows("三、收到和处理政府信息公开申请情况\n" + rows + groups, "requests") == []


def test_two_figures_in_one_cell_beside_empty_ones_are_digits_of_one() -> None:
    label, cells = "5.要求行政机关确认或重新出具已获取信息", "1 0\n| \n| \n| \n| \n| \n| 10\n|\n"
    rows = "| 4.无正当理由大量反复申请\n| 2\n| \n| \n| 1\n| \n| \n| 3\n|\n"
    assert "not_processed.confirmation" not in trusted_rows(
        f"三、收到和处理政府信息公开申请情况\n{rows}| {label}\n| {cells}", "requests"
    )


@pytest.mark.parametrize("label", ["申请人情况", "科研机构"])
def test_a_header_printed_again_and_misspelt_names_no_further_column(label: str) -> None:
    text = requests_in_lines(SOUND)
    again = REQUEST_HEADER.replace(label, label[:-1] + "枸")
    page = text.replace("2.没有现成信息", again + "2.没有现成信息")
    assert page != text
    assert trusted_rows(page, "requests") == trusted_rows(text, "requests")


def test_a_group_of_columns_misspelt_beside_itself_names_no_further_column() -> None:
    text = requests_in_lines(SOUND)
    page = text.replace(REQUEST_HEADER, REQUEST_HEADER.replace("申请人情况", "申请人情枸") + REQUEST_HEADER)
    assert trusted_rows(page, "requests") == trusted_rows(text, "requests")
