"""Pages that a program put on one line, prose and all."""

from __future__ import annotations

import re

import pytest

import gouji
from gouji.decoding.family import forms_to_family
from gouji.decoding.separators.run_on_prose import document_with_prose_apart
from gouji.forms import load_forms
from gouji.reading import text_to_document
from gouji.segmenting import Kind, view_to_segments
from support.grids import form_to_grid
from support.layouts import cell_lines, tab_rows
from support.pages import grid_to_page
from support.scoring import not_right

GRID = form_to_grid("zfxxgk-2021")
FAMILY = forms_to_family(load_forms())
BEFORE = (
    "首页 | 政务公开 | 年报 某某市司法局2023年政府信息公开工作年度报告 一、总体情况 "
    "（一）平台建设收到科研机构申请183354件，"
    "其中部分公开183354件、予以公开0件，均按期答复。 （二）总计7件。没有上年结转、信访举报投诉类申请的情形。 "
)
AFTER = " 五、存在的主要问题及改进情况 其他处理3件。总计9件，其他为0件。 六、其他需要报告的事项 无"


@pytest.mark.parametrize("joint", [" ", "\u00a0", "\u3000", "  "])
def test_prose_on_the_line_of_the_tables_does_not_disturb_them(joint: str) -> None:
    tables = cell_lines(grid_to_page(GRID, form_id="zfxxgk-2021")).split("\n")
    assert not_right(GRID, gouji.extract(BEFORE + joint.join(tables) + AFTER)) == []


@pytest.mark.parametrize(
    "text",
    [
        "一、总体情况 二、主动公开政府信息情况 略。",
        "一、总体情况 " + "收到申请，均已答复。" * 99,
        "规章\t5\t0\t3\n" * 99,
    ],
)
def test_lines_of_one_chapter_or_none_stay_as_they_are(text: str) -> None:
    document = text_to_document(text, source="text")
    assert document_with_prose_apart(document, load_forms()) is document


@pytest.mark.parametrize(("figure", "kind"), [("0", Kind.VALUE), ("7", Kind.TEXT)])
def test_a_nought_before_a_label_in_its_cell_is_no_number_of_a_list(figure: str, kind: Kind) -> None:
    segments = view_to_segments(f"行政许可  {figure} 第二十条第(六)项  信息内容", labels=FAMILY.labels)
    assert [segment.kind for segment in segments if segment.text == figure] == [kind]


def test_rows_of_figures_with_their_units_apart_are_no_prose() -> None:
    lines = [line.split("\t") for line in tab_rows(grid_to_page(GRID, form_id="zfxxgk-2021")).split("\n")]
    rows = [[f"{cell} 件" if re.fullmatch(r"-?[0-9.]+", cell) else cell for cell in line if cell] for line in lines]
    assert not_right(GRID, gouji.extract("\n".join(map(" ".join, rows)))) == []
