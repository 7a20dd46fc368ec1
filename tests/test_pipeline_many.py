"""Several reports in one text, menus, and prose that only talks about figures."""

from __future__ import annotations

import pytest

import gouji
from gouji.extraction import TRUSTED
from gouji.pipeline import COPY
from support.grids import Grid, form_to_grid, grid_without
from support.layouts import LAYOUTS
from support.pages import grid_to_page
from support.scoring import extraction_to_cells, not_right, silent_errors

FORM = "zfxxgk-2021"
NUMBERED = "tab_rows", "cell_lines", "pipe_rows", "spaced_rows", "html_table", "markdown"


def _text(layout: str, grid: Grid, *, form_id: str = FORM, year: int = 2023, agency: str = "柳溪镇人民政府") -> str:
    return LAYOUTS[layout](grid_to_page(grid, form_id=form_id, year=year, agency=agency))


@pytest.mark.parametrize("layout", [name for name in LAYOUTS if not name.startswith("html")])
def test_two_reports_in_one_text_are_read_apart(layout: str) -> None:
    one, other = form_to_grid(FORM, seed=11), form_to_grid(FORM, seed=12)
    first, second = gouji.extract_reports(_text(layout, one) + _text(layout, other, agency="白桦乡人民政府"))
    assert (not_right(one, first), not_right(other, second)) == ([], [])
    assert (first.report, second.report) == (1, 2)
    if layout != "single_line":  # there the second title is the middle of a line
        assert (first.agency, second.agency) == ("柳溪镇人民政府", "白桦乡人民政府")


@pytest.mark.parametrize("layout", [name for name in LAYOUTS if not name.startswith("html")])
def test_a_report_behind_that_of_the_year_before_keeps_its_year(layout: str) -> None:
    old, new = form_to_grid("zfxxgk-2021", seed=13), form_to_grid("zfxxgk-2021", seed=14)
    first, second = gouji.extract_reports(_text(layout, old, year=2022) + _text(layout, new, year=2023))
    if layout != "single_line":
        assert (first.year, second.year) == (2022, 2023)
    assert (not_right(old, first), not_right(new, second)) == ([], [])


@pytest.mark.parametrize("layout", [name for name in LAYOUTS if not name.startswith("html")])
def test_reports_of_two_forms_in_one_text_give_no_silent_error(layout: str) -> None:
    old, new = form_to_grid("zfxxgk-2019", seed=13), form_to_grid("zfxxgk-2021", seed=14)
    text = _text(layout, old, form_id="zfxxgk-2019", year=2020) + _text(layout, new)
    found = gouji.extract_reports(text)
    assert len(found) == 2
    for extraction, grid in zip(found, (old, new), strict=True):
        assert silent_errors(grid, extraction) == []


@pytest.mark.parametrize("layout", [name for name in LAYOUTS if not name.startswith("html")])
def test_the_same_report_twice_is_one_report_with_a_note(layout: str) -> None:
    grid = form_to_grid(FORM, seed=15)
    found = gouji.extract_reports(_text(layout, grid) * 2)
    assert [not_right(grid, extraction) for extraction in found] == [[]]
    assert COPY in found[0].notes


@pytest.mark.parametrize("layout", LAYOUTS)
def test_one_report_is_one_report(layout: str) -> None:
    assert len(gouji.extract_reports(_text(layout, form_to_grid(FORM, seed=16)))) == 1


def test_a_table_that_stands_twice_with_different_figures_is_not_trusted() -> None:
    one, other = form_to_grid(FORM, seed=17), form_to_grid(FORM, seed=18)
    names = ("disclosure", "requests")
    text = _text("cell_lines", grid_without(grid_without(one, names[0]), names[1]))
    again = _text("cell_lines", grid_without(grid_without(other, names[0]), names[1]))
    for extraction in gouji.extract_reports(text + again.split("复议后起诉", 1)[1]):
        assert silent_errors(one, extraction) == [] or silent_errors(other, extraction) == []


def test_a_third_report_is_read_too() -> None:
    grids = [form_to_grid(FORM, seed=seed) for seed in (17, 18, 19)]
    found = gouji.extract_reports("".join(_text("cell_lines", grid) for grid in grids))
    assert [not_right(grid, extraction) for grid, extraction in zip(grids, found, strict=True)] == [[], [], []]


MENU = "首页\n规章\n行政规范性文件\n行政许可\n行政处罚\n行政强制\n行政事业性收费\n行政复议\n信息公开年报\n"
SIDE_MENU = "规章 12\n行政许可 340\n行政处罚 77\n行政强制 5\n"


@pytest.mark.parametrize("layout", NUMBERED)
def test_a_menu_that_repeats_row_labels_changes_nothing(layout: str) -> None:
    grid = form_to_grid(FORM, seed=20)
    text = _text(layout, grid)
    if layout.startswith("html"):
        text = text.replace("<body>", "<body><ul><li>" + "</li><li>".join(MENU.split()) + "</li></ul>")
    else:
        text = MENU + text
    extraction = gouji.extract(text)
    assert silent_errors(grid, extraction) == []
    assert not_right(grid, extraction) == []


@pytest.mark.parametrize("layout", [name for name in NUMBERED if not name.startswith("html")])
def test_a_menu_that_counts_its_entries_gives_no_silent_error(layout: str) -> None:
    grid = form_to_grid(FORM, seed=20)
    for text in (SIDE_MENU + _text(layout, grid), _text(layout, grid) + SIDE_MENU):
        for extraction in gouji.extract_reports(text):
            assert extraction.tables[1].found is False or silent_errors(grid, extraction) == []


PROSE = """柳溪镇人民政府2023年政府信息公开工作年度报告
一、总体情况
全年在网上挂出规章0件，行政规范性文件3件，其中本年制发件数3件。
二、主动公开政府信息情况
第二十条第（一）项要求公布的规章没有新的，现行有效件数为18件；行政许可办了204件，行政处罚作出31件，行政强制4件。
行政事业性收费全年是2.5万元。
三、收到和处理政府信息公开申请情况
本年新收政府信息公开申请数量是12件，自然人提出10件，商业企业2件；上年结转1件。予以公开8件，部分公开2件，总计13件。
四、政府信息公开行政复议、行政诉讼情况
行政复议2件，结果维持1件，尚未审结1件；行政诉讼没有。
五、存在的主要问题及改进情况
还有3个老问题。
六、其他需要报告的事项
无。
"""


@pytest.mark.parametrize(
    "text", [PROSE, PROSE.replace("\n", "\n\n"), PROSE.replace("，", "，\n"), PROSE.replace("\n", " ")]
)
def test_prose_about_figures_is_rejected_and_nothing_is_invented(text: str) -> None:
    extraction = gouji.extract(text)
    trusted = [cell for cell in extraction_to_cells(extraction).values() if cell.status in TRUSTED]
    assert trusted == []
    assert extraction.verdict == "rejected"


@pytest.mark.parametrize("table", ["disclosure", "requests", "review_litigation"])
@pytest.mark.parametrize("layout", NUMBERED)
def test_an_absent_table_is_not_found_and_not_noughts(table: str, layout: str) -> None:
    grid = grid_without(form_to_grid(FORM, seed=21), table)
    extraction = gouji.extract(_text(layout, grid))
    found = {part.table: part.found for part in extraction.tables}
    assert found == {name: name != table for name in found}
    assert not_right(grid, extraction) == []
    assert silent_errors(grid, extraction) == []
    assert extraction.verdict == "review"


@pytest.mark.parametrize("layout", NUMBERED)
def test_an_unfilled_form_gives_no_figure(layout: str) -> None:
    blank: Grid = dict.fromkeys(form_to_grid(FORM), "")
    cells = extraction_to_cells(gouji.extract(_text(layout, blank)))
    assert {cell.value for cell in cells.values()} <= {None}


@pytest.mark.parametrize("mark", ["/", "-", "—", "无", "--", "／"])
@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_printed_stand_in_for_a_blank_is_blank(layout: str, mark: str) -> None:
    grid = form_to_grid(FORM, seed=22, sparse=True)
    noughts = [key for key, figure in grid.items() if figure == "0" and key[0] != "review_litigation"]
    if mark == "无":  # it may be a piece of a torn label, so that a sum that is not nought must hold
        noughts = [key for key in noughts if grid.get(("requests", key[1], "total"), "0") != "0"]
    keys = [noughts[0], noughts[len(noughts) // 2], noughts[-1]]
    cells = extraction_to_cells(gouji.extract(_text(layout, grid | dict.fromkeys(keys, mark))))
    assert [(cells[key].text, cells[key].value, cells[key].status in TRUSTED) for key in keys] == [
        (mark, None, True)
    ] * 3
