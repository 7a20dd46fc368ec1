"""What programs print before and behind each line, with a number of its own."""

from __future__ import annotations

from collections.abc import Callable

import pytest

import gouji
from gouji.decoding.separators.line_stamps import view_without_line_stamps
from gouji.decoding.separators.plain import view_to_plain
from support.grids import form_to_grid
from support.layouts import cell_lines, pipe_rows, tab_rows
from support.pages import Page, grid_to_page
from support.scoring import not_right

GRID = form_to_grid("zfxxgk-2021")
LAYOUTS: list[Callable[[Page], str]] = [cell_lines, pipe_rows, tab_rows]
STAMPS: list[Callable[[int, str], str]] = [
    lambda number, line: f"[08:{number // 60:02}:{number % 60:02}] {line}",
    lambda number, line: f"2024-01-31 09:00:00,{number:03} INFO page - {line}",
    lambda number, line: f"data/2023/report.txt:{number}:{line}",
    lambda number, line: f'{{"line": {number}, "text": "{line}"}}',
    lambda number, line: f"({number}, {line!r})",
    lambda number, line: f"INSERT INTO t VALUES ({number}, '{line}');",
    lambda number, line: f"[[[10, {number}], [99, {number + 9}]], ({line!r}, 0.9{number % 10})]",
    lambda number, line: f"- '{line}'",
    lambda number, line: f"{line}\\par",
]


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("stamp", STAMPS)
def test_lines_are_read_without_their_stamps(layout: Callable[[Page], str], stamp: Callable[[int, str], str]) -> None:
    lines = layout(grid_to_page(GRID, form_id="zfxxgk-2021")).split("\n")
    text = "\n".join(stamp(number, line) for number, line in enumerate(lines, 1))
    assert not_right(GRID, gouji.extract(text)) == []


def test_a_header_without_a_stamp_stays_as_it_is() -> None:
    lines = [f'{number},"规章"' for number in range(10, 50)]
    assert view_without_line_stamps("\n".join(["id,line", *lines])) == "\n".join(["id,line", *["    规章 "] * 40])


@pytest.mark.parametrize(
    "view",
    [
        "\n".join(f"{number}.属于国家秘密" for number in range(1, 30)),
        "\n".join(f"({number})属于国家秘密" for number in range(1, 30)),
        "\n".join(f"{number} {number} 规章" for number in range(30)),
        "\n".join(f"2023-{number}" for number in range(30)),
        "\n".join('"规章","1","2"' for _ in range(30)),
        "\n".join(f"第{number}条：规章" for number in range(30)),
        "\n".join(f"{number}|规章" for number in range(30)),
        "\n".join(f"a{number}: 规章" for number in range(5)),
    ],
)
def test_lists_figures_and_cells_keep_their_beginnings(view: str) -> None:
    assert view_without_line_stamps(view) == view


def test_line_ends_inside_the_cells_of_lists_are_no_lines_of_the_text() -> None:
    rows = "\n".join(f"['行政规范\\n性文件', '{number}', None, '0']" for number in range(9))
    assert view_to_plain(rows).count("\n") == 8
    assert view_to_plain("规章\\n1\\n2\\n3\\n0\\n规章") == "规章 \n1 \n2 \n3 \n0 \n规章"
