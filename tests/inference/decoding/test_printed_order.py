"""Columns printed in another order than the form: followed where the header names all of them, else suspect."""

from __future__ import annotations

import pytest

from support.readings import DISCLOSURE, REQUESTS, REVIEW, text_to_report, text_to_rows

PLAIN = "规章\n1\n2\n3\n行政规范性文件\n4\n5\n6\n"
OPENED = "一、本年新收政府信息公开申请数量\n9\n8\n7\n6\n5\n4\n39\n"
SIDES = "\n".join(map(str, range(1, 16))) + "\n"
COLUMNS = "本年制发件数\n本年废止件数\n现行有效件数"
EXCHANGED = DISCLOSURE.replace(COLUMNS, "本年废止件数 | 本年制发件数 | 现行有效件数 |")
BELOW = "商业企业\n科研机构\n社会公益组织\n法律服务机构\n其他"
SWAPPED = REQUESTS.replace(BELOW, "科研机构 | 商业企业 | 社会公益组织 | 法律服务机构 | 其他 |")


def received(text: str) -> str:
    return text_to_rows(text + OPENED, "requests")["received"]


def regulations(header: str) -> str:
    return text_to_rows(header + PLAIN, "disclosure")["regulations"]


def test_a_header_of_all_columns_in_another_order_is_followed() -> None:
    assert regulations(EXCHANGED) == "2 1 3"


def test_cells_come_in_order_of_the_form_with_the_printed_order_as_evidence() -> None:
    (table, *_) = text_to_report(EXCHANGED + PLAIN).tables
    assert [reading.column for reading in table.readings[:3]] == ["issued", "repealed", "in_force"]
    assert "column_order" in table.readings[0].support


def test_labels_below_a_common_one_are_followed() -> None:
    assert received(SWAPPED) == "9 7 8 6 5 4 39"


def test_labels_with_lines_of_their_own_tell_no_order() -> None:
    """Tools print first what stands higher, and labels of two lines do beside those of one."""
    assert received(REQUESTS.replace("商业企业\n科研机构", "科研机构\n商业企业")) == "!9 !8 !7 !6 !5 !4 !39"


def test_a_header_in_one_line_is_followed_when_its_common_label_parts_it() -> None:
    chapter, _, header = SWAPPED.partition("\n")
    assert received(chapter + "\n" + header.replace("\n", " ") + "\n") == "9 7 8 6 5 4 39"


def test_a_column_whose_label_is_misspelt_is_the_one_that_no_other_label_names() -> None:
    assert regulations(EXCHANGED.replace("现行有效", "现行有效效")) == "2 1 3"


@pytest.mark.parametrize(
    "told",
    [
        SWAPPED.replace("其他 |", ""),
        SWAPPED.replace("社会公益组织", "社会公益组织 | 社会公益组织"),
        SWAPPED.replace("法律服务机构", "备注 | 法律服务机构"),
        SWAPPED.replace("自然人\n法人或其他组织\n总计", "法人或其他组织\n总计\n自然人"),
    ],
    ids=["one lost", "one twice", "text between", "labels above in another order"],
)
def test_a_header_that_leaves_the_order_open_makes_the_table_suspect(told: str) -> None:
    assert received(told) == "!9 !8 !7 !6 !5 !4 !39"


def test_a_header_that_is_printed_again_in_another_order_makes_the_block_suspect() -> None:
    again = DISCLOSURE.partition("项\n")[2]
    text = EXCHANGED + "规章\n1\n2\n3\n" + again + "行政规范性文件\n4\n5\n6\n"
    assert text_to_rows(text, "disclosure")["normative_documents"] == "!4 !5 !6"


def test_rows_side_by_side_follow_the_labels_of_their_own() -> None:
    head, _, tail = REVIEW.rpartition("结果维持\n结果纠正")
    labels = head.rpartition("后起诉\n")[2] + "结果纠正\n结果维持" + tail
    line = "结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计 | " + labels.replace("\n", " | ") + "\n"
    above = "四、政府信息公开行政复议、行政诉讼情况\n行政复议 | 行政诉讼 |\n未经复议直接起诉 | 复议后起诉 |\n"
    rows = text_to_rows(above + line + SIDES, "review_litigation")
    assert (rows["direct_suit"], rows["suit_after_review"]) == ("6 7 8 9 10", "12 11 13 14 15")


def test_rows_side_by_side_without_a_label_of_theirs_between_are_suspect() -> None:
    head, _, tail = REVIEW.replace("复议后起诉\n", "").rpartition("结果维持\n结果纠正")
    rows = text_to_rows(head + "结果纠正\n结果维持" + tail + SIDES, "review_litigation")
    assert rows["suit_after_review"] == "!11 !12 !13 !14 !15"


def test_a_misspelt_label_in_another_order_makes_the_block_suspect_where_one_is_lost() -> None:
    text = DISCLOSURE.replace("本年制发件数\n本年废止件数\n现行有效件数", "现行有效效件数\n本年制发件数")
    assert regulations(text) == "!1 !2 !3"


def test_a_label_of_a_column_behind_all_rows_says_nothing_of_them() -> None:
    assert received(REQUESTS) == text_to_rows(REQUESTS + OPENED + "商业企业\n", "requests")["received"]
