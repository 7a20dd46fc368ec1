"""What programs set around lines and figures, and lists of strings as scripts print them."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest

import gouji
from gouji.decoding.separators.figure_frames import view_without_figure_frames
from gouji.decoding.separators.line_frames import view_without_line_frames
from gouji.decoding.separators.plain import view_to_plain
from gouji.decoding.separators.string_lists import string_lists_to_lines
from support.grids import form_to_grid
from support.layouts import cell_lines, pipe_rows, tab_rows
from support.pages import Page, grid_to_page
from support.scoring import not_right

GRID = form_to_grid("zfxxgk-2021")
LAYOUTS: list[Callable[[Page], str]] = [cell_lines, pipe_rows, tab_rows]


TAGS = '<text top="112">{}</text>'


def _lines(layout: Callable[[Page], str]) -> list[str]:
    return layout(grid_to_page(GRID, form_id="zfxxgk-2021")).split("\n")


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("frame", ["> {}", "# {}", "// {}", "text: {}", "report.txt: {}", '"{}"', "'{}',", TAGS])
def test_lines_are_read_without_what_stands_around_each(layout: Callable[[Page], str], frame: str) -> None:
    text = "\n".join(frame.format(line) for line in _lines(layout))
    assert not_right(GRID, gouji.extract(text)) == []


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("write", [repr, json.dumps, lambda lines: json.dumps(lines, ensure_ascii=False, indent=1)])
def test_the_strings_of_one_list_are_lines(layout: Callable[[Page], str], write: Callable[[object], str]) -> None:
    assert not_right(GRID, gouji.extract(write(_lines(layout)))) == []


@pytest.mark.parametrize("frame", ['"{}"', "'{}", "“{}”", "{},", "[{}]", "*{}*", "_{}_", "?{}", "¥{}", "\ufffd{}"])
def test_figures_are_read_without_what_stands_around_each(frame: str) -> None:
    text = "\n".join(frame.format(line) if line.isdigit() else line for line in _lines(cell_lines))
    assert not_right(GRID, gouji.extract(text)) == []


@pytest.mark.parametrize(
    "view",
    [
        "\n".join('"规章","1","2"' for _ in range(20)),
        "\n".join(f"| 规章 | {figure} |" for figure in range(20)),
        "\n".join(f"（{number}）" for number in "一二三四五六七八"),
        "\n".join(f"│规章│{figure} │ {figure}│" for figure in range(20)),
        "规章\n“3”项\n'24 年\n0,\n",
        "[['规章', '1'], ['规范性文件', '2']]",
    ],
)
def test_marks_of_cells_and_few_others_stay(view: str) -> None:
    assert view_without_line_frames(view) == view
    assert view_without_figure_frames(view) == view
    assert string_lists_to_lines(view) == view


@pytest.mark.parametrize(
    "view", ["> a\n>\n> 'b\\\"'\n" * 9, repr(["规章", "\xa0", "a\\'", '"0"', None, 3] * 9), '"1",\n' * 9]
)
def test_framed_text_keeps_its_offsets(view: str) -> None:
    for plain in (view_to_plain(view), string_lists_to_lines(view)):
        assert len(plain) == len(view)
        assert all(now == was or not now.strip() for now, was in zip(plain, view, strict=True))


def test_one_figure_with_a_mark_among_others_is_not_read() -> None:
    lines = _lines(cell_lines)
    place = lines.index("规章") + 1
    text = "\n".join([*lines[:place], f"?{lines[place]}", *lines[place + 1 :]])
    cells = {(cell.row, cell.column): cell for cell in gouji.extract(text).tables[0].cells}
    assert cells["regulations", "issued"].status not in gouji.TRUSTED


def test_several_pipes_between_all_cells_are_one() -> None:
    text = "||||".join(line for line in _lines(cell_lines) if line)
    assert not_right(GRID, gouji.extract(text)) == []


@pytest.mark.parametrize("row", ["行政许可 | (8) | | |", "行政许可 | 8. | | |", "行政许可 |\n（8） |\n| |"])
def test_a_figure_like_a_list_number_is_no_blank(row: str) -> None:
    text = (
        "二、主动公开政府信息情况\n第二十条第（五）项 | | | |\n信息内容 | 本年处理决定数量 | | |\n"
        f"{row}\n第二十条第（六）项 | | | |\n信息内容 | 本年处理决定数量 | | |\n行政处罚 | 4 | | |\n"
    )
    cells = {cell.row: cell for cell in gouji.extract(text).tables[0].cells}
    assert cells["licences"].status not in gouji.TRUSTED
