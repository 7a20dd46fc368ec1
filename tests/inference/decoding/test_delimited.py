"""Cells parted by other signs than tabs and pipes: CSV, text made of a Word table, lists that a script printed."""

from __future__ import annotations

import csv
import io
import json

import pytest

import gouji
from gouji.decoding.aligning.label_index import vocabularies_to_index
from gouji.decoding.aligning.vocabulary import form_to_vocabulary
from gouji.decoding.separators.delimited import view_to_tabbed
from gouji.decoding.separators.printed_lists import lists_to_lines
from gouji.forms import load_forms
from support.grids import form_to_grid
from support.layouts import tab_rows
from support.pages import grid_to_page
from support.readings import REVIEW, text_to_rows
from support.scoring import not_right

LABELS = vocabularies_to_index([form_to_vocabulary(form) for form in load_forms()])
GRID = form_to_grid("zfxxgk-2021")
ROWS = [line.split("\t") for line in tab_rows(grid_to_page(GRID, form_id="zfxxgk-2021")).split("\n")]


def _csv(delimiter: str, quoting: int = csv.QUOTE_MINIMAL) -> str:
    out = io.StringIO()
    csv.writer(out, delimiter=delimiter, quoting=quoting, lineterminator="\n").writerows(ROWS)
    return out.getvalue()


LISTS = {
    "json lines": "\n".join(json.dumps(row, ensure_ascii=False) for row in ROWS),
    "json on one line": json.dumps(ROWS, ensure_ascii=False),
    "json, a cell a line": json.dumps(ROWS, ensure_ascii=False, indent=2),
    "python": repr([[text or None for text in row] for row in ROWS]),
}


@pytest.mark.parametrize("delimiter", [",", ";", "，", "^", "\x01", "\x07"])
def test_a_report_in_delimited_text_comes_out_whole(delimiter: str) -> None:
    extraction = gouji.extract(_csv(delimiter))
    assert not_right(GRID, extraction) == []
    assert extraction.verdict == "accepted"


def test_cells_may_all_be_quoted() -> None:
    assert not_right(GRID, gouji.extract(_csv(",", csv.QUOTE_ALL))) == []


ONE_LINE = [cell.strip() for row in ROWS for cell in row if cell.strip()]


@pytest.mark.parametrize("delimiter", [",", "，", "；", " / ", "·", "^"])
def test_a_report_joined_on_one_line_comes_out_whole(delimiter: str) -> None:
    text = delimiter.join(["石桥镇政府", "全年公开信息5条，回应12次，其中3次", *ONE_LINE])
    assert not_right(GRID, gouji.extract(text)) == []


@pytest.mark.parametrize(("figures", "parted"), [("3,111,0,0", False), ("3,111,4000,0", True)])
def test_commas_of_one_line_part_cells_where_they_part_no_thousands(figures: str, parted: bool) -> None:
    labels = ["规章", "行政许可", "行政处罚", "行政强制", "行政事业性收费", "（一）予以公开"]
    line = ",".join(f"{label},{number}" for number, label in enumerate(labels)) + f",{figures}"
    assert ("\t" in view_to_tabbed(line, LABELS)) == parted


def test_a_list_of_all_texts_of_a_page_comes_out_whole() -> None:
    assert not_right(GRID, gouji.extract(repr(["首页", "没" * 300 + "。", *ONE_LINE]))) == []


def test_strokes_that_part_the_labels_are_no_blanks() -> None:
    header = " / ".join(REVIEW.strip().split("\n"))
    rows = text_to_rows(f"{header} {' / '.join('12345678')}\n五、存在的主要问题及改进情况", "review_litigation")
    assert "/" not in " ".join(rows.values())


@pytest.mark.parametrize("name", LISTS)
def test_a_report_as_lists_comes_out_whole(name: str) -> None:
    assert not_right(GRID, gouji.extract(LISTS[name])) == []


def test_a_quoted_cell_may_hold_a_line_end() -> None:
    broken = _csv(",").replace("一、本年新收政府信息公开申请数量", '"一、本年新收\n政府信息公开申请数量"')
    assert not_right(GRID, gouji.extract(broken)) == []


def test_a_comma_inside_a_quoted_figure_parts_no_cells() -> None:
    view = '规章,"1,234",5,6\n行政规范性文件,7,8,9\n' + "规章,1,2,3\n" * 4
    assert view_to_tabbed(view, LABELS).split("\n")[0] == "规章\t 1,234 \t5\t6"


@pytest.mark.parametrize("text", [_csv(","), *LISTS.values()])
def test_every_character_keeps_its_offset(text: str) -> None:
    tabbed = view_to_tabbed(text, LABELS)
    assert len(tabbed) == len(text)
    assert all(now == was or not now.strip() for now, was in zip(tabbed, text, strict=True))


@pytest.mark.parametrize(
    "text",
    [
        "收到申请3件，上年结转0件，办结3件，结转0件，予以公开1件。\n" * 20,
        "规章 1,234 2,345 3,456\n" * 20,
        "规章1，2342，3453，456\n" * 20,
        "见附件[1]、[2]、[3]、[4]、[5]\n" * 20,
    ],
)
def test_commas_of_prose_and_of_thousands_part_nothing(text: str) -> None:
    assert view_to_tabbed(text, LABELS) == text


def test_marks_for_blanks_part_no_cells_where_spaces_part_figures() -> None:
    names = ("规章", "行政许可", "行政处罚", "行政强制", "行政事业性收费")
    rows = [*(f"{name} / {n} / / {n}" for n, name in enumerate(names)), "行政规范性文件 28 30 / 1 59"]
    view = "\n".join(rows)
    assert view_to_tabbed(view, LABELS) == view


def test_line_ends_inside_the_strings_of_lists_are_spaces() -> None:
    view = "".join(f"['规\\n章', '{n}', '0', '3']\n" for n in range(4))
    assert lists_to_lines(view).splitlines()[0].split() == ["规", "章", "0", "0", "3"]


def test_objects_whose_keys_are_numbers_are_rows() -> None:
    view = "".join(f'{{"0": "规章", "1": {n}, "2": 0, "3": "7"}},\n' for n in range(4))
    assert lists_to_lines(view).splitlines()[2].split() == ["规章", "1", "0", "7"]
