"""Numbers that a program printed before each line."""

from __future__ import annotations

import pytest

import gouji
from gouji.decoding.separators.line_numbers import view_without_line_numbers
from support.grids import form_to_grid
from support.layouts import cell_lines, tab_rows
from support.pages import grid_to_page
from support.scoring import not_right

GRID = form_to_grid("zfxxgk-2021")


MARKS = ["{}: ", "{}：", "{}> ", "[{}] ", "第{}行：", "Row {}: ", "L{}: ", "{}\t", "{:6}  ", "{}. ", "{}、", "({}) "]


@pytest.mark.parametrize("mark", MARKS)
@pytest.mark.parametrize("layout", [cell_lines, tab_rows])
def test_numbered_lines_are_read_without_their_numbers(mark: str, layout: object) -> None:
    assert callable(layout)
    lines = layout(grid_to_page(GRID, form_id="zfxxgk-2021")).split("\n")
    text = "\n".join(mark.format(number) + line for number, line in enumerate(lines, 1))
    assert not_right(GRID, gouji.extract(text)) == []


@pytest.mark.parametrize(
    "text",
    [
        "\n".join(f"{number}.属于国家秘密" for number in range(1, 20)) + "\n四、结转下年度继续办理",
        "\n".join(f"{number}: 信息" for number in range(1, 5)),
        "\n".join(f"{number}: 信息" for number in [3, 1, 4, 1, 5, 9, 2, 6, 5, 3]),
        "\n".join(map(str, range(30))),
    ],
)
def test_numbers_of_lists_and_figures_stay(text: str) -> None:
    assert view_without_line_numbers(text) == text
