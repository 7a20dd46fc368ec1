"""Whatever a report is turned into: values are the digits at their spans, and the output keeps its contract."""

from __future__ import annotations

import itertools

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import gouji
from support.contract import check_contract
from support.grids import form_to_grid
from support.layouts import LAYOUTS
from support.pages import grid_to_page
from support.scoring import extraction_to_cells

FORM = "zfxxgk-2021"
PAGES = [grid_to_page(form_to_grid(FORM, sparse=sparse), form_id=FORM) for sparse in (False, True)]
PAGES.append(grid_to_page(form_to_grid("zfxxgk-2019"), form_id="zfxxgk-2019"))
TEXTS = [LAYOUTS[name](page) for name in LAYOUTS if not name.startswith("html") for page in PAGES]
WEB_TEXTS = [LAYOUTS[name](page) for name in ("html_table", "html_divs") for page in PAGES]

PIECES = st.one_of(
    st.sampled_from(
        [
            "0",
            "7",
            "1²",
            "①",
            "١٢",
            "1_000",
            "½",
            "1e3",
            "𝟙",
            "Ⅳ",
            "|",
            "\t",
            "\n",
            "\n\n",
            " ",
            "，",
            ",",
            "-",
            "/",
            "无",
            "总计",
        ]
    ),
    st.sampled_from(
        ["\u202e", "\u200b", "\x00", "\ufeff", "\u00a0", "\u3000", "\r", "\r\n", "\u2028", "\x1e", "\x1f", "\ud800"]
    ),
    st.sampled_from(
        [
            "（七）总计",
            "规章",
            "行政处罚",
            "四、",
            "（三）不予公开",
            "其他",
            "自然人",
            "12件",
            "3万元",
            "+5",
            "--5",
            "1,234",
        ]
    ),
    st.text(max_size=6),
)


@st.composite
def mutated(draw: st.DrawFn, texts: list[str]) -> str:
    """A report in which a few spans were deleted, doubled, replaced, moved or filled with odd pieces."""
    text = draw(st.sampled_from(texts))
    for _ in range(draw(st.integers(1, 5))):
        start = draw(st.integers(0, len(text)))
        end = min(len(text), start + draw(st.sampled_from([0, 0, 1, 2, 5, 20, 200])))
        place = draw(st.integers(0, len(text)))
        action = draw(st.sampled_from(["delete", "double", "replace", "insert", "move"]))
        piece = text[start:end]
        if action == "delete":
            text = text[:start] + text[end:]
        elif action == "double":
            text = text[:end] + piece + text[end:]
        elif action == "move":
            rest = text[:start] + text[end:]
            text = rest[:place] + piece + rest[place:]
        else:
            text = text[:start] + draw(PIECES) + text[end if action == "replace" else start :]
    return text


BOUNDED = settings(max_examples=60, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))


@BOUNDED
@given(mutated(TEXTS))
def test_a_mutated_report_keeps_the_contract(text: str) -> None:
    for extraction in gouji.extract_reports(text):
        check_contract(extraction, text, plain_text=True)


@BOUNDED
@given(mutated(WEB_TEXTS))
def test_a_mutated_web_page_keeps_the_contract(text: str) -> None:
    for extraction in gouji.extract_reports(text):
        check_contract(extraction, text, plain_text=False)


@BOUNDED
@given(mutated(TEXTS), st.sampled_from(["utf-8", "gb18030", "utf-16"]), st.integers(0, 400))
def test_mutated_bytes_keep_the_contract(text: str, encoding: str, cut: int) -> None:
    data = text.encode(encoding, errors="replace")[cut:]
    for extraction in gouji.extract_reports(data):
        check_contract(extraction, "\x00" * len(data), plain_text=False)


@BOUNDED
@given(st.text())
def test_any_text_keeps_the_contract(text: str) -> None:
    for extraction in gouji.extract_reports(text):
        check_contract(extraction, text, plain_text=False)


@settings(max_examples=15, deadline=None, derandomize=True)
@given(mutated(TEXTS))
def test_the_same_text_gives_the_same_extraction(text: str) -> None:
    assert gouji.extract_reports(text) == gouji.extract_reports(text)


@settings(max_examples=40, deadline=None, derandomize=True)
@given(st.data())
def test_two_cells_never_share_a_figure(data: st.DataObject) -> None:
    text = data.draw(mutated(TEXTS))
    for extraction in gouji.extract_reports(text):
        spans = sorted(
            cell.span for cell in extraction_to_cells(extraction).values() if cell.span and cell.value is not None
        )
        assert all(one[1] <= other[0] for one, other in itertools.pairwise(spans))
