"""Digits torn from the number of a label are no figures of the row before."""

from __future__ import annotations

from support.readings import REQUESTS, text_to_rows

NOT_HELD = "（四）无法提供\t1.本机关不掌握相关政府信息\t9\t8\t7\t6\t5\t4\t39\n"
NOT_READY = "2.没有现成信息需要另行制作\t0\t0\t0\t0\t0\t0\t0\n"
UNCLEAR = "．补正后申请内容仍不明确"
FIGURES = "\t1\t2\t3\t4\t5\t6\t21\n"


def requests(text: str) -> dict[str, str]:
    return text_to_rows(REQUESTS + text, "requests")


def test_a_digit_right_before_its_label_is_no_figure() -> None:
    rows = requests(NOT_HELD + NOT_READY + "3\n" + UNCLEAR + FIGURES)
    assert (rows["unavailable.not_ready_made"], rows["unavailable.still_unclear"]) == (
        "0 0 0 0 0 0 0",
        "1 2 3 4 5 6 21",
    )


def test_it_is_none_either_where_the_row_before_lacks_one() -> None:
    rows = requests(NOT_HELD + NOT_READY.replace("\t0\n", "\n") + "3\n" + UNCLEAR + FIGURES)
    assert not rows["unavailable.not_ready_made"].endswith("3")


def test_figures_between_a_digit_and_its_label_are_that_row() -> None:
    rows = requests(NOT_HELD + NOT_READY + "3" + FIGURES + UNCLEAR + "\n")
    assert (rows["unavailable.not_ready_made"], rows["unavailable.still_unclear"]) == (
        "0 0 0 0 0 0 0",
        "1 2 3 4 5 6 21",
    )


def test_another_digit_is_a_figure() -> None:
    rows = requests(NOT_HELD + NOT_READY + "4\n" + UNCLEAR + FIGURES)
    assert not rows["unavailable.not_ready_made"][0].isdigit()
