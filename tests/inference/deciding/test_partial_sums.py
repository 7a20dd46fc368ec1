"""Totals that the printed parts exceed, though a blank leaves the sum unjudged."""

from __future__ import annotations

import pytest

from gouji.deciding.identities import tables_to_identities
from gouji.deciding.partial_sums import tables_to_partial_doubts
from gouji.extraction import Cell, Table
from gouji.forms import load_forms

FORMS = {form.id: form for form in load_forms()}
COLUMNS = ("natural_person", "business", "research_institute", "public_welfare", "legal_service", "other", "total")


def doubtful(*rows: str) -> int:
    """How many cells of rows, given with spaces between them and `_` for a blank, are in doubt."""
    values = [[None if text == "_" else int(text) for text in row.split()] for row in rows]
    cells = tuple(
        Cell(row, column, str(value or ""), value, "read" if value is not None else "blank", 0.9, None, None)
        for row, own in zip(("received", "carried_in", "granted"), values, strict=False)
        for column, value in zip(COLUMNS, own, strict=True)
    )
    table = Table("requests", "zfxxgk-2021", found=True, lines=None, cells=cells)
    return len(tables_to_partial_doubts([table], tables_to_identities([table], FORMS)))


def test_a_row_whose_parts_exceed_its_total_may_have_slid_with_its_blank() -> None:
    assert doubtful("_ 5 3 0 0 0 4") == 7


def test_totals_that_stand_in_one_other_column_may_have_changed_places_with_it() -> None:
    assert doubtful("5 3 _ 0 0 8 _", "_ 2 1 0 _ 3 _", "_ _ _ _ _ 0 _") == 21


def test_one_row_with_equal_parts_and_no_total_is_left_alone() -> None:
    assert doubtful("5 5 _ 0 0 0 _", "3 2 1 0 0 7 _") == 0


def test_one_row_with_equal_parts_and_no_total_is_in_doubt_where_others_print_theirs() -> None:
    assert doubtful("5 _ 0 0 0 5 _", "3 2 1 0 0 0 6") == 7


def test_a_total_that_a_part_runs_into_is_in_doubt_where_a_part_is_blank() -> None:
    assert doubtful("14 _ _ 96 _ _ 39149") == 7


@pytest.mark.parametrize(
    "row",
    [
        pytest.param("0 _ _ 0 _ _ 11", id="nothing but the total: any repeated digit would do"),
        pytest.param("_ 5 3 0 0 0 9", id="room for the blank"),
        pytest.param("_ _ _ _ _ _ 9", id="the total only"),
        pytest.param("1 5 3 0 0 0 4", id="no blank: the sum itself tells"),
        pytest.param("_ 5 3 0 0 0 _", id="no total"),
        pytest.param("_ 5 0 0 0 0 _", id="no total, one part"),
    ],
)
def test_other_rows_are_left_alone(row: str) -> None:
    assert doubtful(row) == 0
