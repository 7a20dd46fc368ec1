"""The review table with blanks in it and a cell more than columns: its sums tell where the columns are."""

from __future__ import annotations

import pytest

from gouji.document import CELL_END
from support.readings import REVIEW, text_to_rows

COUNTED = [*("", "0", "0", "", "0"), *("", "", "", "", ""), *("0", "46", "", "13", "59")]


def rows(cells: list[str]) -> dict[str, str]:
    return text_to_rows(REVIEW + CELL_END.join([*cells, ""]) + "\n", "review_litigation")


@pytest.mark.parametrize("cells", [[*COUNTED, ""], ["", *COUNTED]], ids=["behind", "before"])
def test_the_sums_of_blank_and_printed_cells_tell_where_the_columns_are(cells: list[str]) -> None:
    found = rows(cells)
    assert found["suit_after_review"] == "=0 =46 _ =13 =59"
    assert found["direct_suit"] == "_ _ _ _ _"


def test_noughts_alone_do_not_tell_where_they_stand() -> None:
    noughts = ["0" if cell else "" for cell in COUNTED]
    assert "?" in rows([*noughts, ""])["suit_after_review"]


def test_figures_without_such_a_sum_stay_open() -> None:
    assert "?" in rows([*COUNTED[:-1], "58", ""])["suit_after_review"]
