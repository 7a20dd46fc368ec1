"""Sums through one blank that lack different figures."""

from __future__ import annotations

from gouji.deciding.identities import tables_to_identities
from gouji.deciding.joint_sums import tables_to_joint_doubts
from gouji.extraction import Cell, Table
from gouji.forms import load_forms

FORMS = {form.id: form for form in load_forms()}
BLOCK = FORMS["zfxxgk-2021"].tables[1].blocks[0]
COLUMNS = [column.id for column in BLOCK.columns]
ROWS = [row.id for row in BLOCK.rows if row.id != "other_handling"]


def doubtful(**given: str) -> set[tuple[str, str]]:
    """Row and column of the cells in doubt; rows that are not given hold noughts, `_` is a blank."""
    cells = []
    for row in ROWS:
        texts = given.get(row, "0 0 0 0 0 0 0").split()
        for column, text in zip(COLUMNS, texts, strict=True):
            value = None if text == "_" else int(text)
            cells.append(Cell(row, column, text, value, "blank" if value is None else "read", 0.9, None, None))
    table = Table("requests", "zfxxgk-2021", found=True, lines=None, cells=tuple(cells))
    return {key[1:] for key in tables_to_joint_doubts([table], tables_to_identities([table], FORMS))}


TOTALS = {"received": "5 0 0 0 0 0 5", "outcome_total": "5 0 0 0 0 0 5"}


def test_a_blank_that_lacks_the_same_in_its_row_and_its_column_is_no_doubt() -> None:
    assert not doubtful(granted="_ 0 0 0 0 0 5", **TOTALS)


def test_a_blank_that_lacks_another_figure_in_its_row_than_in_its_column_is_in_doubt() -> None:
    assert ("granted", "natural_person") in doubtful(granted="_ 0 0 0 0 0 3", **TOTALS)


def test_cells_whose_columns_hold_are_left_alone() -> None:
    assert ("granted", "business") not in doubtful(granted="_ 0 0 0 0 0 3", **TOTALS)
