"""Folding: what a reader calls the same label folds to the same string, and every character knows where it was."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gouji.folding import fold, fold_with_offsets, label_to_keys, strip_notes, strip_numbering


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("（七）总计", "(七)总计"),
        ("结果 维持", "结果维持"),
        ("不予\n公开", "不予公开"),
        ("本年制发件数", "本年制發件數"),
        ("行政處罰", "行政处罚"),
        ("危及“三安全一稳定”", '危及"三安全一稳定"'),
        ("1.属于国家秘密", "１．属于国家秘密"),
        ("1、属于国家秘密", "1.属于国家秘密"),
        ("本年收费金额（单位：万元）", "本年收费金额 单位:万元"),
        ("本年增/减", "本年增／减"),
        ("規\u200b章", "规章"),
        ("规\u202e章", "规章"),
        ("规\u3000章", "规\u00a0章"),
        ("數(shù)量", "数量"),
        ("Total", "ＴＯＴＡＬ"),
    ],
)
def test_the_same_label_folds_to_the_same_string(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@pytest.mark.parametrize(
    ("one", "other"), [("行政处罚", "行政强制"), ("1.其他", "3.其他"), ("规章", "规范"), ("自然人", "自然")]
)
def test_different_labels_stay_different(one: str, other: str) -> None:
    assert fold(one) != fold(other)


def test_a_note_that_is_no_pinyin_stays() -> None:
    assert fold("数(SHU)量") == "数shu量"


@given(st.text())
def test_offsets_lead_back_to_the_character_that_was_folded(text: str) -> None:
    folded, offsets = fold_with_offsets(text)
    assert len(folded) == len(offsets)
    assert offsets == sorted(offsets)
    assert all(character in fold(text[offset]) for character, offset in zip(folded, offsets, strict=True))


@given(st.text())
def test_folding_with_and_without_offsets_is_the_same(text: str) -> None:
    assert fold_with_offsets(text)[0] == fold(text)


@given(st.text(alphabet="规章行政處罰（）()一二、. 1２\u3000"))
def test_folding_a_folded_label_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@pytest.mark.parametrize(
    ("text", "bare"),
    [
        ("（一）予以公开", "予以公开"),
        ("一、本年新收", "本年新收"),
        ("1.属于国家秘密", "属于国家秘密"),
        ("１．属于国家秘密", "属于国家秘密"),
        ("2、重复申请", "重复申请"),
        ("3)其他", "其他"),
        ("①规章", "规章"),
        ("(七) 总计", "总计"),
        ("十二、其他", "其他"),
        ("规章", "规章"),
        ("三安全一稳定", "三安全一稳定"),
        ("2023年", "2023年"),
    ],
)
def test_numbering_is_taken_off_once(text: str, bare: str) -> None:
    assert strip_numbering(text) == bare


@pytest.mark.parametrize(
    ("text", "bare"),
    [
        ("部分公开（区分处理的，只计这一情形）", "部分公开"),
        ("（二）部分公开（区分处理的）", "（二）部分公开"),
        ("规章（由市（州）政府填写）", "规章"),
        ("规章（没有关上的注", "规章"),
        ("规章【见附注】", "规章"),
        ("规章", "规章"),
    ],
)
def test_notes_are_taken_off_and_numbering_stays(text: str, bare: str) -> None:
    assert strip_notes(text) == bare


def test_keys_come_most_telling_first_and_without_doubles() -> None:
    assert label_to_keys("（二）部分公开（区分处理的）") == (
        "二部分公开区分处理的",
        "二部分公开",
        "部分公开区分处理的",
        "部分公开",
    )
    assert label_to_keys("规章") == ("规章",)


def test_punctuation_alone_has_no_key() -> None:
    assert label_to_keys("（），。") == ()
