"""Printed figures in prose to exact numbers."""

from __future__ import annotations

from decimal import Decimal

import pytest

from gouji.narrative.figures import digits_to_number, numeral_to_int
from gouji.narrative.folding import fold_in_place


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("三", 3),
        ("两", 2),
        ("零", 0),
        ("十", 10),
        ("十二", 12),
        ("二十", 20),
        ("一百零五", 105),
        ("一千二百三十四", 1234),
        ("一千零一十", 1010),
        ("三万五千", 35000),
        ("二〇二四", 2024),
    ],
)
def test_a_chinese_numeral_has_its_value(text: str, value: int) -> None:
    assert numeral_to_int(text) == value


@pytest.mark.parametrize("text", ["", "百", "十百", "三四十五", "万", "一百十零十", "a"])
def test_what_is_no_numeral_has_none(text: str) -> None:
    assert numeral_to_int(text) is None


def test_commas_and_decimals_are_exact() -> None:
    assert digits_to_number("1,236") == (1236, 0)
    assert digits_to_number("12.56") == (Decimal("12.56"), 0)


def test_ten_thousands_know_how_far_they_were_rounded() -> None:
    assert digits_to_number("2.8", myriad=True) == (28000, 1000)
    assert digits_to_number("12", myriad=True) == (120000, 10000)


def test_folding_keeps_every_character_in_its_place() -> None:
    text = "収到申請１，２３６件，（其中）ＡＢ"
    folded = fold_in_place(text)
    assert len(folded) == len(text)
    assert folded.endswith("1,236件，(其中)ab")
