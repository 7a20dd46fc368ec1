"""Labels with a space behind each letter are one word; what is no label, and blank marks, stay apart."""

from __future__ import annotations

import pytest

from gouji.decoding.aligning.label_index import vocabularies_to_index
from gouji.decoding.aligning.vocabulary import form_to_vocabulary
from gouji.forms import load_forms
from gouji.segmenting import Kind, view_to_segments

LABELS = vocabularies_to_index([form_to_vocabulary(form) for form in load_forms()])


def _texts(line: str) -> list[str]:
    return [segment.text for segment in view_to_segments(line, labels=LABELS)]


@pytest.mark.parametrize(
    ("line", "texts"),
    [
        ("行 政 许 可 3", ["行 政 许 可", "3"]),
        ("1 . 属 于 国 家 秘 密 0 2", ["1 . 属 于 国 家 秘 密", "0", "2"]),
        ("（ 一 ） 予 以 公 开\u300012", ["（ 一 ） 予 以 公 开", "12"]),
        ("行 政 处 罚 / - 无", ["行 政 处 罚", "/", "-", "无"]),
        ("行 政 处 罚 无", ["行 政 处 罚", "无"]),
        ("要 求 行 政 机 关 确 认 或", ["要 求 行 政 机 关 确 认 或"]),
    ],
)
def test_letters_of_a_label_are_one_word(line: str, texts: list[str]) -> None:
    assert _texts(line) == texts


def test_a_header_printed_downwards_stays_in_letters() -> None:
    assert _texts("结 结 其 尚 总") == ["结", "结", "其", "尚", "总"]


def test_letters_of_several_labels_are_cut_into_them() -> None:
    assert _texts("自 然 人 商 业 企 业 科 研 机 构") == ["自 然 人", "商 业 企 业", "科 研 机 构"]


@pytest.mark.parametrize("note", ["（没有的填 0 ）", "（减少的填负数，如 - 3 ）"])
def test_a_figure_that_closes_a_note_is_text(note: str) -> None:
    segments = view_to_segments(f"规章{note} 3", labels=LABELS)
    assert [segment.text for segment in segments if segment.kind is not Kind.TEXT] == ["3"]
