"""Lines that are left out before a table is looked for."""

from __future__ import annotations

import time

from gouji.decoding.aligning.label_index import vocabularies_to_index
from gouji.decoding.aligning.vocabulary import form_to_vocabulary
from gouji.decoding.sifting.prose import lines_in_question, lines_to_skip
from gouji.decoding.stand_ins import labels_to_classify
from gouji.forms import load_forms


def test_a_deep_indent_takes_no_time() -> None:
    """Text browsers centre titles: 40 blanks before a word once took hours, 4,000 must take none to speak of."""
    labels = vocabularies_to_index([form_to_vocabulary(form) for form in load_forms()])
    lines = [" " * 4000 + "本馆简介", " ." * 2000 + "本馆简介"]
    probabilities = labels_to_classify(["narrative", "narrative"])(lines)
    start = time.process_time()
    assert lines_to_skip(lines_in_question(lines, labels), probabilities) == {0, 1}
    assert time.process_time() - start < 1


def test_a_figure_with_a_letter_read_for_a_digit_is_table_text() -> None:
    labels = vocabularies_to_index([form_to_vocabulary(form) for form in load_forms()])
    assert lines_in_question(["2247S", "A3版本说明"], labels) == [1]


def test_a_figure_with_a_note_is_table_text() -> None:
    labels = vocabularies_to_index([form_to_vocabulary(form) for form in load_forms()])
    assert lines_in_question(["522（含2件上年结转）", "89879①", "含2件上年结转"], labels) == [2]
