"""Pages as word-processor files: sound zip and XML, true merges, no dates."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from io import BytesIO
from random import Random
from zipfile import ZipFile

from gouji_training.flattening.writing import page_to_docx
from gouji_training.flattening.writing.paper import page_to_paper
from gouji_training.synthesis import Page

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def _document(data: bytes) -> ET.Element:
    with ZipFile(BytesIO(data)) as file:
        assert file.testzip() is None
        return ET.fromstring(file.read("word/document.xml"))


def test_every_part_is_sound_xml(page: Page) -> None:
    with ZipFile(BytesIO(page_to_docx(page, Random(1)))) as file:
        for name in file.namelist():
            ET.fromstring(file.read(name))


def test_rows_keep_a_cell_for_what_goes_on_from_above(page: Page) -> None:
    rows = [row.findall(f"{_W}tc") for row in _document(page_to_docx(page, Random(1))).iter(f"{_W}tr")]
    assert [len(row) for row in rows] == [2, 3, 3, 3]
    assert [merge.get(f"{_W}val") for merge in rows[1][0].iter(f"{_W}vMerge")] == ["continue"]
    assert "".join(rows[1][0].itertext()) == ""


def test_cells_that_span_columns_say_so(page: Page) -> None:
    spans = [span.get(f"{_W}val") for span in _document(page_to_docx(page, Random(1))).iter(f"{_W}gridSpan")]
    assert spans == ["2"]


def test_signs_of_xml_are_escaped(page: Page) -> None:
    assert "比上年<增加>2件" in "".join(_document(page_to_docx(page, Random(1))).itertext())


def test_the_same_chance_gives_the_same_bytes(page: Page) -> None:
    assert page_to_docx(page, Random(4)) == page_to_docx(page, Random(4))


def test_paper_has_no_menu_but_keeps_the_signature(page: Page) -> None:
    shown = [page_to_paper(page, Random(seed)).blocks for seed in range(40)]
    bare = [blocks for blocks in shown if blocks[0] != page.blocks[0]]
    assert 20 < len(bare) < 40
    assert all(blocks[-2] == page.blocks[-2] for blocks in bare)
