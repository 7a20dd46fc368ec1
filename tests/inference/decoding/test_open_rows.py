"""Column sums judged with the figures of rows that have no place."""

from __future__ import annotations

from support.one_cell_a_line import SOUND, requests_in_lines
from support.readings import text_to_rows


def in_rows(given: dict[str, str], *, without: tuple[str, ...] = ()) -> dict[str, str]:
    """The readings of the table with a row a line, two of them under labels that are none of the form's."""
    text = requests_in_lines(SOUND | given, without=without)
    lines: list[str] = []
    for line in text.split("\n"):
        if line.isdecimal() and lines:
            lines[-1] += f" {line}"
        else:
            lines.append(line)
    made = "\n".join(lines).replace("3.要求提供公开出版物", "某项").replace("4.无正当理由大量反复申请", "某事")
    return text_to_rows(made, "requests")


OPEN = {
    "not_processed.publication": "2 0 0 0 0 0 2",
    "outcome_total": "33 12 0 0 0 0 45",
    "received": "33 12 0 0 0 0 45",
}


def test_figures_without_a_place_that_complete_the_sums_leave_the_others_trusted() -> None:
    assert in_rows(OPEN)["granted"] == "11 5 0 0 0 0 16"


def test_a_column_that_lacks_other_figures_than_they_are_is_suspect() -> None:
    rows = in_rows(OPEN | {"granted": "5 11 0 0 0 0 16"})
    assert rows["granted"] == "!5 !11 0 0 0 0 16"
