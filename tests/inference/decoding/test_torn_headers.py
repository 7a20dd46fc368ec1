"""Labels of columns that a page tore over lines: their pieces are no columns in another order."""

from __future__ import annotations

from support.readings import REQUEST_HEADER, text_to_rows

CHAPTER = "三、收到和处理政府信息公开申请情况\n"
OPENED = "一、本年新收政府信息公开申请数量\t9\t8\t7\t6\t5\t4\t39\n"


def received(header: str) -> str:
    return text_to_rows(CHAPTER + header + OPENED, "requests")["received"]


def test_a_piece_of_the_label_over_several_columns_is_no_column() -> None:
    torn = "申请人情况\n自\t法\t总计\n然\t人\n人\t或\n\t其\n\t他\n\t组\n\t织\n"
    assert received(torn + "商业企业\t科研机构\t社会公益组织\t法律服务机构\t其他\n") == "9 8 7 6 5 4 39"


def test_a_label_stands_where_its_first_piece_does() -> None:
    torn = "商业\t科研机构\t社会\t法律服务机构\t其他\n企业\t公益\n\t组织\n"
    assert received("申请人情况\n自然人\t法人或其他组织\t总计\n" + torn) == "9 8 7 6 5 4 39"


def test_a_label_whose_first_piece_stands_elsewhere_is_in_disorder() -> None:
    torn = "商业\t科研机构\t法律服务机构\t社会\t其他\n企业\t公益\n\t组织\n"
    assert received("申请人情况\n自然人\t法人或其他组织\t总计\n" + torn) == "!9 !8 !7 !6 !5 !4 !39"


def test_a_label_that_stands_there_twice_is_a_piece_where_the_rest_of_the_longer_one_follows() -> None:
    torn = "申请人情况\n自然\t法人\t总计\n人\t或其\n\t其他\n\t组织\n"
    assert received(torn + "商业企业\t科研机构\t社会公益组织\t法律服务机构\t其他\n") == "9 8 7 6 5 4 39"


def test_a_total_row_before_a_header_that_is_printed_again_is_no_column_label() -> None:
    text = CHAPTER + REQUEST_HEADER + OPENED + "（七）总计\t1\t2\t3\t4\t5\t6\t21\n" + REQUEST_HEADER
    found = text_to_rows(text + "四、结转下年度继续办理\t7\t6\t5\t4\t3\t2\t27\n", "requests")
    assert [found["outcome_total"], found["carried_over"]] == ["1 2 3 4 5 6 21", "7 6 5 4 3 2 27"]


def test_the_first_piece_of_a_label_alone_on_its_line_tells_where_its_column_stands() -> None:
    header = "第二十条第（一）项\n|\n信息内容\n|\n本年制发件数\n|\n现行有效件数\n|\n本年废\n止数数\n|\n"
    text = "二、主动公开政府信息情况\n" + header + "规章\n|\n1\n|\n2\n|\n3\n|\n"
    assert text_to_rows(text, "disclosure")["regulations"] == "!1 !2 !3"


def test_labels_torn_side_by_side_in_another_order_on_both_lines_are_in_disorder() -> None:
    torn = "自然人   法人或其他组织   总计\n法律服   科研机构   社会公益组织   商业   其他\n务机构         企业\n"
    assert received("申请人情况\n" + torn) == "!9 !8 !7 !6 !5 !4 !39"


def test_labels_torn_side_by_side_in_the_forms_order_are_in_order() -> None:
    torn = "自然人   法人或其他组织   总计\n商业   科研机构   社会公益组织   法律服   其他\n企业         务机构\n"
    assert received("申请人情况\n" + torn) == "9 8 7 6 5 4 39"


def test_a_piece_above_labels_that_stand_side_by_side_tells_no_order() -> None:
    torn = "         社会公\n商业企业   科研机构      法律服务机构   其他\n         益机构\n"
    assert received("申请人情况\n自然人   法人或其他组织   总计\n" + torn) == "9 8 7 6 5 4 39"


TOTAL_BETWEEN = "申请人情况\n自然\n人\n法人或其他组织\n{} 总计\n机构\n{}\n企业\n社会\n公益\n组织\n法律服\n务机构 其他\n"


def test_pieces_one_label_behind_the_other_tell_another_order() -> None:
    exchanged = TOTAL_BETWEEN.format("科研", "商业")
    assert received(exchanged) == "!9 !8 !7 !6 !5 !4 !39"


def test_pieces_one_label_behind_the_other_tell_the_forms_order_too() -> None:
    in_form = (
        "申请人情况\n自然\n人\n法人或其他组织\n商业 总计\n企业\n科研\n机构\n社会\n公益\n组织\n法律服\n务机构 其他\n"
    )
    assert received(in_form) == "9 8 7 6 5 4 39"
