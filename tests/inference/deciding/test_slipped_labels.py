"""Sums that break because figures stand a row too low say nothing against the other rows."""

from __future__ import annotations

from itertools import pairwise

import gouji
from support.one_cell_a_line import BLOCK, SOUND
from support.readings import REQUESTS

FULL = {row.id: "0 0 0 0 0 0 0" for row in BLOCK.rows if row.id != "other_handling"} | SOUND
LABELS = {row.id: row.label.text for row in BLOCK.rows}


def slipped(first: str, last: str, given: dict[str, str]) -> dict[str, str]:
    """Row id to the statuses of its cells, where the figures from the row `first` to `last` stand one row too low."""
    rows = FULL | given
    names = list(rows)
    low = names[names.index(first) : names.index(last) + 1]
    figures = {**rows, first: "", **{below: rows[above] for above, below in pairwise(low)}}
    lines = [REQUESTS.rstrip("\n")]
    for name in names:
        lines.append("\t".join([LABELS[name], *(figures[name].split() or [""] * 7)]))
        lines += ["\t".join(["", *rows[last].split()])] if name == last else []
    (table,) = [table for table in gouji.extract("\n".join(lines)).tables if table.table == "requests"]
    return {name: " ".join(sorted({cell.status for cell in table.cells if cell.row == name})) for name in names}


def test_rows_beside_slipped_ones_are_trusted_where_the_sums_hold_with_the_labels_put_back() -> None:
    assert slipped("other_handling.other", "outcome_total", {})["granted"] == "read"


def test_slipped_rows_stay_suspect() -> None:
    assert slipped("other_handling.other", "outcome_total", {})["outcome_total"] == "suspect"


def test_rows_in_a_sum_that_breaks_with_the_labels_put_back_are_suspect() -> None:
    given = {"granted": "12 5 0 0 0 0 17"}
    assert "suspect" in slipped("other_handling.other", "outcome_total", given)["granted"]
