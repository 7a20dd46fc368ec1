"""What the grid reader is asked about one cell: every verdict, on one small grid."""

from __future__ import annotations

from dataclasses import replace

import pytest

import gouji
from gouji.cli.second_reader import Opinion, cell_to_opinion
from gouji.document import Document
from gouji.extraction import Cell, Table
from gouji.forms import load_form

TEXT = """\
二、主动公开政府信息情况
信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数 |
规章 | 7 | 0 | 7 |
行政规范性文件 | 3 | 1 | 12 |
"""
ROW = "行政规范性文件 | 3 | 1 | 12 |\n"
FORM = load_form("zfxxgk-2021")


def read(text: str) -> tuple[Document, Table, Cell]:
    """The document, its first table, and what is issued of its normative documents."""
    table = gouji.extract(text).tables[0]
    cell = next(cell for cell in table.cells if (cell.row, cell.column) == ("normative_documents", "issued"))
    return Document("x", "", None, text, text), table, cell


@pytest.mark.parametrize(
    ("change", "opinion"),
    [
        ({}, Opinion("agrees", "3")),
        ({"span": (0, 1)}, Opinion("same", "3")),
        ({"span": (0, 1), "text": "4"}, Opinion("contests", "3")),
        ({"span": None, "text": None}, Opinion("left", "3")),
        ({"row": "penalties"}, Opinion("none")),
    ],
)
def test_a_cell_is_held_against_what_stands_under_its_label(change: dict[str, object], opinion: Opinion) -> None:
    document, table, cell = read(TEXT)
    assert cell_to_opinion(document, table, replace(cell, **change), FORM) == opinion  # type: ignore[arg-type]


def test_a_row_that_stands_twice_with_other_figures_gives_no_opinion() -> None:
    document, table, cell = read(TEXT + ROW.replace("3", "5"))
    assert cell_to_opinion(document, table, cell, FORM).verdict == "twice"
