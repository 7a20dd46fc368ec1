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
    lines = [
        "第二十条第（一）项 | | | ",
        "信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数",
        "规章 | 5 | 6 | 7",
        "行政规范性文件 | 1 | 2 | 3",
    ]
    frame = "|  | 0 | 1 | 2 | 3 |\n" + "".join(f"| {number} | {line} |\n" for number, line in enumerate(lines))
    found = text_to_rows("二、主动公开政府信息情况\n" + frame, "disclosure")
    assert [found["regulations"], found["normative_documents"]] == ["5 6 7", "1 2 3"]


def test_an_index_of_the_lines_of_a_table_in_one_row_is_no_figure() -> None:
    lines = ["行政复议 行政诉讼", "结果维持 结果纠正 其他结果 尚未审结 总计 未经复议直接起诉 复议后起诉"]
    lines += ["结果维持 结果纠正 其他结果 尚未审结 总计 结果维持 结果纠正 其他结果 尚未审结 总计"]
    lines += ["1 2 3 4 10 0 0 0 0 0 1 1 1 1 4"]
    text = "四、政府信息公开行政复议、行政诉讼情况\n" + "".join(f"{n}  {line}\n" for n, line in enumerate(lines))
    assert text_to_rows(text, "review_litigation")["review"] == "1 2 3 4 10"
