"""Text that a program broke into lines of one length."""

from __future__ import annotations

import pytest

from gouji.decoding.doubting.wrapped_lines import view_to_full_ends
from support.readings import DISCLOSURE, REQUESTS, text_to_rows

PROSE = "政府信息公开工作全面推进，" * 40


def _wrapped(text: str, width: int) -> str:
    return "\n".join(text[start : start + width] for start in range(0, len(text), width))


def _measures(at: int) -> str:
    """The row of coercive measures in text of 40 characters a line, `at` characters of its figure on the first one."""
    table = f"{DISCLOSURE} 规章 1 2 3 行政规范性文件 4 5 6 第二十条第（六）项 信息内容 本年处理决定数量 ".replace(
        "\n", " "
    )
    table += "行政处罚 7 行政强制 "
    filler = PROSE[: -(len(table) + at) % 40 + 200]
    rest = "2367 第二十条第（八）项 信息内容 本年收费金额（单位：万元） 行政事业性收费 0 "
    return text_to_rows(_wrapped(filler + table + rest + PROSE, 40), "disclosure")["coercive_measures"]


@pytest.mark.parametrize("at", [1, 2, 3])
def test_a_figure_that_goes_on_in_the_next_line_is_not_trusted(at: int) -> None:
    assert _measures(at)[0] in "!?"


def test_a_figure_inside_a_line_is_read() -> None:
    assert _measures(10) == "2367"


@pytest.mark.parametrize("width", range(30, 50))
def test_empty_cells_across_the_end_of_a_full_line_are_not_trusted(width: int) -> None:
    rows = [
        "| 一、本年新收政府信息公开申请数量 |  | 3 |  |  |  |  | 3 |",
        "| 二、上年结转政府信息公开申请数量 | 3 |  |  |  |  |  | 3 |",
        "| 四、结转下年度继续办理 |  |  |  | 3 |  |  | 3 |",
    ]
    text = REQUESTS + "\n".join(_wrapped(line, width) for line in (PROSE, *rows))
    found = text_to_rows(text, "requests")
    told = [found[row].split() for row in ("received", "carried_in", "carried_over")]
    for line, readings in zip(rows, told, strict=True):
        printed = [cell.strip() or "_" for cell in line.split("|")[2:-1]]
        assert all(
            reading in (cell, f"={cell}")
            for reading, cell in zip(readings, printed, strict=True)
            if reading[0] not in "!?."
        )


def test_lines_of_a_table_set_in_columns_are_as_long_and_not_broken() -> None:
    rows = [("规章", "1", "", "3"), ("行政规范性文件", "4", "5", "6"), *[("其他主动公开文件", "7", "8", "9")] * 5]
    lines = [f"{label:　<20}" + "".join(f"{cell:>8}" for cell in cells) for label, *cells in rows]
    assert view_to_full_ends("\n".join(f"{number} {line}" for number, line in enumerate(lines))) == ()
