"""Column labels printed from top to bottom: in the form's order they are read over, in another one they are told."""

from __future__ import annotations

import pytest

from gouji.decoding.doubting.headers.stacked_header import is_same_each_time
from support.readings import text_to_rows

APPLICANTS = "三、收到和处理政府信息公开申请情况\n申请人情况\n自然人 法人或其他组织 总计\n"
IN_ORDER = "商 科 社 法 其\n业 研 会 律 他\n企 机 公 服\n业 构 益 务\n组 机\n织 构\n"
DISORDERED = "社 科 商 法 其\n会 研 业 律 他\n公 机 企 服\n益 构 业 务\n组 机\n织 构\n"
TWO_WIDE = "商业 科研 社会 其他 法律\n企业 机构 公益 服务\n组织 机构\n"
OPENED = "一、本年新收政府信息公开申请数量 9 8 7 6 5 4 39\n"

REVIEW = (
    "四、政府信息公开行政复议、行政诉讼情况\n行政复议 行政诉讼\n结 结 其 尚 总 未 复\n果 果 他 未 计 经 议\n"
    "维 纠 结 审 复 后\n持 正 果 结 议 起\n直 诉\n接\n起\n诉\n"
)
SIDES = (
    "结 结 其 尚 总 结 结 其 尚 总\n果 果 他 未 计 果 果 他 未 计\n维 纠 结 审 维 纠 结 审\n持 正 果 结 持 正 果 结\n"
)
OTHER_SIDES = (
    "结 结 其 尚 总 结 其 结 尚 总\n果 果 他 未 计 果 他 果 未 计\n维 纠 结 审 维 结 纠 审\n持 正 果 结 持 果 正 结\n"
)
FIGURES = "1 2 3 4 10 5 6 7 8 26 9 10 11 12 42\n"


def test_stacked_labels_in_order_leave_the_figures_read() -> None:
    assert text_to_rows(APPLICANTS + IN_ORDER + OPENED, "requests")["received"] == "9 8 7 6 5 4 39"


@pytest.mark.parametrize("header", [DISORDERED, TWO_WIDE])
def test_stacked_labels_in_another_order_make_the_table_suspect(header: str) -> None:
    assert text_to_rows(APPLICANTS + header + OPENED, "requests")["received"] == "!9 !8 !7 !6 !5 !4 !39"


def test_a_corner_label_may_stand_beside_the_stacked_ones() -> None:
    chapter = "二、主动公开政府信息情况\n第二十条第（一）项\n"
    stack = "信 本 本 现\n息 年 年 行\n内 废 制 有\n容 止 发 效\n件 件 件\n数 数 数\n"
    assert (
        text_to_rows(chapter + stack + "规章 1 2 3\n行政规范性文件 4 5 6\n", "disclosure")["regulations"] == "!1 !2 !3"
    )


def test_rows_side_by_side_have_their_labels_once_through_each() -> None:
    assert text_to_rows(REVIEW + SIDES + FIGURES, "review_litigation")["suit_after_review"] == "9 10 11 12 42"


def test_rows_side_by_side_under_labels_in_another_order_are_suspect() -> None:
    rows = text_to_rows(REVIEW + OTHER_SIDES + FIGURES, "review_litigation")
    assert rows["suit_after_review"] == "!9 !10 !11 !12 !42"


def test_the_first_characters_of_stacked_labels_tell_their_order() -> None:
    chapter = "二、主动公开政府信息情况\n第二十条第（一）项\n"
    stack = "信 现 本 本\n息 行 年 年\n内   废\n容 有 止 制\n效 件 发\n件 数 件\n数 数\n"
    rows = text_to_rows(chapter + stack + "规章 1 2 3\n行政规范性文件 4 5 6\n", "disclosure")
    assert rows["regulations"] == "!1 !2 !3"


def test_a_stroke_within_a_stacked_label_is_no_figure() -> None:
    text = "二、主动公开政府信息情况\n第二十条第（六）项\n"
    text += "信 处 本 上\n息 理 年 一\n内 决 增 年\n容 定 / 项\n数 减 目\n量 数\n量\n行政处罚 3 -5 7\n行政强制 1 -2 3\n"
    assert text_to_rows(text, "disclosure")["penalties"] == "!3 !-5 !7"


ONE_OTHER_SIDE = (
    "结 其 结 尚 总 结 结 其 尚 总\n果 他 果 未 计 果 果 他 未 计\n        维 纠 结 审\n"
    "维 结 纠 审 持 正 果 结\n持 果 正 结\n"
)


def test_labels_that_begin_again_before_all_were_there_stand_in_another_order() -> None:
    rows = text_to_rows(REVIEW + ONE_OTHER_SIDE + FIGURES, "review_litigation")
    assert rows["direct_suit"] == "!5 !6 !7 !8 !26"


def test_stacked_labels_of_rows_side_by_side_may_lack_the_totals() -> None:
    sides = SIDES.replace(" 总", "").replace(" 计", "")
    assert text_to_rows(REVIEW + sides + FIGURES, "review_litigation")["direct_suit"] == "5 6 7 8 26"


@pytest.mark.parametrize("stack", [[4, 0], [2, 3, 4, 0, 1, 2, 3, 4, 0], [0, 1, 2, 3, 0, 1, 2, 3, 4]])
def test_a_stack_may_begin_and_end_within_a_row(stack: list[int]) -> None:
    assert is_same_each_time(stack, 4)


@pytest.mark.parametrize("stack", [[0, 2, 0, 3, 4], [0, 1, 2, 3, 4, 0, 2, 3, 4, 0, 1, 2, 3, 4]])
def test_a_stack_that_begins_again_too_early_is_not_the_same_each_time(stack: list[int]) -> None:
    assert not is_same_each_time(stack, 4)


def test_a_menu_that_names_a_row_hides_no_header_of_the_table() -> None:
    menu = "行政规范性文件\n无\n各项任务有序推进。行政处罚处理决定数量\n7件。\n"
    chapter = "二、主动公开政府信息情况\n无。\n第二十条第（一）项\n"
    stack = "信 现 本 本\n息 行 年 年\n内 有 废 制\n容   止 发\n效 件 件\n件 数 数\n数\n"
    rows = "规章 0 0 88\n行政规范性文件 4 5 6\n信息内容 本年收费金额（单位：万元）\n"
    assert text_to_rows(menu + chapter + stack + rows, "disclosure")["regulations"] == "!0 !0 !88"


def set_letters(labels: tuple[str, ...]) -> str:
    """The labels at places of their own, letter by letter, each in the middle of seven lines; a note left of them."""
    lines = [["（本列数据" if line == 3 else "　　　　　"] for line in range(7)]
    for label in labels:
        top = (7 - len(label)) // 2
        for line, words in enumerate(lines):
            words.append(label[line - top] if 0 <= line - top < len(label) else "　")
    return "三、收到和处理政府信息公开申请情况\n" + "\n".join("   ".join(words).rstrip() for words in lines) + "\n"


IN_FORM = ("自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计")


def test_letters_at_places_of_their_own_leave_the_figures_read_where_they_stand_in_order() -> None:
    assert text_to_rows(set_letters(IN_FORM) + OPENED, "requests")["received"] == "9 8 7 6 5 4 39"


def test_letters_at_places_of_their_own_tell_another_order() -> None:
    exchanged = (*IN_FORM[:1], "其他", *IN_FORM[2:5], "商业企业", "总计")
    assert text_to_rows(set_letters(exchanged) + OPENED, "requests")["received"] == "!9 !8 !7 !6 !5 !4 !39"


TORN_SIDES = "结果维持\n其他结果\n结果纠正\n尚未审结\n总计\n" * 2 + "结果维持\n其他结果\n结果纠正 尚未审结\n总计\n"


def test_a_line_that_two_labels_share_does_not_vouch_for_those_on_lines_of_their_own() -> None:
    rows = "四、政府信息公开行政复议、行政诉讼情况\n行政复议\n行政诉讼\n未经复议直接起诉\n复议后起诉\n"
    assert text_to_rows(rows + TORN_SIDES + FIGURES, "review_litigation")["direct_suit"] == "!5 !6 !7 !8 !26"


def test_the_letters_of_a_total_may_stand_left_of_labels_below_a_common_one() -> None:
    header = """
        申请人情况
            法人或
        自  其他组
        然  织     总
        人  商业企 计 科研 社会  法律  其
            业        机构 公益  服务  他
                           组织  机构
"""
    assert (
        text_to_rows("三、收到和处理政府信息公开申请情况" + header + OPENED, "requests")["received"] == "9 8 7 6 5 4 39"
    )
