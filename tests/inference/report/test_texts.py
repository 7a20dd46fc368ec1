"""The words of the report: complete in both languages, and every reason that gouji gives known in Chinese."""

from __future__ import annotations

import re
from string import Formatter

import pytest

from gouji.deciding import breaches
from gouji.deciding.decide import NO_TABLE
from gouji.deciding.judging import CUT_OFF
from gouji.decoding.doubting import doubts
from gouji.decoding.placing import slots
from gouji.decoding.tables import table
from gouji.localising import localise
from gouji.pipeline import COPY
from gouji.report.texts import LANGUAGES, english_to_words, load_texts, load_words

INFLECTIONS = {"s", "do"}

CONSTANTS = (
    *(value for name, value in vars(doubts).items() if name.isupper() and isinstance(value, str)),
    f"{table.AMBIGUOUS}: 1 2",
    f"{table.NO_FIT}: 1 2",
    slots.NO_NUMBER,
    slots.CODE,
    CUT_OFF,
    NO_TABLE,
    COPY,
    breaches.PRINTED_SO,
    localise.NOT_SEARCHED,
    localise.NEEDS_EXTRA,
    localise.TOO_HARD,
)


def places(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name}


def test_every_text_is_there_in_both_languages_with_the_same_places() -> None:
    for key, text in load_texts()["texts"].items():
        assert set(text) == set(LANGUAGES), key
        assert places(text["zh"]) == places(text["en"]), key


def test_every_saying_is_there_in_both_languages_with_the_same_places() -> None:
    for saying in load_texts()["sayings"]:
        assert set(saying) == set(LANGUAGES)
        assert places(saying["zh"]) == places(saying["en"]) - INFLECTIONS
        assert "; " not in saying["en"]


@pytest.mark.parametrize("said", CONSTANTS)
def test_reasons_of_the_program_are_known_in_chinese(said: str) -> None:
    assert not re.search("[a-z]{3,} [a-z]{2,} [a-z]+", english_to_words(said, load_words("zh"), {}))


@pytest.mark.parametrize(
    ("said", "chinese"),
    [
        ("requests: at the least 2 cells wrong; sets of one cell more are as likely as the one of that size, so that "
         "no value is proposed", "表三：至少有 2 格有误；多改一格的方案与改动这些格的方案同样可能，因此不提建议值"),
        ("requests: at the least 1 cell wrong; an unknown remark", "表三：至少有 1 格有误；an unknown remark"),
        ("a.b, a.c and a.d do not hold: 3 here instead of 4 makes every sum of the table hold, and nothing else of "
         "1 cell does", "a.b、a.c、a.d不成立：此格如为 3（现为 4），全表各式都成立；只改 1 格的方案只此一种"),
        ("only 0 fits the trusted figures: a.b: 1 = 1 + ? and 4 more",
         "按其他可用数字推算，只有 0 成立：a.b: 1 = 1 + ?，另有 4 式"),
        ("the text states 12 (line 5: 收到申请 12 件)", "正文称 12（第 5 行：收到申请 12 件）"),
    ],
)  # fmt: skip
def test_reasons_are_put_into_chinese_with_their_figures(said: str, chinese: str) -> None:
    assert english_to_words(said, load_words("zh"), {"requests": "表三"}) == chinese


def test_english_reasons_stay_as_they_are() -> None:
    assert english_to_words("anything; at all", load_words("en"), {}) == "anything; at all"
