"""Runs of digits to figures."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gouji.decoding.placing.cuts import can_be_fewer, run_to_cuts, run_to_summed_cuts
from support.readings import REQUESTS, REVIEW, text_to_rows

FIGURES = st.lists(st.integers(0, 99) | st.integers(0, 99_999_999), min_size=2, max_size=4)


def figures(digits: str, ends: tuple[int, ...]) -> list[int]:
    return [int(digits[a:b]) for a, b in pairwise((0, *ends))]


def test_a_run_of_as_many_digits_as_figures_has_one_cut() -> None:
    assert run_to_cuts("1020003", 7) == [(1, 2, 3, 4, 5, 6, 7)]


def test_no_figure_begins_with_a_nought() -> None:
    assert run_to_cuts("100", 2) == [(2, 3)]


def test_a_run_with_too_many_cuts_has_none() -> None:
    assert run_to_cuts("1" * 40, 7) == []


@given(FIGURES)
def test_the_printed_figures_are_among_the_cuts_whose_sum_holds(parts: list[int]) -> None:
    row = [*parts, sum(parts)]
    digits = "".join(map(str, row))
    assert row in [figures(digits, ends) for ends in run_to_summed_cuts(digits, len(row))]


@given(FIGURES)
def test_in_every_cut_the_last_figure_is_the_sum_of_the_others(parts: list[int]) -> None:
    digits = "".join(map(str, [*parts, sum(parts)]))
    cuts = [figures(digits, ends) for ends in run_to_summed_cuts(digits, len(parts) + 1)]
    assert all(sum(own[:-1]) == own[-1] for own in cuts)


def test_figures_above_ten_million_are_cut() -> None:
    digits = "12345678" + "0" * 4 + "1" + "12345679"
    assert [figures(digits, ends) for ends in run_to_summed_cuts(digits, 7)] == [[12345678, 0, 0, 0, 0, 1, 12345679]]


def test_several_rows_are_cut_together() -> None:
    assert run_to_summed_cuts("1012" + "0000" + "2103", 4, rows=3) == [tuple(range(1, 13))]


def test_no_figure_goes_on_behind_a_wall() -> None:
    assert run_to_summed_cuts("10111", 3) == [(2, 3, 5)]
    assert run_to_summed_cuts("10111", 3, walls=(1,)) == []


@given(FIGURES, st.integers(0, 3))
def test_walls_leave_the_cuts_whose_figures_end_there(parts: list[int], place: int) -> None:
    row = [str(part) for part in (*parts, sum(parts))]
    digits, wall = "".join(row), len("".join(row[: place % len(parts) + 1]))
    free = run_to_summed_cuts(digits, len(row))
    assert set(run_to_summed_cuts(digits, len(row), walls=(wall,))) == {ends for ends in free if wall in ends}


def test_the_digits_of_seven_long_figures_are_cut() -> None:
    row = [6_427, 91_233_008, 518, 70_554, 3_900_417, 88_125]
    row.append(sum(row))
    assert [figures("".join(map(str, row)), ends) for ends in run_to_summed_cuts("".join(map(str, row)), 7)] == [row]


@pytest.mark.parametrize("digits", ["9" * 60, "1" * 60, "19" * 30])
def test_a_search_that_takes_too_long_finds_nothing(digits: str) -> None:
    assert run_to_summed_cuts(digits, 7) == []


def test_a_glued_row_with_one_solution_is_decoded() -> None:
    text = "一、本年新收政府信息公开申请数量6400204702、上年结转0000000\n二、上年结转政府信息公开申请数量0000000\n"
    rows = text_to_rows(REQUESTS + text.replace("2、上年结转0000000", ""), "requests")
    assert rows["received"] == "=64 =0 =0 =2 =0 =4 =70"


def test_a_glued_row_with_several_solutions_names_their_number() -> None:
    text = "一、本年新收政府信息公开申请数量1111114\n二、上年结转政府信息公开申请数量01010000101\n"
    assert text_to_rows(REQUESTS + text, "requests")["carried_in"] == "? ? ? ? ? ? ?"


def test_a_run_glued_before_the_number_of_the_next_label_is_cut_off_it() -> None:
    text = "（三）不予公开 1. 属于国家秘密00000002. 其他法律行政法规禁止公开00100013. 危及“三安全一稳定”0000000\n"
    rows = text_to_rows(REQUESTS + text, "requests")
    assert rows["refused.state_secret"] == "=0 =0 =0 =0 =0 =0 =0"
    assert rows["refused.prohibited_by_law"] == "=0 =0 =1 =0 =0 =0 =1"


def test_a_glued_table_without_row_labels_is_cut_by_its_sums() -> None:
    assert text_to_rows(REVIEW + "120030000010001\n", "review_litigation")["review"] == "=1 =2 =0 =0 =3"


def test_noughts_around_one_figure_cannot_be_fewer() -> None:
    assert not can_be_fewer("120000012", 7)


def test_a_run_of_several_figures_can_be_fewer_that_keep_their_sum() -> None:
    assert run_to_summed_cuts("6735305309788", 7)
    assert can_be_fewer("6735305309788", 7)


def test_noughts_throughout_cannot_be_fewer_in_rows_side_by_side() -> None:
    assert not can_be_fewer("0" * 15, 5, rows=3)
