"""Identities choose among open readings, and never judge what is settled."""

from __future__ import annotations

from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from gouji.decoding.placing.arithmetic import MOST_STATES, ColumnRule, RowRule, rows_to_choice

SUM = RowRule("sum", (2,), (0, 1))
BALANCE = ColumnRule("balance", ("in",), ("one", "two"))


def test_a_row_rule_leaves_the_only_reading_that_holds() -> None:
    choice = rows_to_choice({"in": [(1, 2, 3), (12, 3, 4), (1, 23, 4)]}, [SUM], [])
    assert choice.left["in"] == (0,)
    assert choice.row_rules["in"] == frozenset({"sum"})


def test_several_readings_that_hold_are_all_left() -> None:
    assert rows_to_choice({"in": [(1, 2, 3), (2, 1, 3)]}, [SUM], []).left["in"] == (0, 1)


def test_no_reading_that_holds_leaves_none() -> None:
    assert rows_to_choice({"in": [(1, 2, 4), (2, 2, 5)]}, [SUM], []).left["in"] == ()


def test_a_settled_row_is_never_judged() -> None:
    choice = rows_to_choice({"in": [(1, 2, 9)]}, [SUM], [])
    assert choice.left["in"] == (0,)
    assert "in" not in choice.row_rules


def test_what_a_later_column_rule_leaves_tells_an_earlier_one() -> None:
    rows = {"in": [(5, 7), (6, 6)], "one": [(2, 3), (3, 2)], "two": [(3, 4)], "sum": [(2, 3)], "part": [(2, 3)]}
    choice = rows_to_choice(rows, [], [BALANCE, ColumnRule("parts", ("one",), ("part",))])
    assert choice.left["one"] == choice.left["in"] == (0,)


def test_a_column_rule_chooses_where_rows_alone_cannot() -> None:
    rows = {"in": [(5, 7)], "one": [(2, 3), (3, 2)], "two": [(3, 4)]}
    choice = rows_to_choice(rows, [], [BALANCE])
    assert choice.left["one"] == (0,)
    assert choice.column_rules == frozenset({"balance"})


def test_a_column_rule_over_settled_rows_is_not_spent() -> None:
    rows = {"in": [(5, 7)], "one": [(2, 3)], "two": [(3, 4)]}
    assert rows_to_choice(rows, [], [BALANCE]).column_rules == frozenset()


def test_a_column_rule_with_an_absent_row_is_not_used() -> None:
    choice = rows_to_choice({"in": [(5, 7)], "one": [(2, 3), (5, 7)]}, [], [BALANCE])
    assert choice.left["one"] == (0, 1)
    assert choice.column_rules == frozenset()


def test_an_empty_cell_counts_as_nothing() -> None:
    assert rows_to_choice({"in": [(None, 3, 3), (3, None, 4)]}, [SUM], []).left["in"] == (0,)


def test_too_many_partial_sums_leave_all_open() -> None:
    readings = [(1 << n, 3**n % 1009) for n in range(20)]
    rows = {"in": [(0, 0)], **{f"r{n}": readings for n in range(5)}}
    rule = ColumnRule("wide", tuple(f"r{n}" for n in range(5)), ("in",))
    choice = rows_to_choice(rows, [], [rule])
    assert MOST_STATES < 20**5
    assert choice.left["r0"] == tuple(range(20))
    assert choice.column_rules == frozenset()


@given(
    st.lists(st.lists(st.tuples(st.integers(0, 4), st.integers(0, 4)), min_size=1, max_size=4), min_size=3, max_size=3)
)
def test_what_is_left_is_just_what_occurs_in_a_solution(rows: list[list[tuple[int, int]]]) -> None:
    named = dict(zip(("in", "one", "two"), rows, strict=True))
    choice = rows_to_choice(named, [], [BALANCE])
    if choice.column_rules:
        solutions = [
            picked
            for picked in product(*(range(len(found)) for found in rows))
            if all(rows[0][picked[0]][c] == rows[1][picked[1]][c] + rows[2][picked[2]][c] for c in range(2))
        ]
        for place, row in enumerate(named):
            assert choice.left[row] == tuple(sorted({picked[place] for picked in solutions}))
