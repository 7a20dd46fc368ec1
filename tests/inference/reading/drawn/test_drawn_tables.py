"""Tables that a text browser drew: cells of several lines, merged cells, frames that do not meet."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

import gouji
from gouji.reading import text_to_document
from gouji.reading.drawn import drawn_to_view

WIDE = """\
二、主动公开政府信息情况
   ┌────────────┬────────────────────┐
   │            │本年                │
   │信息内容    ├──────┬──────┬──────┤
   │            │制发件│废止件│现行有│
   │            │数    │数    │效件数│
   ├────────────┼──────┼──────┼──────┤
   │规章        │1     │      │7     │
   ├────────────┼──────┼──────┼──────┤
   │行政规范性文│12    │3     │40    │
   │件          │      │      │      │
   └────────────┴──────┴──────┴──────┘
"""
ASCII = "+----------+\n|信息内容 |2024|\n|-----+----|\n|规章   |12  |\n+----------+\n"
HEADER_RULE_ONLY = """\
+------+------+
| 规章 | 数量 |
+------+------+
| 甲   | 1    |
| 乙   | 2    |
+------+------+
"""


def shown(text: str) -> list[str]:
    """The lines of the view, cells ended with a bar, places that a span covers as <."""
    drawn = drawn_to_view(text)
    assert drawn is not None
    return drawn.text.replace("\x1f", "|").replace("\x1e", "<").splitlines()


def test_lines_of_a_cell_are_one_text_and_merged_cells_keep_their_places() -> None:
    assert [line for line in shown(WIDE) if line] == [
        "二、主动公开政府信息情况",
        "信息内容|本年|<|<|",
        "<|制发件数|废止件数|现行有效件数|",
        "规章|1||7|",
        "行政规范性文件|12|3|40|",
    ]


def test_an_empty_cell_at_the_end_of_a_row_of_figures_may_be_one_that_the_page_lacks_elsewhere() -> None:
    text = WIDE.replace("│1     │      │7     │", "│1     │7     │      │")
    assert "规章|1|7|<|" in shown(text)


def test_a_table_that_prints_blanks_before_figures_prints_them_behind_them_too() -> None:
    text = WIDE.replace("│12    │3     │40    │", "│      │40    │      │")
    assert "行政规范性文件||40||" in shown(text)


def test_browsers_may_count_an_ideograph_as_one_column() -> None:
    assert [line for line in shown(ASCII) if line] == ["信息内容|2024|", "规章|12|"]


def test_words_of_a_cell_keep_a_space_between_them() -> None:
    text = WIDE.replace("制发件│", "abc   │").replace("数    │数    │", "de    │数    │")
    assert "<|abc de|废止件数|现行有效件数|" in shown(text)


def test_lines_of_a_cell_that_do_not_meet_leave_the_table_as_it_is() -> None:
    assert drawn_to_view(WIDE.replace("│件          │", "│件         │")) is None


def test_a_figure_in_a_merged_cell_stays_open() -> None:
    text = WIDE.replace("│1     │      │7     │", "│1     │      7     │")
    row = [cell.status for cell in gouji.extract(text).tables[0].cells if cell.row == "regulations"]
    assert row == ["unresolved"] * 3


def test_borders_that_do_not_meet_rule_by_rule_are_left_as_they_are() -> None:
    """Frames that count ideographs wrong: what they leave empty may be the filler of a merged cell."""
    assert drawn_to_view(WIDE.replace("│规章        │1     │      │7     │", "│规章    │1     │      │7     │")) is None


def test_rows_without_rules_between_them_are_no_cells_of_several_lines() -> None:
    assert drawn_to_view(HEADER_RULE_ONLY) is None


def test_a_table_without_a_rule_around_it_is_left_as_it_is() -> None:
    assert drawn_to_view("| 规章 | 数量 |\n|------|------|\n| 甲 | 1 |\n|------|------|\n| 乙 | 2 |\n") is None


def test_figures_are_found_where_they_are_drawn() -> None:
    cells = {(cell.row, cell.column): cell for cell in gouji.extract(WIDE).tables[0].cells}
    printed = {key: WIDE[slice(*cell.span)] for key, cell in cells.items() if cell.span and cell.value is not None}
    assert printed["normative_documents", "in_force"] == "40"
    assert cells["normative_documents", "issued"].value == 12
    assert cells["regulations", "repealed"].status == "blank"


def test_the_span_of_a_row_covers_it_though_its_lines_come_in_another_order() -> None:
    document = text_to_document(WIDE)
    start = document.view.index("信息内容")
    end = document.view.index("\n", start)
    first, last = document.span(start, end)
    assert {"信息内容", "本年"} <= set(WIDE[first:last].replace("│", " ").split())


@given(st.text("┌─┬┐│├┼┤└┴┘ \n1规|+-", max_size=200))
def test_whatever_is_drawn_every_character_keeps_its_source(text: str) -> None:
    document = text_to_document(text)
    for place, character in enumerate(document.view):
        start, end = document.span(place, place + 1)
        assert text[start:end] == (character if end > start else "")
        assert end > start or character in " \n\x1f\x1e"
