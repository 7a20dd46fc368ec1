"""Tables that the sums and the labels of all rows together tell: a column more or less, headers in parts or lost."""

from __future__ import annotations

import pytest

from support.readings import REFUSED, REQUEST_HEADER, REVIEW, text_to_rows

CHAPTER = "三、收到和处理政府信息公开申请情况\n"
PARTS = ["1 2 3 4 5 6", "7 0 0 1 0 0", "0 0 2 0 0 0", "0 0 0 0 0 0", "3 1 0 0 0 9", "2 0 0 0 0 0"]
PLACED = [f"{parts} {sum(map(int, parts.split()))}" for parts in PARTS]
REVIEWED = "2 1 0 4 7 0 0 0 0 0 3 0 0 0 3"


def rows(figures: list[str], header: str = REQUEST_HEADER) -> list[str]:
    printed = "".join(f"{label} | {own.replace(' ', ' | ')}\n" for label, own in zip(REFUSED, figures, strict=True))
    found = text_to_rows(CHAPTER + header + printed, "requests")
    return [text for row, text in found.items() if row.startswith("refused") and text != ". . . . . . ."]


def test_a_column_behind_the_total_is_left_out_of_all_rows() -> None:
    figures = [f"{own} {last}" for own, last in zip(PLACED, (31, 17, 44, 5, 60, 12), strict=True)]
    found = rows(figures, REQUEST_HEADER + "上年总计\n")
    assert [text.replace("=", "") for text in found] == PLACED


def test_a_further_part_of_the_total_is_not_left_out() -> None:
    figures = [f"{parts} {number} {sum(map(int, parts.split())) + number}" for number, parts in enumerate(PARTS)]
    assert not any(text[0].isdigit() for text in rows(figures))


def test_totals_printed_twice_that_differ_tell_nothing() -> None:
    figures = [f"{own} {own.split()[-1]}" for own in PLACED]
    figures[0] = figures[0].replace("21 21", "22 21")
    assert rows(figures)[0][0] not in "=0123456789"


def test_a_column_that_neither_the_header_nor_any_row_has_is_missing() -> None:
    header = REQUEST_HEADER.replace("社会公益组织\n", "")
    lacking = [[own for place, own in enumerate(parts.split()) if place != 3] for parts in PARTS]
    figures = [" ".join([*own, str(sum(map(int, own)))]) for own in lacking]
    assert rows(figures, header)[0] == "1 2 3 . 5 6 17"


def test_the_lower_line_of_a_header_may_come_first() -> None:
    header = "申请人情况\n商业企业\n科研机构\n社会公益组织\n法律服务机构\n其他\n自然人\n法人或其他组织\n总计\n"
    assert rows(PLACED, header) == PLACED


def test_columns_in_another_order_are_still_in_doubt() -> None:
    header = "申请人情况\n商业企业\n科研机构\n社会公益组织\n法律服务机构\n其他\n自然人\n总计\n"
    assert all(text.startswith("!") for text in rows(PLACED, header))


def test_rows_that_print_their_total_alone_keep_it_in_the_last_column() -> None:
    printed = "".join(f"| {label} |  |  |  |  |  |  | {n} |\n" for n, label in zip("314159", REFUSED, strict=True))
    found = text_to_rows(CHAPTER + REQUEST_HEADER + printed, "requests")
    assert found["refused.internal_affairs"] == "_ _ _ _ _ _ 5"


@pytest.mark.parametrize("separator", ["\n", " | ", "  "])
def test_fifteen_figures_behind_the_heading_are_told_by_their_sums(separator: str) -> None:
    text = "四、政府信息公开行政复议、行政诉讼情况\n" + REVIEWED.replace(" ", separator) + "\n五、存在的主要问题\n"
    assert text_to_rows(text, "review_litigation")["suit_after_review"] == "=3 =0 =0 =0 =3"


def test_fifteen_figures_whose_sums_do_not_hold_are_none_of_the_table() -> None:
    text = "四、政府信息公开行政复议、行政诉讼情况\n" + "1 " * 15 + "\n五、存在的主要问题\n"
    assert text_to_rows(text, "review_litigation") == {}


def test_numbers_of_columns_are_no_row_of_figures() -> None:
    numbers = " ".join(map(str, range(1, 16)))
    found = text_to_rows(f"{REVIEW}{numbers}\n{REVIEWED}\n", "review_litigation")
    assert found["review"] == "2 1 0 4 7"


def test_digits_that_repeat_in_every_row_may_be_copies_of_one_cell() -> None:
    block = "信息内容本年处理决定数量\n行政处罚404040\n行政强制121212\n"
    text = (
        "二、主动公开政府信息情况\n信息内容本年制发件数本年废止件数现行有效件数\n规章000\n行政规范性文件123\n" + block
    )
    assert text_to_rows(text, "disclosure")["coercive_measures"] == "!121212"


def test_empty_cells_do_not_stand_for_a_column_whose_label_is_not_printed() -> None:
    header = REQUEST_HEADER.replace("法律服务机构\n", "")
    lacking = [
        f" |  | {parts.replace(' 0', ' ')} | {sum(map(int, parts.split()))}" for parts in ("4 0 0 2 0", "5 0 3 0 0")
    ]
    assert not any(text[0] in "_=0123456789" for text in rows([*lacking, *lacking, *lacking], header))
