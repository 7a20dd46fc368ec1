"""Column labels over several lines beside each other: their pieces on one line tell the order of the columns."""

from __future__ import annotations

import pytest

from gouji.decoding.doubting.headers.cell_order import lines_to_order
from gouji.forms import form_to_table, load_form
from gouji.forms.model import Block
from support.readings import text_to_rows

CHAPTER = "三、收到和处理政府信息公开申请情况\n"
OPENED = "一、本年新收政府信息公开申请数量 9 8 7 6 5 4 39\n"
NOTED = """法人或其他组织
科研
机构
（由
（本列数据的勾稽关系
设区
为：第一项加第二项之 社会公益 法律服务
自然人 商业企业 的市 其他 总计
和，等于第三项加第四 组织 机构
人民
项之和）
政府
填写
）"""
TORN = "自然 商业 科研 社会 法律 总计\n人 公益 服务 其他\n企业 机构\n组织 机构"
FURTHER_NOTE = """本年废止件数(含以办公室名义
本年制发件数(本单位无此职能 印发的公开文件,不包括内部通
信息内容 现行有效件数
的填0) 知、会议纪要等,可对照本机关
网站专栏统计)"""


def block(table: str) -> Block:
    return form_to_table(load_form("zfxxgk-2021"), table).blocks[0]


def order(header: str, *, table: str = "requests") -> bool | None:
    return lines_to_order(header.split("\n"), block(table))


def test_labels_of_more_lines_come_first_in_the_text_and_tell_no_order() -> None:
    assert order(NOTED) is True


def test_two_pieces_on_a_line_in_another_order_tell_it() -> None:
    assert order(NOTED.replace("商业企业 的市", "的市 商业企业")) is False


def test_pieces_of_notes_tell_the_order_of_their_labels() -> None:
    exchanged = FURTHER_NOTE.replace("制发", "X").replace("废止", "制发").replace("X", "废止")
    assert [order(FURTHER_NOTE, table="disclosure"), order(exchanged, table="disclosure")] == [True, False]


def test_a_line_of_pieces_tells_another_order_where_no_label_is_whole() -> None:
    exchanged = TORN.replace("社会 法律", "法律 社会").replace("公益 服务", "服务 公益")
    assert [order(TORN), order(exchanged)] == [True, False]


def test_a_page_number_and_lines_of_text_above_are_none_of_a_header() -> None:
    assert order("没有依申请公开。\n" + NOTED.replace("\n机构\n", "\n机构\n - 1 -\n")) is True


@pytest.mark.parametrize("header", [TORN.replace("公益", "公盆"), TORN.replace(" ", "\n"), ""])
def test_labels_misread_or_on_a_line_each_tell_nothing(header: str) -> None:
    assert order(header) is None


def test_a_column_with_lines_above_and_below_another_is_told_by_its_place_on_them() -> None:
    pieces = (
        " " * 12
        + "商业        科研        社会公        法律服\n{}\n"
        + " " * 12
        + "企业        机构        益组织        务机构"
    )
    placed, moved = (f"自然人{' ' * width}其他{' ' * (60 - width)}总计" for width in (56, 14))
    assert [order(pieces.format(placed)), order(pieces.format(moved))] == [True, False]


def test_a_row_under_labels_set_by_their_height_is_read() -> None:
    assert text_to_rows(CHAPTER + NOTED + "\n" + OPENED, "requests")["received"] == "9 8 7 6 5 4 39"


def test_a_row_under_torn_labels_in_another_order_is_in_doubt() -> None:
    exchanged = TORN.replace("社会 法律", "法律 社会").replace("公益 服务", "服务 公益")
    text = CHAPTER + "法人或其他组织\n" + exchanged + "\n" + OPENED
    assert text_to_rows(text, "requests")["received"] == "!9 !8 !7 !6 !5 !4 !39"


def test_a_total_alone_in_another_place_is_left_to_the_sums() -> None:
    upper, lower = "自然人 法人或其他\n组织 总", "商业企业 科研机构 计 社会公益 法律服务机构 其\n组织 他"
    assert order(f"{upper}\n{lower}") is None
