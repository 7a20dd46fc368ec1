"""What crawlers leave in text that no reader sees: it must neither hide a table nor tear a figure."""

from __future__ import annotations

import json
import quopri
from collections.abc import Callable
from urllib.parse import quote

import pytest

import gouji
from gouji.document import Document
from gouji.reading import bytes_to_document, text_to_document

TABLE = """
二、主动公开政府信息情况
第二十条第（一）项
信息内容|本年制发件数|本年废止件数|现行有效件数
规章|0|0|0
行政规范性文件|13|2|417
第二十条第（五）项
信息内容|本年处理决定数量
行政许可|23622
"""


def in_force(text: str) -> tuple[str, int, str]:
    cells = {(c.row, c.column): c for c in gouji.extract(text).tables[0].cells}
    cell = cells["normative_documents", "in_force"]
    assert cell.span is not None
    assert isinstance(cell.value, int)
    return cell.status, cell.value, text[slice(*cell.span)]


@pytest.mark.parametrize("mark", ["\u200b", "\u200e", "\u202b", "\u2060", "\ufeff", "\u00ad"])
def test_characters_that_print_nothing_do_not_tear_a_figure(mark: str) -> None:
    text = TABLE.replace("417", f"4{mark}17").replace("规范", f"规{mark}范")
    assert in_force(text) == ("read", 417, f"4{mark}17")


def test_colours_of_a_terminal_are_no_figures() -> None:
    text = TABLE.replace("|0|", "|\x1b[31m0\x1b[0m|").replace("417", "\x1b[1;32m417\x1b[0m")
    assert in_force(text) == ("read", 417, "417")


def test_character_references_outside_markup_are_decoded() -> None:
    text = "".join(c if c.isascii() else f"&#{ord(c)};" for c in TABLE * 2)
    assert in_force(text) == ("read", 417, "417")


def _quoted_printable(text: str) -> str:
    return quopri.encodestring(text.encode()).decode()


@pytest.mark.parametrize("spell", [lambda text: repr(text.encode()), quote, _quoted_printable])
def test_bytes_that_a_text_spells_out_are_decoded(spell: Callable[[str], str]) -> None:
    assert in_force(spell(TABLE * 2)) == ("read", 417, "417")


def test_escapes_of_json_are_decoded() -> None:
    assert in_force(json.dumps(TABLE * 3)) == ("read", 417, "417")


def test_few_escapes_stay_as_they_are() -> None:
    assert text_to_document("a \\u4e8c &#20108; b").view == "a \\u4e8c &#20108; b"


@pytest.mark.parametrize("encoding", ["utf-8", "gbk"])
def test_pages_that_were_decoded_as_latin_1_are_read(encoding: str) -> None:
    text = (TABLE * 3).encode(encoding).decode("latin-1")
    assert in_force(text) == ("read", 417, "417")


def test_markup_that_was_decoded_as_latin_1_is_read() -> None:
    rows = [line.replace("|", "</td><td>") for line in TABLE.strip().split("\n")]
    page = "<table>" + "".join(f"<tr><td>{row}</td></tr>" for row in rows * 3) + "</table>"
    assert in_force(page.encode().decode("latin-1")) == ("read", 417, "417")


def test_western_text_is_left_alone() -> None:
    text = "Le café déjà fermé à côté de l'hôtel. " * 100
    assert text_to_document(text).view == text


def spans(document: Document) -> list[tuple[int, int]]:
    return [document.span(i, i + 1) for i in range(len(document.view))]


def test_every_character_of_the_view_keeps_its_place() -> None:
    text = "規\u200b章\ufeff 0"
    document = text_to_document(text)
    assert [(document.view[i], text[a:b]) for i, (a, b) in enumerate(spans(document))] == [(c, c) for c in "規章 0"]


def test_a_byte_order_mark_in_the_middle_is_none_of_the_text() -> None:
    assert bytes_to_document("规章\ufeff 0".encode(), source="a.txt").view == "规章 0"


def _row(cells: list[str]) -> str:
    span = 3 if len(cells) == 2 else 1
    return (
        "<tr>" + "".join(f'<td colspan="{span if at else 1}">{cell}</td>' for at, cell in enumerate(cells)) + "</tr>\n"
    )


SOURCE = "".join(_row(line.split("|")) for line in TABLE.strip().split("\n"))


@pytest.mark.parametrize("stroke", ["/", "\\/"])
def test_the_source_of_a_table_in_a_string_of_a_record_is_read(stroke: str) -> None:
    text = json.dumps({"code": 200, "data": {"content": f"<table>{SOURCE}</table>"}}, ensure_ascii=False)
    text = text.replace("</", f"<{stroke}")
    assert in_force(text) == ("read", 417, "417")
    cells = {(c.row, c.column): c for c in gouji.extract(text).tables[0].cells}
    assert cells["licences", "decisions"].value == 23622
    assert "\\" not in text_to_document(text).view
