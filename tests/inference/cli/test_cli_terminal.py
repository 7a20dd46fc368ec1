"""Foreign text in a terminal."""

from __future__ import annotations

import pytest

from gouji.cli.quoting import span_to_quote
from gouji.cli.terminal import clip_text, fold_text, text_to_terminal
from gouji.document import Document


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("规章 13", "规章 13"),
        ("a\tb\xa0c", "a b c"),
        ("\x1b]0;x\x07", "\\x1b]0;x\\x07"),
        ("\x9b31m", "\\x9b31m"),
        ("a\u202eb\u2066c\u200fd", "a\\u202eb\\u2066c\\u200fd"),
        ("a\r\nb\u2028c", "a\\r\\nb\\u2028c"),
        ("\u200b\ufeff", "\\u200b\\ufeff"),
        ("\udcff\ue000", "\\udcff\\ue000"),
        ("\x7f\x00", "\\x7f\\x00"),
    ],
)
def test_what_could_steer_a_terminal_is_spelled_out(text: str, shown: str) -> None:
    assert text_to_terminal(text) == shown


def test_clipping_counts_terminal_cells() -> None:
    assert clip_text("政府信息", 8) == "政府信息"
    assert clip_text("政府信息", 7) == "政府信…"


def test_folding_never_halves_a_wide_character() -> None:
    assert fold_text("政府信息公开", 5) == ["政府", "信息", "公开"]
    assert fold_text("", 5) == [""]


def quote(text: str, figure: str, width: int = 20) -> str:
    start = text.index(figure)
    document = Document("x", "", None, text, text)
    return span_to_quote(document, (start, start + len(figure)), width=width).plain


def test_a_quote_is_the_line_of_the_span() -> None:
    assert quote("before\n  label | 13 | 0  \nafter", "13") == "label | 13 | 0"


def test_a_quote_of_a_long_line_keeps_what_is_next_to_the_span() -> None:
    shown = quote("x" * 10_000 + " 13 " + "y" * 10_000, "13")
    assert len(shown) == 20
    assert " 13 " in shown


def test_a_quote_in_a_line_of_millions_is_cheap() -> None:
    assert "13" in quote("0" * 20_000_000 + "13" + "0" * 20_000_000, "13")
