"""A row of blanks above figures whose label is lost."""

from __future__ import annotations

from support.one_cell_a_line import BLOCK, SOUND
from support.readings import REQUESTS, text_to_rows

FULL = {row.id: "_ _ _ _ _ _ _" for row in BLOCK.rows if row.id != "other_handling"} | SOUND


def last_outcome(label_of_total: str) -> str:
    """The reading of the last outcome, of blanks only, each cell in a line of its own and closed by a pipe."""
    lines = [REQUESTS.rstrip("\n")]
    for row in BLOCK.rows:
        if row.id in FULL:
            label = label_of_total if row.id == "outcome_total" else row.label.text
            lines += [f"{text} |" for text in (label, *FULL[row.id].replace("_", "").split(" "))]
    return text_to_rows("\n".join(lines), "requests")["other_handling.other"]


def test_a_row_of_blanks_above_figures_without_a_label_does_not_take_them() -> None:
    assert last_outcome("").startswith("!")


def test_a_row_of_blanks_above_a_labelled_row_is_blank() -> None:
    assert last_outcome("（七）总计") == "_ _ _ _ _ _ _"
