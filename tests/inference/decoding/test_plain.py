"""Marks of text formats become spaces at the same offsets."""

from __future__ import annotations

import pytest

import gouji
from gouji.decoding.separators.plain import view_to_plain

TABLE = (
    "二、主动公开政府信息情况\n第二十条第（一）项\n信息内容\n本年制发件数\n本年废止件数\n现行有效件数\n"
    "规章\n0\n3\n20\n行政规范性文件\n7\n0\n12\n第二十条第（五）项\n信息内容\n本年处理决定数量\n行政许可\n41\n"
    "三、收到和处理政府信息公开申请情况\n"
)


def _figures(text: str) -> dict[tuple[str, str], object]:
    disclosure = gouji.extract(text).tables[0]
    return {(c.row, c.column): c.value for c in disclosure.cells if c.status in gouji.TRUSTED}


@pytest.mark.parametrize("text", ["规章&nbsp;| **0** |", "a\r\nb\rc\u2028d", "`1` &#160;&#xA0; &ensp;2"])
def test_every_character_keeps_its_offset(text: str) -> None:
    plain = view_to_plain(text)
    assert len(plain) == len(text)
    assert all(now == was or not now.strip() for now, was in zip(plain, text, strict=True))


def test_an_ampersand_in_prose_stays() -> None:
    assert view_to_plain("A&B 公司") == "A&B 公司"


@pytest.mark.parametrize("bullet", ["- ", "* ", "• "])
def test_bullets_before_every_line_are_no_blank_marks(bullet: str) -> None:
    assert _figures("".join(bullet + line + "\n" for line in TABLE.splitlines())) == _figures(TABLE) != {}


def test_a_hyphen_in_few_lines_stays_a_blank_mark() -> None:
    assert view_to_plain("规章\n- \n0\n") == "规章\n- \n0\n"


@pytest.mark.parametrize("mark", ["**{}**", "`{}`", "{}&nbsp;", "&nbsp;{}"])
def test_marks_around_figures_are_spaces(mark: str) -> None:
    lines = [mark.format(line) if line.isdigit() else line for line in TABLE.splitlines()]
    assert _figures("\n".join(lines) + "\n") == _figures(TABLE)


def test_a_figure_that_is_no_figure_leaves_its_row_open() -> None:
    """〇 is no digit: the blanks before it are no row of blanks."""
    row = "规章 |\n|\n|\n〇 |\n"
    assert not [
        k
        for k in _figures("信息内容 |\n本年制发件数 |\n本年废止件数 |\n现行有效件数 |\n" + row)
        if k[0] == "regulations"
    ]


def test_page_furniture_between_figures_does_not_break_a_row() -> None:
    assert _figures(TABLE.replace("7\n0\n12\n", "7\n相关链接\n0\n12\n")) == _figures(TABLE)


def test_lines_that_end_with_cr_are_no_long_line() -> None:
    text = (TABLE + "说明\n" * 10_000).replace("\n", "\r")
    assert gouji.extract(text).notes == ()


@pytest.mark.parametrize("nothing", ["None", "NaN"])
def test_what_programs_print_for_empty_cells_is_an_empty_cell(nothing: str) -> None:
    assert view_to_plain(f"规章 | 1 | {nothing} |{nothing}").replace(" ", "") == "规章|1||"


def test_line_ends_written_as_escapes_are_line_ends() -> None:
    assert _figures('{"content": "' + TABLE.replace("\n", "\\n") * 2 + '"}') == _figures(TABLE * 2) != {}


def test_pipes_that_are_all_escaped_part_cells() -> None:
    assert view_to_plain("\\| 规章 \\| 0 \\|") == " | 规章  | 0  |"


def test_a_backslash_before_a_pipe_is_a_blank_where_other_pipes_stand_without() -> None:
    assert view_to_plain("规章|0|\\|") == "规章|0|\\|"


def test_a_list_of_rows_among_prose_has_bullets() -> None:
    assert _figures("说明\n" * 20 + "- " + TABLE.replace("\n", "\n- ")) == _figures(TABLE)


def test_hyphens_that_open_lines_of_figures_stay_blank_marks() -> None:
    text = "规章\n说明\n- 3 0\n- 4 0\n"
    assert view_to_plain(text) == text


def test_tags_that_stayed_in_cells_of_a_pipe_table_are_spaces() -> None:
    assert view_to_plain('| <span lang="EN-US">规章</span> | 0 |').split() == ["|", "规章", "|", "0", "|"]


def test_a_pipe_table_with_tags_in_its_cells_keeps_its_lines() -> None:
    rows = "\n".join(f"| <span>{line}</span> |" for line in TABLE.splitlines())
    assert _figures("<div>\n" + rows + "\n</div>") == _figures(TABLE)
