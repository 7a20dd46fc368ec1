"""Failed checks to suspect cells: a broken identity casts doubt on its cells unless another one clears them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping

from gouji.extraction import CellKey, Check

MOST_BROKEN_ROWS = 2
"""Row sums of a table that may fail for columns to clear their cells: more are no slips of a hand."""


def checks_to_suspects(
    checks: Iterable[Check], runs_over_columns: Mapping[str, bool], *, exchanged: Collection[str] = ()
) -> dict[CellKey, str]:
    """Cells to doubt, each with the id of the check that failed.

    A cell whose row sum fails while an unspent identity of its own column holds was read as printed: a slipped or
    misread figure would break the column too. The reverse does not hold, since figures that slipped along a row keep
    the row's sum, and neither does it where many rows fail: two columns that changed places as a whole keep their own
    sums. Nor where figures look `exchanged`, as the checks with these ids say. `runs_over_columns` says for each check
    id whether its identity is one of a column.
    """
    known = list(checks)
    rows = Counter(
        check.cells[0][0]
        for check in known
        if check.outcome == "failed"
        and check.kind == "hard"
        and check.cells
        and not runs_over_columns.get(check.id, True)
    )
    cleared = {
        cell
        for check in known
        if check.outcome == "passed" and not check.spent and runs_over_columns.get(check.id, False)
        for cell in check.cells
        if rows[cell[0]] <= MOST_BROKEN_ROWS
    }
    suspects: dict[CellKey, str] = {}
    for check in known:
        if check.kind == "hard" and check.outcome == "failed":
            of_column = runs_over_columns.get(check.id, True)
            for cell in check.cells:
                if of_column or check.id in exchanged or cell not in cleared:
                    suspects.setdefault(cell, check.id)
    return suspects
