"""Cells parted by what nobody listed: the text itself tells what stands between its figures."""

from __future__ import annotations

import pytest

import gouji
from gouji.decoding.aligning.label_index import vocabularies_to_index
from gouji.decoding.aligning.vocabulary import form_to_vocabulary
from gouji.decoding.separators.delimited import view_to_tabbed
from gouji.forms import load_forms
from support.grids import form_to_grid
from support.layouts import tab_rows
from support.pages import grid_to_page
from support.scoring import not_right

LABELS = vocabularies_to_index([form_to_vocabulary(form) for form in load_forms()])
GRID = form_to_grid("zfxxgk-2021")
ROWS = [line.split("\t") for line in tab_rows(grid_to_page(GRID, form_id="zfxxgk-2021")).split("\n")]
BETWEEN = ["##", "<sep>", "→", "::", "、", "：", "-", "=", "丨", "……", "</cell><cell>", " » "]
AROUND = ["【】", "[]", "()", "<>", "「」", '""']


@pytest.mark.parametrize("delimiter", BETWEEN)
def test_what_stands_between_figures_parts_cells(delimiter: str) -> None:
    rows = [[cell for cell in row if cell.strip()] for row in ROWS]
    assert not_right(GRID, gouji.extract("\n".join(map(delimiter.join, rows)))) == []


@pytest.mark.parametrize("space", ["", " "])
@pytest.mark.parametrize("pair", AROUND)
def test_brackets_around_each_cell_part_them(pair: str, space: str) -> None:
    rows = [space.join(f"{pair[0]}{cell}{pair[1]}" for cell in row) for row in ROWS]
    assert not_right(GRID, gouji.extract("\n".join(rows))) == []


def test_what_all_rows_begin_and_end_with_is_no_part_of_their_cells() -> None:
    rows = [r"\trowd " + "".join(rf"\intbl {cell}\cell " for cell in row) + r"\row" for row in ROWS]
    assert not_right(GRID, gouji.extract("\n".join(rows))) == []


def test_a_page_joined_on_one_line_by_more_than_one_character_comes_out_whole() -> None:
    cells = [cell for row in ROWS for cell in row if cell.strip()]
    assert not_right(GRID, gouji.extract("##".join(["石桥镇政府", "全年公开信息5条", *cells]))) == []


LABELLED = ["（一）予以公开", "（二）部分公开", "1.属于国家秘密", "（七）总计"]


@pytest.mark.parametrize(("delimiter", "row"), [("-", "8-0--4-0-0-0-12"), ("/", "8/0///4/0/0/12")])
def test_a_sign_or_blank_mark_beside_a_delimiter_of_its_kind_is_not_told(delimiter: str, row: str) -> None:
    figures = delimiter.join("1234567")
    lines = [f"{label}{delimiter}{figures}" for label in LABELLED]
    view = view_to_tabbed("\n".join([*lines, f"（四）结转下年度{delimiter}{row}"]), LABELS)
    assert view.split("\n")[0].count("\t") == 7
    assert "\t" not in view.split("\n")[-1]


def test_strokes_with_spaces_between_cells_leave_blank_strokes_alone() -> None:
    lines = [f"{label} / 1 / / / 3 / 4 / 0 / / / 8" for label in LABELLED]
    view = view_to_tabbed("\n".join(lines), LABELS)
    assert [cell.strip() for cell in view.split("\n")[0].split("\t")] == [LABELLED[0], *"1/340/8"]
    assert len(view) == len("\n".join(lines))


def test_a_number_stays_with_its_label_where_its_mark_parts_cells() -> None:
    lines = [
        f"{number}、{label}、1、2、3、4、5、6、21"
        for number, label in zip("1234", ["属于国家秘密", "其他"] * 2, strict=True)
    ]
    view = view_to_tabbed("\n".join(lines), LABELS)
    assert view.split("\n")[0].startswith("1、属于国家秘密\t1\t2")


@pytest.mark.parametrize("mark", ["—", "-", "/"])
def test_blank_marks_between_spaces_part_no_cells(mark: str) -> None:
    lines = [f"({number})其他 1 {mark} 3 4 {mark} {mark} 8" for number in range(1, 9)]
    assert view_to_tabbed("\n".join(lines), LABELS) == "\n".join(lines)


@pytest.mark.parametrize("nought", ["〇", "○", "O"])
def test_what_is_printed_for_a_nought_parts_no_cells(nought: str) -> None:
    lines = [f"({number})其他 / {nought} / {nought} / {nought} /" for number in range(1, 9)]
    assert view_to_tabbed("\n".join(lines), LABELS) == "\n".join(lines)
