"""Labelled lines to paragraphs of prose."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from gouji.classifying.labels import LABELS
from gouji.extraction import Span
from gouji.narrative.paragraphs import document_to_paragraphs
from gouji.reading import text_to_document

PROSE, HEADING, ROW = (LABELS.index(name) for name in ("narrative", "heading", "data_row"))


def paragraphs(text: str, labels: Sequence[int], taken: Sequence[Span] = ()) -> list[tuple[str, str]]:
    """Text and heading of each paragraph."""

    def classify(lines: Sequence[str]) -> NDArray[np.float32]:
        assert len(lines) == len(labels)
        return np.eye(len(LABELS), dtype=np.float32)[list(labels)]

    document = text_to_document(text)
    found = document_to_paragraphs(document, taken, classify)
    return [(document.view[item.start : item.end], item.heading) for item in found]


def test_lines_broken_within_a_sentence_are_one_paragraph() -> None:
    assert paragraphs("收到申请\n3件。\n答复3件", [PROSE] * 3) == [("收到申请\n3件。", ""), ("答复3件", "")]


def test_other_lines_end_a_paragraph() -> None:
    found = paragraphs("收到申请\n规章 | 0 |\n3件", [PROSE, ROW, PROSE])
    assert found == [("收到申请", ""), ("3件", "")]


def test_a_paragraph_knows_the_heading_above_it() -> None:
    assert paragraphs(" 一、总体情况 \n收到3件。", [HEADING, PROSE]) == [("收到3件。", "一、总体情况")]


def test_a_line_with_a_figure_of_a_table_is_no_prose() -> None:
    assert paragraphs("新收申请 12\n收到12件。", [PROSE, PROSE], [(5, 7)]) == [("收到12件。", "")]
