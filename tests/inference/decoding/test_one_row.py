"""The table of fifteen figures in one line, without row labels."""

from __future__ import annotations

import pytest

from support.readings import REVIEW, text_to_rows

FIFTEEN = ["1", "2", "3", "4", "10", "5", "6", "7", "8", "26", "9", "1", "2", "3", "15"]


def rows(figures: str) -> list[str]:
    return list(text_to_rows(REVIEW + figures, "review_litigation").values())


def rows_behind(text: str) -> list[str]:
    """The readings where `text` goes on with the line of the header's last label."""
    return list(text_to_rows(REVIEW.rstrip("\n") + text, "review_litigation").values())


@pytest.mark.parametrize("separator", ["\n", " ", "\t", "    ", " | ", "\n\n", " |\n"])
def test_fifteen_figures_fill_the_table(separator: str) -> None:
    assert rows(separator.join(FIFTEEN)) == ["1 2 3 4 10", "5 6 7 8 26", "9 1 2 3 15"]


def test_figures_of_notes_that_a_header_prints_downwards_are_none_of_the_line_of_fifteen() -> None:
    pieces = "( (\n以 减\n1 少\n2 以\n月 -3\n) 表\n示 )\n"
    assert rows(pieces + " ".join(FIFTEEN)) == ["1 2 3 4 10", "5 6 7 8 26", "9 1 2 3 15"]


def test_a_line_of_figures_right_behind_other_figures_is_not_told_from_them() -> None:
    assert rows("7\n" + " ".join(FIFTEEN))[0] == "? ? ? ? ?"


def test_explicit_blanks_keep_their_places() -> None:
    cells = ["1", "", "3", "4", "8", *FIFTEEN[5:]]
    assert rows("| " + " | ".join(cells) + " |") == ["1 _ 3 4 8", "5 6 7 8 26", "9 1 2 3 15"]


def test_cells_that_the_header_s_spans_leave_on_its_line_are_none_of_the_row() -> None:
    cells = ["1", "", "3", "4", "8", *FIFTEEN[5:]]
    assert rows_behind(" ||||||\n" + " | ".join(cells) + " |\n")[0] == "1 _ 3 4 8"


def test_cells_that_the_header_s_spans_leave_on_a_line_of_their_own_are_none_of_a_row_printed_downwards() -> None:
    assert "_" not in " ".join(rows_behind(" |\n|||||\n\n" + "".join(f"{figure} |\n" for figure in FIFTEEN[5:])))


def test_an_empty_cell_on_the_header_s_line_is_not_the_first_of_a_row_that_lost_one() -> None:
    assert "_" not in " ".join(rows_behind(" ||\n" + "\n".join(FIFTEEN[1:])))


def test_a_pipe_that_opens_the_row_below_the_header_s_spans_is_no_first_cell() -> None:
    header = REVIEW.rstrip("\n").replace("\n", " |\n").replace("结果维持", "|\n结果维持")
    text = header + " ||||||\n|\n" + " |\n".join(FIFTEEN[1:]) + " |\n"
    assert "_" not in " ".join(text_to_rows(text, "review_litigation").values())


def test_a_number_of_the_line_is_no_figure_of_a_row_that_begins_with_a_blank() -> None:
    assert rows("\t".join(["0", "", *FIFTEEN[1:]]))[0].split()[0] != "0"


def test_printed_marks_are_blank() -> None:
    assert rows("\n".join(["/", *FIFTEEN[1:]]))[0] == "/ 2 3 4 10"


def test_a_first_row_that_its_sum_confirms_is_decoded_and_the_rest_stays_open() -> None:
    assert rows("\n".join(["0", "2", "0", "3", "5", "0", "0", "1", "1"]) + "\n五、存在的主要问题及改进情况\n略")[0] == (
        "=0 =2 =0 =3 =5"
    )


def test_a_gap_before_the_first_figure_may_be_blanks() -> None:
    assert rows(" " * 30 + "0   2   0   3   5   9   9\n五、存在的主要问题及改进情况\n略")[0] == "? ? ? ? ?"


def test_a_figure_among_noughts_is_any_total_where_lines_are_lost() -> None:
    figures = "\n".join(["0", "0", "1", "0", "1", "0", "0", "0"]) + "\n五、存在的主要问题及改进情况\n略"
    torn = REVIEW.removesuffix("总计\n")
    found = text_to_rows(torn + figures, "review_litigation")
    assert list(found.values()) == ["? ? ? ? ?"] * 3


def test_a_figure_among_noughts_is_a_total_where_the_next_row_stands_in_its_place() -> None:
    figures = ["0", "0", "0", "7", "7", "0", "1", "0", "2", "3", "0", "0", "0", "0"]
    found = rows("\n".join(figures) + "\n五、存在的主要问题及改进情况\n略")
    assert found[:2] == ["=0 =0 =0 =7 =7", "=0 =1 =0 =2 =3"]


def test_noughts_that_confirm_nothing_stay_open() -> None:
    found = rows("\n".join(["0"] * 9) + "\n五、存在的主要问题及改进情况\n略")
    assert found == ["? ? ? ? ?"] * 3


def test_fourteen_figures_stay_open_where_no_sum_confirms_them() -> None:
    found = rows("\n".join(FIFTEEN[1:]) + "\n五、存在的主要问题及改进情况\n略")
    assert found[0] == "? ? ? ? ?"


def test_sixteen_figures_are_not_read() -> None:
    found = rows("\n".join([*FIFTEEN, "4"]) + "\n五、存在的主要问题及改进情况\n略")
    assert all(not text[:1].isdigit() for text in found)


def test_figures_without_the_header_whose_sums_do_not_hold_are_no_table() -> None:
    figures = "\n".join(["9", *FIFTEEN[1:]])
    assert text_to_rows("四、政府信息公开行政复议、行政诉讼情况\n" + figures, "review_litigation") == {}


def test_two_differing_rows_of_figures_are_not_trusted() -> None:
    twice = "\n".join(FIFTEEN) + "\n" + REVIEW + "\n".join(["0"] * 15)
    found = text_to_rows(REVIEW + twice, "review_litigation")
    assert all(not text[:1].isdigit() for text in found.values())


def test_figures_with_empty_cells_between_do_not_fill_the_table_from_its_start() -> None:
    """Only the totals are printed: 0, 2 and 1 are not parts of 3, though the sum would hold."""
    found = rows("\t\t\t\t0\t\t\t\t\t0\t2\t\t1\t\t3\n五、存在的主要问题及改进情况\n略")
    assert found[0] == "? ? ? ? ?"


HALVES = (
    "四、政府信息公开行政复议、行政诉讼情况\n行政复议\n结果维持\n结果纠正\n其他结果\n尚未审结\n总计\n{review}\n"
    "行政诉讼\n{first}\n{second}\n" + "结果维持\n结果纠正\n其他结果\n尚未审结\n总计\n" * 2 + "{suits}\n"
)


def _halves(first: str, second: str) -> list[str]:
    text = HALVES.format(review="\n".join(FIFTEEN[:5]), first=first, second=second, suits="\n".join(FIFTEEN[5:]))
    return list(text_to_rows(text, "review_litigation").values())


def test_a_table_in_two_parts_is_read_by_the_labels_of_its_rows() -> None:
    assert _halves("未经复议直接起诉", "复议后起诉") == ["1 2 3 4 10", "5 6 7 8 26", "9 1 2 3 15"]


@pytest.mark.parametrize("separator", ["\t", " | ", " "])
def test_parts_may_hold_one_row_and_two_on_a_line_each(separator: str) -> None:
    sides = separator.join(["结果维持", "结果纠正", "其他结果", "尚未审结", "总计"])
    text = (
        f"四、政府信息公开行政复议、行政诉讼情况\n行政复议\n{sides}\n{separator.join(FIFTEEN[:5])}\n行政诉讼\n"
        f"未经复议直接起诉{separator}复议后起诉\n{sides}{separator}{sides}\n{separator.join(FIFTEEN[5:])}\n"
    )
    assert list(text_to_rows(text, "review_litigation").values()) == ["1 2 3 4 10", "5 6 7 8 26", "9 1 2 3 15"]


def test_parts_without_the_labels_of_their_rows_are_not_trusted() -> None:
    assert all(not text[:1].isdigit() for text in _halves("其中", "还有"))


def test_a_pipe_that_opens_each_row_is_no_first_cell_of_a_row_that_lost_one() -> None:
    opened = "四、政府信息公开行政复议、行政诉讼情况\n|\n行政复议 |\n行政诉讼 |\n|\n"
    sides = "结果维持 |\n结果纠正 |\n其他结果 |\n尚未审结 |\n总计 |\n"
    text = opened + sides + "未经复议直接起诉 |\n复议后起诉 |\n|\n" + sides * 2 + "|\n" + "0 |\n" * 14
    assert set(text_to_rows(text, "review_litigation").values()) == {"? ? ? ? ?"}


def test_notes_in_the_header_do_not_hide_that_rows_open_with_a_pipe() -> None:
    opened = "四、政府信息公开行政复议、行政诉讼情况\n|\n行政复议 |\n行政诉讼 |\n|\n"
    sides = "结果维持（指 上一年度 清单数） |\n结果纠正 |\n其他结果 |\n尚未审结 |\n总计 |\n"
    text = opened + sides + "未经复议直接起诉 |\n复议后起诉 |\n" + sides * 2 + "|\n" + "0 |\n" * 14
    assert set(text_to_rows(text, "review_litigation").values()) == {"? ? ? ? ?"}


def test_noughts_at_the_start_do_not_tell_their_places_where_another_table_lacks_figures() -> None:
    requests = "三、收到和处理政府信息公开申请情况\n一、本年新收政府信息公开申请数量\n0\n3\n3\n"
    assert rows("0\n0\n0\n85\n85\n0\n0\n0\n五、存在的主要问题\n")[0].startswith("=0")
    found = text_to_rows(requests + REVIEW + "0\n0\n0\n85\n85\n0\n0\n0\n五、存在的主要问题\n", "review_litigation")
    assert found["review"] == "? ? ? ? ?"


def test_digits_that_spaces_split_are_joined_where_each_figure_has_its_cell() -> None:
    split = ["1 1", *FIFTEEN[1:4], "2 0", *FIFTEEN[5:]]
    assert rows("\n".join(split))[0] == "=1 1 =2 =3 =4 =2 0"
    assert rows(" ".join(split))[0] == "? ? ? ? ?"


def test_figures_among_marks_that_are_no_figures_are_not_closed_up() -> None:
    found = rows("○ ○ 0 0 0 ○ ○ 2 2 4 ○ ○ ○ 0 ○\n五、存在的主要问题及改进情况\n略")
    assert found[0] == "? ? ? ? ?"


def test_figures_among_words_are_not_closed_up() -> None:
    found = rows("| 不涉及 | 0 | 不涉及 | 0 | 0 | 3 | 不涉及 | 不涉及 | 不涉及 | 3 |\n五、存在的主要问题及改进情况\n略")
    assert found[0] == "? ? ? ? ?"


def test_figures_at_uneven_gaps_are_not_closed_up() -> None:
    assert rows("    0     0 2 3   5\n五、存在的主要问题及改进情况\n略")[0] == "? ? ? ? ?"


def test_figures_at_uneven_lines_are_not_closed_up() -> None:
    assert rows("0\n\n0\n\n\n\n2\n\n3\n\n5\n\n1\n五、存在的主要问题及改进情况\n略")[0] == "? ? ? ? ?"


def test_a_figure_that_begins_with_0_leaves_the_count_of_figures_parted_by_spaces_open() -> None:
    assert text_to_rows(REVIEW + "1 0 0 0 1 0 0 0 0 0 0 0 01400 0 0\n", "review_litigation")["direct_suit"][0] == "!"


def test_empty_cells_between_all_figures_are_no_blanks() -> None:
    row = "|" + "||".join(["1", "2", "3", "6", "4", "5", "9", "0"]) + "|\n"
    assert text_to_rows(REVIEW + row, "review_litigation")["review"].startswith("?")


def test_a_worded_blank_on_a_line_of_its_own_may_be_a_piece_of_a_label() -> None:
    assert text_to_rows(REVIEW + "无\n0 0 0 1 1 0 0 0 0 0 0 0 0 0\n", "review_litigation")["review"][0] in "!?"


def test_figures_of_two_rows_on_one_line_and_of_one_on_another_tell_no_order() -> None:
    rows = text_to_rows(REVIEW + "1 0 0 0 1 2 0 0 0 2\n3 0 0 0 3\n", "review_litigation")
    assert rows["review"] == "!1 !0 !0 !0 !1"


def test_figures_before_words_are_of_a_note_where_no_sum_holds() -> None:
    blanks = "\n".join([*"//////", "50", "50", "/", "1", "1", "/", "2"])
    assert rows("以\n12\n月\n31\n日\n为\n准\n" + blanks)[0] == "? ? ? ? ?"
    assert rows("\n".join([*FIFTEEN[:2], "（统计口径：以年末为准）", *FIFTEEN[2:]]))[0] == "1 2 3 4 10"


def test_parts_whose_blank_rows_have_a_mark_for_their_sum_are_read() -> None:
    labels = "结果维持 结果纠正 其他结果 尚未审结 总计"
    header = f"四、政府信息公开行政复议、行政诉讼情况\n行政复议\n{labels}\n"
    suits = f"行政诉讼\n未经复议直接起诉 复议后起诉\n{labels} {labels}\n"
    text = f"{header}/ 8 0 0 8\n{suits}0 0 / / / 0 / / 12 12\n"
    assert list(text_to_rows(text, "review_litigation").values()) == ["/ 8 0 0 8", "0 0 / / /", "0 / / 12 12"]
    open_sum = text.replace("0 0 / / /", "0 3 / / /")
    assert "? ? ? ? ?" in text_to_rows(open_sum, "review_litigation").values()
