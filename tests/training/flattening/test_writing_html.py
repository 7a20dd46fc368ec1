"""Pages as HTML: what is printed, spans, markup by what changes an extractor's output."""

from __future__ import annotations

from html.parser import HTMLParser
from random import Random

import pytest

from gouji_training.flattening.writing import Markup, page_to_html
from gouji_training.synthesis import Page


class _Reader(HTMLParser):
    """Collects texts, cells with their spans, and how deep the open tags are at the end."""

    def __init__(self) -> None:
        super().__init__()
        self.texts: list[str] = []
        self.cells: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in ("meta", "br"):
            self.open.append(tag)
        if tag in ("td", "th"):
            self.cells.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.texts.append(data)


def _read(html: str) -> _Reader:
    reader = _Reader()
    reader.feed(html)
    return reader


@pytest.mark.parametrize("seed", range(12))
@pytest.mark.parametrize("markup", [Markup(), Markup(cell="block"), Markup(source="indented")], ids=str)
def test_every_tag_is_closed_and_every_text_printed(page: Page, markup: Markup, seed: int) -> None:
    reader = _read(page_to_html(page, markup, Random(seed)))
    printed = "".join("".join(reader.texts).split())
    assert not reader.open
    for text in ("首页>政务公开", "比上年<增加>2件。", "自然人员", "3,045", "-7", "打印"):
        assert text in printed


def test_spans_are_those_of_the_grid(page: Page) -> None:
    cells = _read(page_to_html(page, Markup(), Random(1))).cells
    assert [spans for _, spans in cells[:3]] == [{"rowspan": "2"}, {"colspan": "2"}, {}]


def test_some_sites_mark_the_first_row_with_th(page: Page) -> None:
    read = [_read(page_to_html(page, Markup(), Random(seed))).cells for seed in range(20)]
    names = {"".join(name for name, _ in cells) for cells in read}
    assert names == {"td" * 10, "thth" + "td" * 8}


def test_a_compact_table_stands_on_one_line(page: Page) -> None:
    html = page_to_html(page, Markup(source="compact"), Random(1))
    assert len([line for line in html.split("\n") if "<td" in line]) == 1


def test_block_cells_hold_paragraphs(page: Page) -> None:
    html = page_to_html(page, Markup(cell="block"), Random(1))
    assert html.count("<td") == sum("<p" in part for part in html.split("<td")[1:])


def test_the_same_chance_gives_the_same_html(page: Page) -> None:
    assert page_to_html(page, Markup(), Random(4)) == page_to_html(page, Markup(), Random(4))
