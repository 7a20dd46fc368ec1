"""Printed values: a whitelist of digits, signs and units; everything else is no number."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gouji.segmenting import is_blank_mark, text_to_number

NO_NUMBERS = [
    "1²", "①", "١٢", "1_000", "½", "1e3", "𝟙", "Ⅳ", "", " ", "-", "+", ".", ",", "1.", ".5", "1..2", "1.2.3",
    "1,00", "12,34", "1,2345", ",123", "1,,000", "一", "三十", "0x1F", "1/2", "12-15", "5-", "1 000", "12 3",
    "五", "५", "⑫", "₁₂", "1O", "l2", "---5", "++5", "+-5", "1e", "inf", "nan", "1万", "3万件", "约12", "12①",
    "12*", "（12）", "12、", "12。", "1\u200b2", "1\n2", "\u202e12", "1\u066b5", "1٬000", "1’000", "增减5", "减",
    "万元",
]  # fmt: skip


@pytest.mark.parametrize("text", NO_NUMBERS)
def test_what_only_looks_like_a_number_is_none(text: str) -> None:
    assert text_to_number(text) is None


@pytest.mark.parametrize(
    ("text", "value", "signed", "unit"),
    [
        ("0", 0, False, None),
        ("007", 7, False, None),
        ("１２", 12, False, None),
        ("1２", 12, False, None),
        ("3,020.782", Decimal("3020.782"), False, None),
        ("1,234,567", 1234567, False, None),
        ("１，２３４．５", Decimal("1234.5"), False, None),
        ("0.50", Decimal("0.50"), False, None),
        ("3件", 3, False, "件"),
        ("412.36万元", Decimal("412.36"), False, "万元"),
        ("251000元", 251000, False, "元"),
        ("18 件", 18, False, "件"),
        ("26批次", 26, False, "批次"),
        ("+3", 3, True, None),
        ("＋3", 3, True, None),
        ("-48", -48, True, None),
        ("－48", -48, True, None),
        ("—48", -48, True, None),
        ("--231", -231, True, None),
        ("——231", -231, True, None),
        ("减4", -4, True, None),
        ("減少4", -4, True, None),
        ("减少 4", -4, True, None),
        ("增12", 12, True, None),
        ("增加12项", 12, True, "项"),
        ("-0", 0, True, None),
    ],
)
def test_a_printed_number_gives_value_sign_and_unit(
    text: str, value: int | Decimal, signed: bool, unit: str | None
) -> None:
    printed = text_to_number(text)
    assert printed is not None
    assert (printed.value, printed.signed, printed.unit) == (value, signed, unit)
    assert type(printed.value) is type(value)


def test_every_printed_decimal_place_is_kept() -> None:
    printed = text_to_number("160.59640")
    assert printed is not None
    assert str(printed.value) == "160.59640"


def test_a_run_of_digits_longer_than_any_figure_is_none() -> None:
    assert text_to_number("1" * 60) is not None
    assert text_to_number("1" * 61) is None


@given(st.text())
def test_only_whitelisted_digits_ever_make_a_number(text: str) -> None:
    printed = text_to_number(text)
    if printed is not None:
        digits = [character for character in text if character.isnumeric() and character not in "亿億万萬"]
        assert set(digits) <= set("0123456789０１２３４５６７８９")


@given(st.integers(0, 10**18))
def test_commas_and_width_do_not_change_the_value(number: int) -> None:
    wide = f"{number:,}".translate(str.maketrans("0123456789,", "０１２３４５６７８９，"))
    for text in (str(number), f"{number:,}", wide):
        printed = text_to_number(text)
        assert printed is not None
        assert printed.value == number


@pytest.mark.parametrize("text", ["/", "／", "\\", "-", "--", "—", "——", "－", "–", "无", "無", "空", "None", "NaN"])
def test_printed_stand_ins_are_blank_marks(text: str) -> None:
    assert is_blank_mark(text)
    assert text_to_number(text) is None


@pytest.mark.parametrize("text", ["0", "", " ", "无此项", "N/A", "//", "没有", "○", "O"])
def test_other_words_are_no_blank_marks(text: str) -> None:
    assert not is_blank_mark(text)
