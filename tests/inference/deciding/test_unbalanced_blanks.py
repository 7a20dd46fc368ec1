"""Rows with a blank that is no nought, among columns whose sums break."""

from __future__ import annotations

import pytest

from gouji.deciding.identities import tables_to_identities
from gouji.deciding.unbalanced_blanks import tables_to_blank_doubts
from gouji.extraction import Cell, Table
from gouji.forms import load_forms

FORMS = {form.id: form for form in load_forms()}
BLOCK = FORMS["zfxxgk-2021"].tables[1].blocks[0]
COLUMNS = [column.id for column in BLOCK.columns]
ROWS = [row.id for row in BLOCK.rows if row.id != "other_handling"]


def doubtful(granted: str, totals: str = "1 2 3 4 5 6 21") -> set[tuple[str, str]]:
    """Row and column of the cells in doubt where but one row has figures; `_` is a blank."""
    given = {"granted": granted, "received": totals, "outcome_total": totals}
    cells = []
    for row in ROWS:
        for column, text in zip(COLUMNS, given.get(row, "0 0 0 0 0 0 0").split(), strict=True):
            value = None if text == "_" else int(text)
            cells.append(Cell(row, column, text, value, "blank" if value is None else "read", 0.9, None, None))
    table = Table("requests", "zfxxgk-2021", found=True, lines=None, cells=tuple(cells))
    return {key[1:] for key in tables_to_blank_doubts([table], tables_to_identities([table], FORMS))}


def test_the_blank_and_the_total_of_a_row_that_slid_are_in_doubt() -> None:
    assert doubtful("_ 1 2 3 4 5 6") == {("granted", column) for column in COLUMNS}


@pytest.mark.parametrize(
    ("granted", "totals"),
    [
        pytest.param("_ 2 3 4 5 6 21", "1 2 3 4 5 6 21", id="all columns that can be judged hold"),
        pytest.param("_ 1 2 3 4 5 15", "0 2 3 4 5 6 20", id="the blank is a nought"),
        pytest.param("1 1 2 3 4 5 6", "1 2 3 4 5 6 21", id="no blank"),
        pytest.param("_ 2 3 4 5 7 22", "1 2 3 4 5 6 22", id="one column breaks"),
    ],
)
def test_other_rows_are_no_blank_doubt(granted: str, totals: str) -> None:
    assert not doubtful(granted, totals)
