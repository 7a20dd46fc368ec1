"""What holds for every page: offsets, and the shape of grids."""

from __future__ import annotations

import html
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from gouji.document import CELL_END, SPAN_FILLER
from gouji.reading.html import html_to_view, looks_like_html

NAMES = [
    "p",
    "div",
    "span",
    "b",
    "br",
    "table",
    "tr",
    "td",
    "th",
    "tbody",
    "pre",
    "li",
    "script",
    "title",
    "o:p",
    "html",
]
ATTRIBUTES = [
    "",
    " colspan=2",
    " rowspan='3'",
    ' rowspan="0"',
    " hidden",
    ' style="display:none"',
    ' class="td"',
    " /",
    ' "',
]
TAGS = st.builds(
    lambda slash, name, attributes: f"<{slash}{name}{attributes}>",
    st.sampled_from(["", "", "/"]),
    st.sampled_from(NAMES),
    st.sampled_from(ATTRIBUTES),
)
ENTITIES = st.sampled_from(
    ["&nbsp;", "&#48;", "&lt;", "&amp;", "&#x4e00;", "&nbspx", "&#10;", "&#31;", "&bad;", "&#150;"]
)
TEXTS = st.text(alphabet="零一12,. \n\t\u3000\xa0<>&|\0\ud800" + CELL_END + SPAN_FILLER, max_size=6)
PIECES = st.one_of(TAGS, TAGS, ENTITIES, TEXTS, st.sampled_from(["<!--", "-->", "<!x>", "</", "<"]))
PAGES = st.lists(PIECES, max_size=40).map("".join)
SYNTHETIC = {"\n", " ", CELL_END, SPAN_FILLER}


@settings(max_examples=400, deadline=None)
@given(PAGES)
def test_every_view_character_is_what_its_source_range_says(source: str) -> None:
    view = html_to_view(source)
    for character, start, end in zip(view.view, view.starts, view.ends, strict=True):
        if character in SYNTHETIC:
            continue
        assert end > start
        assert html.unescape(source[start:end]) == character


@settings(max_examples=400, deadline=None)
@given(PAGES)
def test_offsets_never_decrease_and_stay_inside(source: str) -> None:
    view = html_to_view(source)
    assert len(view.view) == len(view.starts) == len(view.ends)
    assert all(0 <= start <= end <= len(source) for start, end in zip(view.starts, view.ends, strict=True))
    assert all(a <= b for a, b in pairwise(view.starts))
    assert all(a <= b for a, b in pairwise(view.ends))


@settings(max_examples=400, deadline=None)
@given(PAGES)
def test_a_space_stands_for_white_space_a_control_or_a_line_break(source: str) -> None:
    view = html_to_view(source)
    for character, start, end in zip(view.view, view.starts, view.ends, strict=True):
        if character == " ":
            assert html.unescape(source[start:end]).translate({30: " ", 31: " "}).strip(" \t\r\n\f") == ""


@settings(max_examples=300, deadline=None)
@given(
    st.lists(st.lists(st.tuples(st.integers(1, 4), st.integers(0, 4)), min_size=1, max_size=5), min_size=1, max_size=6)
)
def test_rows_of_one_table_have_equal_places_and_every_cell_once(spans: list[list[tuple[int, int]]]) -> None:
    cells = (f"<tr>{''.join(f'<td colspan={w} rowspan={h}>x</td>' for w, h in row)}</tr>" for row in spans)
    view = html_to_view(f"<table>{''.join(cells)}</table>").view
    assert view.count("x") == sum(map(len, spans))
    assert len({line.count(CELL_END) for line in view.removesuffix("\n").split("\n")}) == 1


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=200))
def test_detection_and_rendering_take_any_string(text: str) -> None:
    assert looks_like_html(text) in (True, False)
    assert len(html_to_view(text).view) <= 2 * len(text) + 1
