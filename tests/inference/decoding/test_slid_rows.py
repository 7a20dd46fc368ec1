"""Rows with a blank beside rows without a place."""

from __future__ import annotations

from support.one_cell_a_line import SOUND, requests_in_lines
from support.readings import text_to_rows


def repeated(figures: str, strange: str) -> str:
    """The row of repeated requests between pipes, the row of internal affairs lacking a figure."""
    rows = requests_in_lines(SOUND | {"not_processed.repeated": figures, "refused.internal_affairs": strange})
    lines: list[str] = []
    for line in rows.replace("_", "~").split("\n"):
        if line and (line.isdecimal() or line == "~"):
            lines[-1] += f" {line} |"
        else:
            lines.append(f"| {line} |")
    return text_to_rows("\n".join(lines).replace("~", ""), "requests")["not_processed.repeated"]


def test_a_blank_that_alone_was_lost_leaves_its_row_trusted() -> None:
    assert repeated("7 _ 0 0 0 0 10", "0 0 0 0 0 0") == "7 _ 0 0 0 0 10"


def test_figures_that_no_column_can_have_there_slid() -> None:
    assert repeated("_ 7 3 0 0 0 30", "0 0 0 0 0 0").startswith("!")
