"""The second reader: rows of a grid by the labels over their columns, beside the alignment."""

from __future__ import annotations

import pytest

from support.readings import REFUSED, text_to_rows

HEADER = "第二十条第（一）项\t\t\t\n信息内容\t本年制发件数\t本年废止件数\t现行有效件数\n"
SANCTIONS = "信息内容" + "\t本年处理决定数量" * 3 + "\n行政处罚\t8\t8\t8\n行政强制\t9\t9\t9\n"
PERMITS = (
    "第二十条第（五）项\t\t\t\n信息内容\t本年处理决定数量\t本年处理决定数量\t本年处理决定数量\n行政许可\t7\t7\t7\n"
)


def disclosure(text: str) -> dict[str, str]:
    return text_to_rows("二、主动公开政府信息情况\n" + text, "disclosure")


def test_blanks_are_placed_under_their_columns_where_the_grid_shows_that_it_keeps_them() -> None:
    rows = disclosure(HEADER + "规章\t\t1\t\n行政规范性文件\t2\t\t3\n" + PERMITS)
    assert (rows["regulations"], rows["normative_documents"]) == ("_ 1 _", "2 _ 3")


def test_a_row_that_ends_with_a_blank_stays_open_where_no_row_shows_one_before_a_figure() -> None:
    rows = disclosure(HEADER + "规章\t1\t2\t\n行政规范性文件\t4\t5\t6\n" + PERMITS)
    assert rows["regulations"] == "? ? ?"


def test_a_merged_cell_that_a_tool_repeats_is_one_figure() -> None:
    assert disclosure(HEADER + "规章\t1\t2\t3\n行政规范性文件\t4\t5\t6\n" + PERMITS + SANCTIONS)["licences"] == "7"


def test_figures_that_differ_in_one_merged_cell_are_left_open() -> None:
    rows = disclosure(HEADER + "规章\t1\t2\t3\n" + PERMITS.replace("7\t7\t7", "7\t8\t7"))
    assert rows["licences"] == "?"


def test_columns_that_the_labels_put_elsewhere_contest_the_order_of_the_figures() -> None:
    swapped = HEADER.replace("本年制发件数\t本年废止件数", "本年废止件数\t本年制发件数")
    assert disclosure(swapped + "规章\t1\t2\t3\n行政规范性文件\t4\t5\t6\n")["regulations"] == "!1 !2 3"


def test_pipes_that_only_part_cells_open_an_empty_last_cell() -> None:
    header = "信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数\n"
    rows = disclosure(header + "规章 |  | 1 | \n行政规范性文件 | 2 |  | 3\n")
    assert (rows["regulations"], rows["normative_documents"]) == ("_ 1 _", "2 _ 3")


def test_a_figure_repeated_under_one_label_is_not_three_columns_of_the_other_form() -> None:
    """Form 2019 has three columns where 2021 has one, which a tool may print in all places of its merged cell."""
    first = "信息内容\t本年新制作数量\t本年新公开数量\t对外公开总数量\n规章\t1\t2\t3\n行政规范性文件\t4\t5\t6\n"
    rows = disclosure(
        first + "信息内容" + "\t处理决定数量" * 3 + "\n行政许可\t7\t7\t7\n其他对外管理服务事项\t8\t8\t8\n"
    )
    assert (rows["licences"], rows["other_services"]) == ("!7 !7 !7", "!8 !8 !8")


def _sides(line: str) -> dict[str, str]:
    upper = "| 行政复议" * 5 + "| 行政诉讼" * 10 + "|\n" + "| ---" * 15 + "|\n"
    sides = "| 结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计 |"
    rows = sides + " 未经复议直接起诉 |" * 5 + " 复议后起诉 |" * 5 + "\n" + sides + sides[1:] * 2 + "\n"
    text = "四、政府信息公开行政复议、行政诉讼情况\n" + upper + rows + line
    return text_to_rows(text, "review_litigation")


def test_rows_side_by_side_are_settled_one_by_one() -> None:
    assert _sides("| 1 | 2 | 0 | 0 | 3 |  | 4 |  |  |  | 0 | 0 |  |  |  |\n") == {
        "review": "1 2 0 0 3",
        "direct_suit": "? ? ? ? ?",
        "suit_after_review": "? ? ? ? ?",
    }


def test_rows_side_by_side_behind_one_that_ends_with_an_empty_cell_may_have_moved() -> None:
    """A cell of the second row is lost, and the line filled up at its end."""
    rows = _sides("|  | 5 |  |  | 5 |  | 8 |  | 9 |  | 3 |  |  | 3 |  |\n")
    assert rows["review"] == "_ 5 _ _ 5"
    assert not any(character in rows["direct_suit"] + rows["suit_after_review"] for character in "_983")


def test_a_line_of_rows_side_by_side_that_ends_empty_may_have_lost_a_figure_of_any_row() -> None:
    sides = "| 结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计 "
    labels = "| 行政复议 " + "|  " * 4 + "| 行政诉讼 " + "|  " * 9 + "|\n"
    header = (
        sides + "| 未经复议直接起诉 " + "|  " * 4 + "| 复议后起诉 " + "|  " * 4 + "|\n" + "|  " * 5 + sides * 2 + "|\n"
    )
    figures = "| " + " | ".join("0" * 13) + " |  |  | \n"
    text = "四、政府信息公开行政复议、行政诉讼情况\n" + labels + header + figures
    assert set(text_to_rows(text, "review_litigation").values()) == {"? ? ? ? ?"}


def test_a_text_that_is_no_figure_keeps_its_column_and_the_others_theirs() -> None:
    rows = disclosure(HEADER + "规章\t1\tN/A\t2\n行政规范性文件\t不涉及\t5\t6\n" + PERMITS)
    assert (rows["regulations"], rows["normative_documents"]) == ("1 !N/A 2", "!不涉及 5 6")


def test_a_row_of_texts_is_no_row_of_figures() -> None:
    rows = disclosure(HEADER + "规章\t甲\t乙\t2\n行政规范性文件\t4\t5\t6\n" + PERMITS)
    assert rows["regulations"] in ("? ? ?", ". . .")


def test_labels_of_rows_side_by_side_may_stand_a_line_higher() -> None:
    leaves = "结果维持\t结果纠正\t其他结果\t尚未审结\t总计"
    tabs = "\t" * 5
    header = f"行政复议{tabs}行政诉讼{tabs}{tabs[1:]}\n{leaves}\t未经复议直接起诉{tabs}复议后起诉{tabs[1:]}\n"
    figures = "\t".join(["O", *"00000000000000"])
    text = f"四、政府信息公开行政复议、行政诉讼情况\n{header}{tabs}{leaves}\t{leaves}\n{figures}\n"
    found = text_to_rows(text, "review_litigation")
    assert (found["review"], found["direct_suit"]) == ("!O 0 0 0 0", "0 0 0 0 0")


@pytest.mark.parametrize(
    ("figures", "begins"),
    [("9 8 7 6 5 4", "9"), ("9 8 7 6 5 35", "!")],
    ids=["the last figure is less than the others", "it may be their sum"],
)
def test_a_row_without_its_total_is_trusted_where_it_cannot_have_slid(figures: str, begins: str) -> None:
    header = [["", "", "申请人情况", *[""] * 6], ["", "", "自然人", "法人或其他组织", *[""] * 4, "总计"]]
    header += [["", "", "", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", ""]]
    whole = [["", label, *"123456", "21"] for label in REFUSED]
    whole[0][0] = "（三）不予公开"
    for row in whole[2:4]:
        row[3], row[-1] = "", "19"  # the grid keeps its blanks
    rows = [*header, *whole[:1], ["", REFUSED[1], *figures.split(), ""], *whole[2:]]
    lines = ["| " + " | ".join(row) + " |\n" for row in rows]
    found = text_to_rows("三、收到和处理政府信息公开申请情况\n" + "".join(lines), "requests")
    assert found["refused.prohibited_by_law"].startswith(begins)
