"""The requests table of 2021 with one cell a line, its figures given by row; rows that are not given hold noughts."""

from __future__ import annotations

from gouji.forms import load_forms
from support.readings import REQUESTS

FORM = next(form for form in load_forms() if form.id == "zfxxgk-2021")
BLOCK = FORM.tables[1].blocks[0]


def requests_in_lines(given: dict[str, str], *, without: tuple[str, ...] = ()) -> str:
    """The text: labels and figures, each in a line; the labels of rows `without` one are left out."""
    lines = [REQUESTS.rstrip("\n")]
    for row in BLOCK.rows:
        if row.id != "other_handling":
            lines += [] if row.id in without else [row.label.text]
            lines += given.get(row.id, "0 0 0 0 0 0 0").split()
    return "\n".join(lines) + "\n"


SOUND = {
    "received": "31 12 0 0 0 0 43",
    "granted": "11 5 0 0 0 0 16",
    "unavailable.not_held": "13 4 0 0 0 0 17",
    "not_processed.repeated": "7 3 0 0 0 0 10",
    "outcome_total": "31 12 0 0 0 0 43",
}
"""Figures that keep all sums."""
