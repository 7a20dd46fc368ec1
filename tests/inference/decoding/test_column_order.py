"""Columns printed in another order than the form: the page does not tell whether only their labels changed places.

Where each label is read whole, those that stand in their places are no others' either way.
"""

from __future__ import annotations

import pytest

from support.readings import DISCLOSURE, REQUESTS, REVIEW, text_to_rows

PLAIN = "规章\n1\n2\n3\n行政规范性文件\n4\n5\n6\n"
OPENED = "一、本年新收政府信息公开申请数量\n9\n8\n7\n6\n5\n4\n39\n"
SIDES = "\n".join(map(str, range(1, 16))) + "\n"
SANCTIONS = (
    "二、主动公开政府信息情况\n第二十条第（六）项\n信息内容\n增/减\n上一年 项目数量（市政府填写）\n处理决定数量\n"
)
SWAPPED = REQUESTS.replace("商业企业\n科研机构", "科研机构\n商业企业")


def received(text: str) -> str:
    return text_to_rows(text + OPENED, "requests")["received"]


def regulations(header: str) -> str:
    return text_to_rows(header + PLAIN, "disclosure")["regulations"]


@pytest.mark.parametrize(
    "told",
    [
        SWAPPED.replace("其他\n", ""),
        SWAPPED.replace("社会公益组织", "社会公益组织\n社会公益组织"),
        SWAPPED.replace("法律服务机构", "备注\n法律服务机构"),
        SWAPPED.replace("自然人\n法人或其他组织\n总计", "法人或其他组织\n总计\n自然人"),
    ],
    ids=["one lost", "one twice", "text between", "labels above in another order"],
)
def test_a_header_in_another_order_makes_the_table_suspect(told: str) -> None:
    assert received(told) == "!9 !8 !7 !6 !5 !4 !39"


def test_only_columns_whose_labels_stand_elsewhere_are_in_doubt_where_all_are_told() -> None:
    assert received(SWAPPED) == "9 !8 !7 6 5 4 39"
    told = SWAPPED.replace("科研机构\n商业企业\n", "科研\n机构\n商业企业\n")
    assert received(told) == "9 !8 !7 6 5 4 39"
    assert received(SWAPPED.replace("科研机构\n商业企业\n", "科研机构 商业\n企业\n")) == "!9 !8 !7 !6 !5 !4 !39"


def test_columns_beside_others_that_the_grid_reader_puts_elsewhere_are_read() -> None:
    lines = DISCLOSURE.replace("\n本", "\t本").replace("\n现", "\t现")
    swapped = lines.replace("本年制发件数\t本年废止件数", "本年废止件数\t本年制发件数")
    rows = text_to_rows(swapped + "规章\t1\t2\t3\n行政规范性文件\t4\t5\t6\n", "disclosure")
    assert (rows["regulations"], rows["normative_documents"]) == ("!1 !2 3", "!4 !5 6")


def test_of_rows_side_by_side_only_columns_whose_labels_stand_elsewhere_are_in_doubt() -> None:
    head, _, tail = REVIEW.rpartition("结果维持\n结果纠正")
    rows = text_to_rows(head + "结果纠正\n结果维持" + tail + SIDES, "review_litigation")
    assert (rows["direct_suit"], rows["suit_after_review"]) == ("6 7 8 9 10", "!11 !12 13 14 15")


def test_a_misspelt_label_in_a_cell_of_its_own_tells_another_order() -> None:
    names = ["自然人", "商业企业", "科研机构", "法律 务机构", "社会公益组织", "其他", "总计"]
    text = "三、收到和处理政府信息公开申请情况\n| | " + " | ".join(names) + " |\n"
    row = "| 一、本年新收政府信息公开申请数量 | 9 | 8 | 7 | 6 | 5 | 4 | 39 |\n"
    assert text_to_rows(text + row, "requests")["received"].startswith("!")


def test_labels_that_run_on_in_another_order_make_the_table_suspect() -> None:
    run_on = REQUESTS.replace("\n", "").replace("商业企业科研机构社会公益组织", "商业组织社会公益组织科研机构")
    row = "一、本年新收政府信息公开申请数量9 8 7 6 5 4 39\n"
    assert text_to_rows(run_on + row, "requests")["received"].startswith(("!", "?"))


def test_a_line_of_the_header_that_is_printed_twice_is_in_order() -> None:
    line = "\t".join(["商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他"]) + "\n"
    lines = REQUESTS.replace("自然人\n法人或其他组织\n总计\n", "自然人\t法人或其他组织\t总计\n")
    head, _, tail = lines.replace("商业企业\n科研机构\n社会公益组织\n法律服务机构\n其他\n", "@").partition("@")
    assert received(head + line + line + tail) == "9 8 7 6 5 4 39"
    other = line.replace("商业企业\t科研机构", "科研机构\t商业企业")
    assert received(head + other + other + tail) == "9 !8 !7 6 5 4 39"


def test_a_header_that_is_printed_again_in_another_order_makes_the_block_suspect() -> None:
    again = DISCLOSURE.partition("项\n")[2]
    text = DISCLOSURE.replace("本年制发件数\n本年废止件数", "本年废止件数\n本年制发件数") + "规章\n1\n2\n3\n"
    assert text_to_rows(text + again + "行政规范性文件\n4\n5\n6\n", "disclosure")["normative_documents"] == "!4 !5 !6"


def test_rows_side_by_side_without_a_label_of_theirs_between_are_told_by_their_columns() -> None:
    head, _, tail = REVIEW.replace("复议后起诉\n", "").rpartition("结果维持\n结果纠正")
    rows = text_to_rows(head + "结果纠正\n结果维持" + tail + SIDES, "review_litigation")
    assert rows["suit_after_review"] == "!11 !12 13 14 15"


def test_a_misspelt_label_in_another_order_makes_the_block_suspect_where_one_is_lost() -> None:
    text = DISCLOSURE.replace("本年制发件数\n本年废止件数\n现行有效件数", "现行有效效件数\n本年制发件数")
    assert regulations(text) == "!1 !2 !3"


def test_a_label_of_a_column_behind_all_rows_says_nothing_of_them() -> None:
    assert received(REQUESTS) == text_to_rows(REQUESTS + OPENED + "商业企业\n", "requests")["received"]


def test_a_column_label_in_two_words_with_a_note_tells_the_order() -> None:
    assert text_to_rows(SANCTIONS + "行政处罚\n0\n1\n0\n", "disclosure")["penalties"] == "!0 !1 0"


def test_labels_run_together_with_a_note_among_them_tell_the_order() -> None:
    text = SWAPPED.replace("科研机构\n商业企业\n社会公益组织\n", "科研机构（指上一年度清单数）商业企业社会公益组织")
    assert received(text) == "!9 !8 !7 !6 !5 !4 !39"


def test_a_header_printed_again_begins_again_with_the_first_label_that_is_read() -> None:
    header = REQUESTS.replace("自然人\n", "")
    text = header + "一、本年新收政府信息公开申请数量 9 8 7 6 5 4 39\n" + header.partition("\n")[2]
    found = text_to_rows(text + "二、上年结转政府信息公开申请数量 1 2 3 4 5 6 21\n", "requests")
    assert [found["received"], found["carried_in"]] == ["9 8 7 6 5 4 39", "1 2 3 4 5 6 21"]


SET_HEADER = """   三、收到和处理政府信息公开申请情况
           申请人情况
(本列数据           法人或其他组织
的勾稽关系                              社会公益                      总计(指年
为:第一项           商业企业(           组织(统计 法律服务            内增加或减
加第二项之 自然人   由设区的  科研机构( 口径:以12 机构(本单           少的事项,
和,等于第           市人民政  指上一年  月31日为  位无此职  其他      减少的以负
三项加第四          府填写)   度清单数) 准,依法不 能的填0)            数表示,
项之和)                                 公开的也                      如-3)
                                        计入)
"""
PROCUREMENT = """   政府集中采购(指年内增
   加或减少的事项,减少的 87                     546.20
   以负数表示,如-3)

"""
TORN_ROW = (
    "一、本年新\n收政府信息 75178814 700249906 989161974 897860564 993428144 103386190 3759265592\n公开申请数量\n"
)
WHOLE_ROW = "二、上年结\n转政府信息 11       426       9352      5729      420       5971      21909\n"


def carried_in(header: str) -> str:
    return text_to_rows(PROCUREMENT + header + TORN_ROW + WHOLE_ROW, "requests")["carried_in"]


def test_figures_of_notes_in_the_header_are_no_rows_of_the_table() -> None:
    assert carried_in(SET_HEADER) == "11 426 9352 5729 420 5971 21909"


def test_labels_with_notes_over_other_columns_make_the_table_suspect() -> None:
    other = SET_HEADER.replace("自然人", "其他　").replace("其他  ", "自然人")
    assert carried_in(other) == "!11 !426 !9352 !5729 !420 !5971 !21909"
