"""Expressions of rules: what they mean, and what is said of those that mean nothing."""

from decimal import Decimal

import pytest

from gouji.forms.expressions import CONDITION_SIGNS, ExpressionError, name_matches, text_to_comparison, text_to_terms
from gouji.forms.model import Term


def test_a_balance_has_two_sides_of_names() -> None:
    found = text_to_comparison("received + carried_in = outcome_total + carried_over")
    assert found.sign == "="
    assert found.left == (Term(1, "received"), Term(1, "carried_in"))
    assert found.right == (Term(1, "outcome_total"), Term(1, "carried_over"))


def test_names_may_hold_hyphens_dots_and_stars() -> None:
    assert text_to_terms("a-b - c.d + e.*") == (Term(1, "a-b"), Term(-1, "c.d"), Term(1, "e.*"))


def test_factors_are_exact_decimals() -> None:
    assert text_to_terms("0.2 * a - 5 * b") == (Term(Decimal("0.2"), "a"), Term(-5, "b"))


def test_last_years_figures_are_marked() -> None:
    assert text_to_terms("previous.a + 2 * previous.b.*") == (Term(1, "a", True), Term(2, "b.*", True))


def test_numbers_and_a_leading_minus_stand_alone() -> None:
    assert text_to_terms("- a + 3") == (Term(-1, "a"), Term(3, None))


def test_cells_of_a_table_are_named_by_row_and_column() -> None:
    assert text_to_terms("a/b + c.*/d") == (Term(1, "a/b"), Term(1, "c.*/d"))
    assert name_matches("c.*/d", "c.x/d")
    assert not name_matches("c.*/d", "c.x/e")


def test_conditions_know_more_signs() -> None:
    assert text_to_comparison("a > 3", signs=CONDITION_SIGNS).sign == ">"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("a + b", "needs one comparing sign, found none; write one of = <= >="),
        ("a = b = c", "found = ="),
        ("a > b", "the sign '>' does not go here; write one of = <= >="),
        ("a ≤ b", "the sign '≤' does not go here"),
        ("a == b", "the sign '==' does not go here"),
        ("= b", "is empty; name cells or a number on both sides"),
        ("a =", "is empty"),
        ("a + = b", "a sign has nothing behind it"),
        ("a + - b = c", "a sign has nothing behind it"),
        ("a+b = c", "'a+b' in 'a+b = c' is no name; put blanks around"),
        ("a b = c", "'a b' in 'a b = c' is no part of a sum"),
        ("a * 2 = c", "write NAME or NUMBER * NAME"),
        ("2 * 3 * a = c", "is no part of a sum"),
        ("总计 = a", "is no name; labels do not go here: write the id"),
        ("a=b", "found none; put blanks around"),
        ("a ＝ b", "found none; write the signs as on an English keyboard"),
        ("2 × a = b", "write the signs as on an English keyboard"),
        ("( a + b ) = c", "brackets do not go here"),
        ("a <= 50% * b", "write a share as a number: 0.5 * NAME"),
        ("a = 1,000", "is no name"),
        ("a = __import__('os')", "is no name"),
    ],
)
def test_an_expression_that_means_nothing_is_refused_with_a_cure(text: str, words: str) -> None:
    with pytest.raises(ExpressionError) as caught:
        text_to_comparison(text)
    assert words in str(caught.value)
