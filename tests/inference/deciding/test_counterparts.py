"""Columns whose parts are more than their total may hold figures of other columns."""

from __future__ import annotations

import pytest

from gouji.deciding.counterparts import tables_to_counterpart_doubts
from gouji.deciding.identities import tables_to_identities
from gouji.extraction import Cell, Table
from gouji.forms import load_forms

FORMS = {form.id: form for form in load_forms()}
BLOCK = FORMS["zfxxgk-2021"].tables[1].blocks[0]
COLUMNS = [column.id for column in BLOCK.columns]
ROWS = [row.id for row in BLOCK.rows if row.id != "other_handling"]
TOTALS = {"received": "5 9 0 0 0 0 14", "outcome_total": "5 9 0 0 0 0 14"}
OPEN = {"partly_granted": "? ? ? ? ? ? ?"}
EXCHANGED = "7 2 0 0 0 0 9"
"""Figures that would be 2 7 0 0 0 0 9."""


def doubtful(given: dict[str, str]) -> set[tuple[str, str]]:
    """Row and column of the cells in doubt; rows that are not given hold noughts, `?` is a figure without a place, `_`
    a blank and `!` stands before a figure in doubt.
    """
    cells = []
    for row in ROWS:
        texts = given.get(row, "0 0 0 0 0 0 0").split()
        for column, text in zip(COLUMNS, texts, strict=True):
            status = {"?": "unresolved", "_": "blank", "!": "suspect"}.get(text[0], "read")
            value = int(text.strip("!")) if text.strip("!").isdecimal() else None
            cells.append(Cell(row, column, text, value, status, 0.9, None, None))  # type: ignore[arg-type]
    table = Table("requests", "zfxxgk-2021", found=True, lines=None, cells=tuple(cells))
    return {key[1:] for key in tables_to_counterpart_doubts([table], tables_to_identities([table], FORMS))}


@pytest.mark.parametrize("column", ["natural_person", "business"])
def test_both_figures_that_changed_places_in_a_row_are_in_doubt(column: str) -> None:
    assert ("granted", column) in doubtful({**TOTALS, **OPEN, "granted": EXCHANGED})


def test_figures_that_are_no_smaller_than_their_neighbours_are_left_alone() -> None:
    assert ("granted", "total") not in doubtful({**TOTALS, **OPEN, "granted": EXCHANGED})


def test_a_total_without_a_place_is_no_more_than_the_other_sum_lets_it_be() -> None:
    found = doubtful({**TOTALS, **OPEN, "outcome_total": "? ? ? ? ? ? ?", "granted": EXCHANGED})
    assert ("granted", "business") in found


@pytest.mark.parametrize(
    "given",
    [
        pytest.param({"granted": "2 7 0 0 0 0 9"}, id="parts below their total"),
        pytest.param({"granted": EXCHANGED, "partly_granted": "0 0 0 0 0 0 0"}, id="no open row: the sum itself tells"),
        pytest.param({"granted": "_ 5 7 0 0 0 9"}, id="a row that lacks a figure may have slid"),
        pytest.param({"granted": "!7 !2 !0 !0 !0 !0 !9"}, id="the row is in doubt already"),
    ],
)
def test_other_tables_are_left_alone(given: dict[str, str]) -> None:
    assert not doubtful({**TOTALS, **OPEN, **given})
