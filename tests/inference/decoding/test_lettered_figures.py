"""Figures with letters that look like digits, as programs that recognise text print them."""

from __future__ import annotations

from support.one_cell_a_line import SOUND, requests_in_lines
from support.readings import DISCLOSURE, text_to_rows


def repeated(figures: str, **others: str) -> str:
    """The row of repeated requests; what the table prints elsewhere keeps its sums with 7 3 0 0 0 0 10."""
    given = {"not_processed.repeated": figures, **{f"not_processed.{row}": own for row, own in others.items()}}
    return text_to_rows(requests_in_lines(SOUND | given), "requests")["not_processed.repeated"]


def test_a_letter_is_the_digit_that_row_and_column_leave() -> None:
    assert repeated("7 3 O 0 0 0 lO") == "7 3 =O 0 0 0 =lO"


def test_a_letter_that_the_sums_contradict_stays_open() -> None:
    assert repeated("7 3 l 0 0 0 10") == "7 3 !l 0 0 0 10"


def test_letters_that_sums_reach_with_further_letters_only_stay_open() -> None:
    assert repeated("O O 0 0 0 0 0", publication="O O 0 0 0 0 0") == "!O !O 0 0 0 0 0"


def test_a_figure_with_a_letter_keeps_its_place_where_no_sum_is() -> None:
    assert text_to_rows(DISCLOSURE + "规章\nl2\n0\n7\n", "disclosure")["regulations"] == "!l2 0 7"
