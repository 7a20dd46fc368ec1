"""Pages as PDF: a sound file, every character drawn, tables that break over sheets."""

from __future__ import annotations

import re
import struct
from dataclasses import replace
from random import Random

import pytest

from gouji_training.flattening.writing import Sheet, page_to_pdf
from gouji_training.flattening.writing.pdf_file import PdfPage, pages_to_pdf, text_to_width
from gouji_training.flattening.writing.pdf_font import box_font
from gouji_training.flattening.writing.pdf_table import grid_to_table
from gouji_training.synthesis import Grid, GridCell, Page


def _texts(data: bytes) -> list[str]:
    """What each text operator prints, in the order of the file."""
    codes = re.findall(r"Td <([0-9A-F]*)> Tj", data.decode("ascii"))
    return ["".join(chr(int(code[at : at + 4], 16)) for at in range(0, len(code), 4)) for code in codes]


def test_the_table_of_objects_points_at_each_object(page: Page) -> None:
    data = page_to_pdf(page, Sheet(), Random(1))
    offsets = re.findall(rb"(\d{10}) 00000 n", data)
    for number, offset in enumerate(offsets, 1):
        assert data[int(offset) :].startswith(b"%d 0 obj" % number)


@pytest.mark.parametrize("vertical", [False, True])
def test_every_character_is_drawn(page: Page, vertical: bool) -> None:
    printed = "".join(_texts(page_to_pdf(page, Sheet(vertical=vertical), Random(1))))
    for text in ("某县2024年政府信息公开年报", "申请人情况", "1.属于国家秘密", "3,045"):
        assert text in printed


def test_a_long_table_goes_on_overleaf(page: Page, grid: Grid) -> None:
    data = page_to_pdf(replace(page, blocks=(replace(grid, rows=grid.rows * 30),)), Sheet(), Random(2))
    assert data.count(b"/Type /Page ") > 1


def test_the_same_chance_gives_the_same_bytes(page: Page) -> None:
    assert page_to_pdf(page, Sheet(), Random(4)) == page_to_pdf(page, Sheet(), Random(4))


def test_widths_are_those_of_chinese_fonts() -> None:
    assert text_to_width("申1（”") == 3.5


def test_characters_beyond_the_basic_plane_are_left_out() -> None:
    page = PdfPage()
    page.text(0, 0, 10, "a\U00020000b")
    assert _texts(pages_to_pdf([page])) == ["ab"]


def _wide_grid() -> Grid:
    head = (GridCell("情况", "column_header"), *(GridCell("社会公益组织", "column_header") for _ in range(6)))
    row = (GridCell("本机关不掌握相关政府信息", "row_label"), *(GridCell("1234", "numeric_cell") for _ in range(6)))
    return Grid("requests", 7, (head, row))


def test_vertical_headers_have_one_character_a_line_when_values_allow() -> None:
    short = replace(
        _wide_grid(),
        rows=tuple(tuple(replace(c, text=c.text.replace("1234", "1")) for c in row) for row in _wide_grid().rows),
    )
    table = grid_to_table(short, 9.0, 455.0, vertical=True)
    assert table.cells[1].lines == tuple("社会公益组织")


@pytest.mark.parametrize("vertical", [False, True])
def test_values_are_never_broken(vertical: bool) -> None:
    table = grid_to_table(_wide_grid(), 9.0, 455.0, vertical=vertical)
    assert {cell.lines for cell in table.cells[-6:]} == {("1234",)}


def test_rows_are_as_high_as_their_longest_label() -> None:
    table = grid_to_table(_wide_grid(), 9.0, 455.0, vertical=True)
    assert table.heights[0] >= len(table.cells[1].lines) * 9.0


def test_the_font_holds_the_tables_that_readers_ask_for() -> None:
    font = box_font()
    count = struct.unpack(">H", font[4:6])[0]
    names = [font[12 + 16 * number : 16 + 16 * number] for number in range(count)]
    assert names == [b"glyf", b"head", b"hhea", b"hmtx", b"loca", b"maxp"]
