"""Figures of a row that changed places, where the sums of the columns tell which."""

from __future__ import annotations

import pytest

import gouji
from gouji.extraction import TRUSTED
from gouji.forms import load_forms
from support.one_cell_a_line import SOUND

FORM = next(form for form in load_forms() if form.id == "zfxxgk-2021")
BLOCK = FORM.tables[1].blocks[0]
HEADER = "三、收到和处理政府信息公开申请情况\n| | " + " | ".join(column.label.text for column in BLOCK.columns) + " |\n"


def distrusted(given: dict[str, str]) -> dict[tuple[str, str], int | None]:
    """Row and column of the cells that are not trusted, with the values proposed for them."""
    rows = [(row.label.text, given.get(row.id, "0 0 0 0 0 0 0")) for row in BLOCK.rows if row.id != "other_handling"]
    text = HEADER + "".join(f"| {label} | {' | '.join(figures.split())} |\n" for label, figures in rows)
    table = next(table for table in gouji.extract(text).tables if table.table == "requests")
    cells = [cell for cell in table.cells if cell.status not in TRUSTED]
    return {(cell.row, cell.column): cell.proposal.value if cell.proposal else None for cell in cells}  # type: ignore[misc]


def test_all_are_trusted_while_every_sum_holds() -> None:
    assert not distrusted(SOUND)


def test_only_the_two_figures_that_changed_places_are_in_doubt() -> None:
    found = distrusted({**SOUND, "unavailable.not_held": "4 13 0 0 0 0 17"})
    assert found == {
        ("unavailable.not_held", "natural_person"): 13,
        ("unavailable.not_held", "business"): 4,
    }


def test_a_total_that_changed_places_with_a_part_is_told_too() -> None:
    found = distrusted({**SOUND, "unavailable.not_held": "13 17 0 0 0 0 4"})
    assert set(found) == {("unavailable.not_held", "business"), ("unavailable.not_held", "total")}


@pytest.mark.parametrize("also", ["not_processed.repeated", "granted"])
def test_where_two_rows_would_explain_it_all_figures_of_the_sums_are_in_doubt(also: str) -> None:
    rows = {**SOUND, "unavailable.not_held": "4 13 0 0 0 0 17"}
    for row, figures in (("partly_granted", "1 10 0 0 0 0 11"), ("received", "32 22 0 0 0 0 54")):
        rows[row] = figures
    rows["outcome_total"] = "32 22 0 0 0 0 54"
    assert (also, "business") in distrusted(rows)
