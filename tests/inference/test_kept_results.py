"""What is kept from document to document changes no result."""

from __future__ import annotations

from random import Random

import numpy as np

from gouji.classifying.model import load_cached
from gouji.decoding.aligning.label_index import SHORTEST_IN_GLUE, LabelIndex, vocabularies_to_index
from gouji.decoding.aligning.vocabulary import form_to_vocabulary
from gouji.folding import fold
from gouji.forms import load_forms
from gouji.keeping import LONGEST_KEPT, kept
from gouji.segmenting import view_to_segments

LABELS = vocabularies_to_index([form_to_vocabulary(form) for form in load_forms()])


def test_a_line_that_was_read_before_gets_the_offsets_of_its_new_place() -> None:
    row = "| 规章 | 0 | 12 | |"
    first = view_to_segments(row, labels=LABELS)
    moved = view_to_segments(f"概况\n{row}", labels=LABELS)[1:]
    assert [(s.kind, s.text, s.start + 3, s.end + 3, s.line + 1, s.cell + 1) for s in first] == [
        (s.kind, s.text, s.start, s.end, s.line, s.cell) for s in moved
    ]


def test_what_stands_before_a_line_that_was_read_before_still_counts() -> None:
    """A pipe at the beginning ends the cell of the line before, or opens a row."""
    view_to_segments("| 0 |", labels=LABELS)
    assert [s.text for s in view_to_segments("规章\n| 0 |", labels=LABELS)] == ["规章", "0"]


def test_a_long_text_is_not_kept() -> None:
    asked: list[str] = []
    function = kept(10)(lambda text: asked.append(text))
    for text in ("短", "短", "长" * (LONGEST_KEPT + 1), "长" * (LONGEST_KEPT + 1)):
        function(text)
    assert len(asked) == 3


def test_lines_that_are_asked_for_alone_are_classified_as_among_all() -> None:
    lines = [
        line for number in range(120) for line in (f"第{number}项", "0", "", "本年度主动公开信息，较上年有所增加。")
    ]
    classifier, wanted = load_cached(), [3, 7, 8, 200, 479]
    alone, among_all = classifier.probabilities(lines, wanted), classifier.probabilities(lines)
    assert np.abs(alone[wanted] - among_all[wanted]).max() < 1e-6


def test_labels_in_glued_text_are_the_longest_at_each_place() -> None:
    rng = Random(5)
    pieces = [*sorted(LABELS.keys), "0", "，", "年", "其"]
    texts = [fold("".join(rng.choices(pieces, k=12))) for _ in range(50)]
    assert [LABELS.find_labels(text) for text in texts] == [_longest_labels(text, LABELS) for text in texts]


def _longest_labels(folded: str, labels: LabelIndex) -> list[tuple[int, int]]:
    """By looking up every stretch."""
    found = []
    start = 0
    while start < len(folded):
        ends = [end for end in range(start + 1, len(folded) + 1) if _may_be_cut_out(folded[start:end], labels)]
        if ends:
            found.append((start, ends[-1]))
        start = ends[-1] if ends else start + 1
    return found


def _may_be_cut_out(text: str, labels: LabelIndex) -> bool:
    return text in labels.row_keys or (len(text) >= SHORTEST_IN_GLUE and text in labels.keys)
