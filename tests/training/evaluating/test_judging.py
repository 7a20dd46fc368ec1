"""Records as the decoder sees them."""

from __future__ import annotations

from dataclasses import replace

from gouji.reading import text_to_document
from gouji_training.evaluating.judging import Reader, document_to_labels, judge_record, records_to_judged
from gouji_training.records import LineLabel, Record
from support.judging import ROW, TEXT, record


def _fed() -> Record:
    """The first line begins with a form feed, as pages do in text made of PDF."""
    plain = record()
    first, *others = plain.lines
    moved = [LineLabel(line.start + 1, line.end + 1, line.label) for line in others]
    return replace(plain, text="\x0c" + TEXT, lines=(LineLabel(0, first.end + 1, first.label), *moved), gold={})


def test_labels_follow_the_lines_of_the_record() -> None:
    labelled = record()
    assert document_to_labels(text_to_document(labelled.text), labelled) == labelled.line_labels()


def test_a_line_that_a_form_feed_cuts_keeps_its_label_behind_it() -> None:
    labelled = _fed()
    assert document_to_labels(text_to_document(labelled.text), labelled) == ["blank", *record().line_labels()]


def test_a_text_with_form_feeds_can_be_read_with_its_true_labels() -> None:
    assert judge_record(_fed(), reader=Reader(labels="gold")).score.id == record().id


def test_equal_readers_read_once_and_give_the_same() -> None:
    first, second = records_to_judged([record()], [Reader(), Reader()])
    assert first[0] is second[0]
    assert next(outcome.row for outcome in first[0].score.outcomes) == ROW
