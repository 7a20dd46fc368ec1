"""Labels torn around their own figures, and what stands beside rows of empty cells."""

from __future__ import annotations

from support.readings import REQUESTS, text_to_rows

BEFORE = "| 2.其他法律行政法规禁止公开 | 1 | 0 | 0 | 0 | 0 | 0 | 1 |\n"
BLANKS = " | | | | | | | |\n"
AFTER = "| 4.保护第三方合法权益 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |\n"


def stability(text: str) -> str:
    return text_to_rows(REQUESTS + BEFORE + text + AFTER, "requests")["refused.security_stability"]


def test_a_number_before_the_figures_and_the_label_behind_are_one_label() -> None:
    assert stability("| 3. | 5 | 0 | 0 | 0 | 0 | 0 | 5 |\n| 危及“三安全一稳定”" + BLANKS) == "5 0 0 0 0 0 5"


def test_figures_under_an_unknown_label_beside_a_blank_row_make_it_suspect() -> None:
    found = stability("| 某项 | 5 | 0 | 0 | 0 | 0 | 0 | 5 |\n| 3.危及“三安全一稳定”" + BLANKS)
    assert found == "!_ !_ !_ !_ !_ !_ !_".replace("_", "")
