"""Hostile input: linear time, no recursion, bounded memory, never an exception."""

from __future__ import annotations

import time
import tracemalloc

import pytest

from gouji.document import CELL_END
from gouji.reading.documents import bytes_to_document, text_to_document
from gouji.reading.html import html_to_view

UNITS = [
    "<div>",
    "<td>",
    "<tr>",
    "<table>",
    "<table><tr><td>",
    "<td>1",
    "<",
    "<!",
    "<!--",
    "<a",
    '<a b="',
    "<a b='\"",
    "<a =",
    "<title>",
    "<textarea>",
    "<p hidden>1",
    "<b></i>",
    "</div>",
    "&",
    "&#1",
    "&#99999999999",
    "\0",
    "x\n\n",
    "<br>|",
    "<td colspan=50 rowspan=200>",
    "<tr><td colspan=50 rowspan=200>1",
]


@pytest.mark.parametrize("unit", UNITS)
def test_time_grows_no_faster_than_the_page(unit: str) -> None:
    """Ten times the page takes less than forty times as long; quadratic time would take a hundred times."""
    seconds = []
    for size in (10_000, 100_000):
        page = unit * (size // len(unit))
        began = time.process_time()
        html_to_view(page)
        seconds.append(time.process_time() - began)
    assert seconds[1] < 40 * seconds[0] + 0.25


def test_a_hundred_thousand_nested_tags_give_their_text() -> None:
    source = "<div>" * 100_000 + "<table><tr><td>1<td>2</table>" + "</div>" * 100_000
    assert html_to_view(source).view == f"1{CELL_END}2{CELL_END}\n"


def test_a_table_too_large_for_a_grid_is_read_as_lines_and_noted() -> None:
    view = html_to_view("<table>" + "<tr><td>1<td>2" * 70_000 + "</table>")
    assert view.view.startswith("1\n2\n1\n")
    assert CELL_END not in view.view
    assert "too large for a grid" in view.notes[0]


def test_wide_spans_stay_within_memory() -> None:
    """A page of 160 kB that declares 50 million places takes under 60 MB."""
    page = "<tr><td colspan=50 rowspan=200>1" * 5_000
    tracemalloc.start()
    html_to_view(page)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 60_000_000


def test_memory_stays_within_30_bytes_a_character_on_one_long_line() -> None:
    page = "<p>" + "政府信息公开 " * 20_000
    tracemalloc.start()
    html_to_view(page)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 30 * len(page)


def test_a_page_of_too_many_tags_is_cut_and_noted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("gouji.reading.html.parse.MAX_TOKENS", 6)
    view = html_to_view("<p>一</p>" * 3)
    assert view.view == "一\n一\n"
    assert view.notes == ("more than 6 tags: the last 8 characters were left out",)


@pytest.mark.parametrize("what", ["<!-- ", "<script>", '<a b="'])
def test_what_is_never_closed_is_noted(what: str) -> None:
    notes = html_to_view(f"<p>总体情况</p>{what}{'字' * 2000}").notes
    assert "never closed hides the last" in notes[0]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\0" * 100,
        "\ud800一、总体",
        "<p>\udfff&#xd800;</p>",
        "\u202e321\u202c",
        "\ufeff",
        "<",
        "&",
        "<table",
        "\x1f\x1e",
    ],
)
def test_odd_text_gives_a_document(text: str) -> None:
    document = text_to_document(text)
    assert document.original == text
    assert len(document.sha256) == 64


def test_odd_bytes_give_a_document() -> None:
    for data in (b"", b"\0", b"<p>\xff\xfe</p>", b"\xff\xfe<\0p\0>\0", bytes(range(256)) * 10):
        assert bytes_to_document(data, source="x").source == "x"
