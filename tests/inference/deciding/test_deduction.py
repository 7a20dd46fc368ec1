"""Figures that the sums force on cells without one: proposed with their rules, only where nothing else fits."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import product

from hypothesis import given, settings
from hypothesis import strategies as st

import gouji
from gouji.deciding.deduction import identities_to_deductions
from gouji.extraction import Number
from gouji.localising.system import Place
from support.damage import DAMAGES
from support.grids import form_to_grid
from support.layouts import LAYOUTS
from support.pages import grid_to_page
from support.readings import REQUESTS
from support.scoring import extraction_to_cells


@dataclass(frozen=True)
class Sum:
    """An identity made for a test."""

    id: str
    left: tuple[Place, ...]
    right: tuple[Place, ...]


A, B, C, D, T, U, V, W = ((name, "") for name in "ABCDTUVW")
ROWS = [Sum("ab", (T,), (A, B)), Sum("cd", (U,), (C, D))]
SQUARE = [*ROWS, Sum("ac", (V,), (A, C)), Sum("bd", (W,), (B, D))]


def deduced(sums: list[Sum], known: Mapping[Place, Number], **more: set[Place]) -> dict[Place, Number]:
    places = {place for identity in sums for place in (*identity.left, *identity.right)}
    found = identities_to_deductions(sums, known, wanted=places - set(known), **more)
    return {place: deduction.value for place, deduction in found.items()}


def test_the_last_part_of_a_sum_is_what_the_others_leave() -> None:
    assert deduced(ROWS, {T: 7, A: 3}) == {B: 4}


def test_a_total_of_0_leaves_0_for_every_part() -> None:
    assert deduced(ROWS, {T: 0}) == {A: 0, B: 0}


def test_two_parts_of_a_total_above_0_stay_open() -> None:
    assert deduced(ROWS, {T: 7}) == {}


def test_signed_parts_of_a_total_of_0_stay_open() -> None:
    assert deduced(ROWS, {T: 0}, signed={A, B}) == {}


def test_equations_together_force_what_none_forces_alone() -> None:
    sums = [Sum("one", (T,), (A, B)), Sum("two", (U,), (A, C)), Sum("three", (V,), (B, C))]
    assert deduced(sums, {T: 5, U: 7, V: 8}) == {A: 2, B: 3, C: 5}


def test_a_half_is_no_count() -> None:
    sums = [Sum("one", (T,), (A, B)), Sum("two", (U,), (A, C)), Sum("three", (V,), (B, C))]
    assert deduced(sums, {T: 5, U: 7, V: 7}) == {}


def test_parts_larger_than_their_total_force_nothing() -> None:
    assert deduced([*ROWS], {T: 2, A: 3, U: 0}) == {}


def test_the_rules_and_cells_behind_a_figure_are_named() -> None:
    found = identities_to_deductions(SQUARE, {T: 7, A: 3, W: 9}, wanted={B, D})
    assert (found[B].rules, found[B].cells) == (("ab",), (T, A))
    assert (found[D].rules, found[D].cells) == (("ab", "bd"), (T, A, W))


PARTS = (A, B, C, D)


@settings(deadline=None, max_examples=80)
@given(st.tuples(*[st.integers(0, 2)] * 4), st.sets(st.sampled_from((*PARTS, T, U, V, W))))
def test_what_is_deduced_is_all_that_fits(parts: tuple[int, ...], hidden: set[Place]) -> None:
    """A figure is proposed only where all solutions in counts agree on it, and whenever one of them is known so."""
    grid = _grid(parts)
    known = {place: value for place, value in grid.items() if place not in hidden}
    solutions = [other for other in GRIDS if known.items() <= other.items()]
    forced = {place for place in hidden if len({other[place] for other in solutions}) == 1}
    found = deduced(SQUARE, known)
    assert set(found) <= forced
    assert all(found[place] == grid[place] for place in found)


def _grid(parts: tuple[int, ...]) -> dict[Place, Number]:
    a, b, c, d = parts
    return dict(zip((*PARTS, T, U, V, W), (a, b, c, d, a + b, c + d, a + c, b + d), strict=True))


GRIDS = [_grid(parts) for parts in product(range(5), repeat=4)]
"""All grids that totals up to 4 allow."""


def test_a_lost_row_is_proposed_whole_and_stays_missing() -> None:
    grid = form_to_grid("zfxxgk-2021", seed=9)
    page = list(DAMAGES["lost_row"](grid_to_page(grid, form_id="zfxxgk-2021")))[12]
    lost = set(grid) - {box.key for part in page if not isinstance(part, str) for line in part.lines for box in line}
    cells = extraction_to_cells(gouji.extract(LAYOUTS["cell_lines"](page)))
    assert len(lost) == 7
    for key in lost:
        assert (cells[key].status, cells[key].value) == ("missing", None)
        proposal = cells[key].proposal
        assert proposal is not None
        assert (str(proposal.value), bool(proposal.rules)) == (grid[key], True)


def test_a_blank_is_not_taken_for_0() -> None:
    text = REQUESTS + "| 一、本年新收政府信息公开申请数量 | 0 | 0 | 0 |  | 0 | 0 | 0 |\n"
    text += "| 二、上年结转政府信息公开申请数量 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |\n"
    cells = extraction_to_cells(gouji.extract(text))
    blank = cells["requests", "received", "public_welfare"]
    assert (blank.status, blank.value, blank.proposal) == ("blank", None, None)


def test_a_table_that_ends_early_proposes_only_what_is_forced() -> None:
    text = REQUESTS + "| 一、本年新收政府信息公开申请数量 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |\n"
    text += "| 二、上年结转政府信息公开申请数量 | 0 | 0 | 0 | 0 | 0 | 1 | 1 |\n"
    cells = extraction_to_cells(gouji.extract(text + "（后略，本表其余各项从略。）\n"))
    forced = cells["requests", "granted", "business"].proposal
    open_ = cells["requests", "granted", "other"].proposal
    assert forced is not None
    assert (forced.value, open_) == (0, None)
