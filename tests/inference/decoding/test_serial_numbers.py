"""Serial numbers before the labels of rows are no figures."""

from __future__ import annotations

import pytest

from support.readings import REFUSED, REQUESTS, text_to_rows

LABELS = REFUSED[:5]


def rows(separator: str, numbers: list[str]) -> dict[str, str]:
    lines = [separator.join([n, label, *"1000001"]) for n, label in zip(numbers, LABELS, strict=True)]
    return text_to_rows(REQUESTS + "\n".join(lines) + "\n四、政府信息公开行政复议、行政诉讼情况\n", "requests")


@pytest.mark.parametrize("separator", ["\n", " | ", " "])
def test_numbers_that_count_the_rows_are_no_figures(separator: str) -> None:
    assert rows(separator, ["5", "6", "7", "8", "9"])["refused.security_stability"] == "1 0 0 0 0 0 1"


def test_figures_before_labels_that_do_not_count_stay_figures() -> None:
    assert rows("\n", ["5", "6", "7", "8", "8"])["refused.security_stability"][:1] in "!?"


def test_an_index_of_all_lines_and_numbers_of_columns_are_no_figures() -> None:
    lines = ["第二十条第（六）项 | 第二十条第（六）项", "信息内容 | 本年处理决定数量", "行政处罚 | 5", "行政强制 | 7"]
    frame = "|  | 0 | 1 |\n" + "".join(f"| {number} | {line} |\n" for number, line in enumerate(lines))
    found = text_to_rows("二、主动公开政府信息情况\n" + frame, "disclosure")
    assert [found["penalties"], found["coercive_measures"]] == ["5", "7"]
