"""The regex floor: right on clean text, silently wrong as soon as a value is missing."""

from __future__ import annotations

from random import Random

import pytest

from gouji_training.baseline import BaselineCell, text_to_baseline
from gouji_training.records import Record
from gouji_training.synthesis import draw_page
from support.corrupted import page_to_record

TEXT = """三、收到和处理政府信息公开申请情况
一、本年新收政府信息公开申请数量 | 12 | 3 | 0 | 0 | 0 | 0 | 15
二、上年结转政府信息公开申请数量（不含补正的1件） | 1,204 | 0 | 0 | 0 | 0 | 0 | 1,204
四、政府信息公开行政复议、行政诉讼情况
总计 | 结果维持
1 2 3 4 10 0 0 0 0 0 5 6 7 8 26
五、存在的主要问题及改进情况
今年有3个问题。
"""


def _row(text: str, table: str, row: str) -> list[str]:
    return [cell.text for key, cell in text_to_baseline(text).items() if key[:2] == (table, row)]


def test_the_numbers_behind_a_label_are_its_values() -> None:
    assert _row(TEXT, "requests", "received") == ["12", "3", "0", "0", "0", "0", "15"]


def test_a_note_behind_a_label_is_skipped() -> None:
    assert _row(TEXT, "requests", "carried_in")[0] == "1,204"


def test_a_label_is_met_whatever_stands_between_its_characters() -> None:
    torn = TEXT.replace("本年新收政府", "本年新\n| 收 政府")
    assert _row(torn, "requests", "received")[0] == "12"


def test_fifteen_numbers_in_a_run_are_the_last_table() -> None:
    assert _row(TEXT, "review_litigation", "suit_after_review") == ["5", "6", "7", "8", "26"]


def test_a_cell_says_where_it_was_taken_from() -> None:
    cell = text_to_baseline(TEXT)["requests", "received", "total"]
    assert cell == BaselineCell("15", TEXT.index("15"), TEXT.index("15") + 2)


def test_a_row_that_lacks_a_value_takes_the_next_number_instead() -> None:
    """This is what makes it the floor: it never doubts."""
    assert _row(TEXT.replace("12 | 3 | 0", "12 | 0"), "requests", "received")[-1] == "1,204"


def test_a_text_without_labels_gives_nothing() -> None:
    assert text_to_baseline("今年有3个问题。") == {}


@pytest.mark.parametrize("layout", ["pipe_spans", "tab_rows", "cell_lines", "space_rows"])
def test_clean_text_is_read_almost_whole(layout: str) -> None:
    records = [page_to_record(draw_page(Random(seed), "clean", distinct=True), layout) for seed in range(5)]
    right = sum(_right(record) for record in records)
    assert right > 0.9 * sum(len(list(record.gold_cells())) for record in records)


def _right(record: Record) -> int:
    found = text_to_baseline(record.text)
    return sum(
        key in found and cell is not None and (found[key].start, found[key].end) == cell.span
        for key, cell in record.gold_cells()
    )
