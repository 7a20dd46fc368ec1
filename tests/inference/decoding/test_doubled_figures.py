"""A figure printed in two cells where rows stand side by side: left out once where the sums tell which."""

from __future__ import annotations

from support.readings import REVIEW, text_to_rows

SIDES = ["1", "2", "3", "4", "10", "5", "6", "7", "8", "26", "9", "10", "11", "12", "42"]


def rows(figures: list[str]) -> dict[str, str]:
    return text_to_rows(REVIEW + "\n".join(figures) + "\n", "review_litigation")


def test_the_doubled_figure_is_left_out_once() -> None:
    assert rows([*SIDES[:7], "6", *SIDES[7:]])["direct_suit"] == "=5 =6 =7 =8 =26"


def test_a_further_figure_leaves_all_open() -> None:
    assert "?" in rows([*SIDES[:7], "3", *SIDES[7:]])["direct_suit"]


def test_noughts_that_may_be_doubled_in_either_row_leave_all_open() -> None:
    assert "?" in rows(["0"] * 6 + ["0", "5", "0", "0", "5"] + ["0"] * 5)["suit_after_review"]


def test_a_first_figure_that_may_be_the_number_of_the_line_leaves_all_open() -> None:
    numbered = ["0", "3", "0", "0", "7", "10", "11", "0", "0", "0", "11", "0", "1", "0", "0", "1"]
    assert "=" not in rows(numbered)["review"]


def test_figures_that_spaces_part_are_doubled_where_no_two_of_them_are_one() -> None:
    line = " ".join([*SIDES[:7], "6", *SIDES[7:]])
    assert rows([line])["direct_suit"] == "=5 =6 =7 =8 =26"
