"""Tables whose zeros were left blank, so that no row is full: what their rows show of the columns, taken together."""

from __future__ import annotations

from support.readings import REFUSED, REQUESTS, text_to_rows

SPARSE = ["2| |0| | | |2", " |1| |0| | |1", "0| |0| |0| |0", " | |1| | |0|1", "0| | |0| |0| ", " |0| | |0| |0"]


def rows(figures: list[str], *, behind: str = " ") -> dict[str, str]:
    """The readings of rows with these cells and an empty one; `behind` is what that of the last row holds."""
    ends = [*[" "] * (len(REFUSED) - 1), behind]
    lines = [f"| {label} |{own}|{end}|" for label, own, end in zip(REFUSED, figures, ends, strict=True)]
    return text_to_rows(REQUESTS + "\n".join(lines) + "\n四、政府信息公开行政复议、行政诉讼情况\n", "requests")


def test_rows_that_fill_as_many_cells_as_there_are_columns_together_show_the_columns() -> None:
    found = rows(SPARSE)
    assert found["refused.state_secret"] == "2 _ 0 _ _ _ 2"
    assert found["refused.third_party_rights"] == "_ _ 1 _ _ 0 1"


def test_rows_without_a_figure_in_the_first_column_do_not_show_where_it_is() -> None:
    assert "?" in rows([f" {own[1:]}" for own in SPARSE])["refused.security_stability"]


def test_a_figure_behind_the_columns_leaves_it_open_where_they_are() -> None:
    assert "?" in rows(SPARSE, behind="5")["refused.security_stability"]


def test_a_row_that_is_shorter_than_its_like_leaves_it_open_where_blanks_are() -> None:
    assert "2" not in rows([SPARSE[0], " |1| |0| |1", *SPARSE[2:]])["refused.state_secret"].split()
