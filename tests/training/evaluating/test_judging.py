"""Records as the decoder sees them."""

from __future__ import annotations

from dataclasses import replace

from gouji.classifying.labels import LABEL_INDEX, Label
from gouji.decoding.separators.plain import view_to_plain
from gouji.reading import text_to_document
from gouji_training.evaluating.judging import (
    Reader,
    judge_record,
    lines_to_labels,
    record_to_classify,
    records_to_judged,
)
from gouji_training.records import LineLabel, Record
from support.judging import ROW, TEXT, record


def _fed() -> Record:
    """The first line begins with a form feed, as pages do in text made of PDF."""
    plain = record()
    first, *others = plain.lines
    moved = [LineLabel(line.start + 1, line.end + 1, line.label) for line in others]
    return replace(plain, text="\x0c" + TEXT, lines=(LineLabel(0, first.end + 1, first.label), *moved), gold={})


def _labels(labelled: Record) -> list[Label]:
    document = text_to_document(labelled.text)
    return lines_to_labels(view_to_plain(document.view).split("\n"), document, labelled)


def test_labels_follow_the_lines_of_the_record() -> None:
    assert _labels(record()) == record().line_labels()


def test_a_line_that_a_form_feed_cuts_keeps_its_label_behind_it() -> None:
    assert _labels(_fed()) == ["blank", *record().line_labels()]


def test_lines_of_a_view_in_one_piece_are_told_their_labels() -> None:
    lines = TEXT.split("\n")
    classify = record_to_classify(text_to_document(TEXT), record())
    left = [*lines[:2], "".join(lines[2:4]), *lines[4:]]
    assert classify(left).argmax(axis=1).tolist()[:2] == [LABEL_INDEX[label] for label in record().line_labels()[:2]]
    assert len(classify(left)) == len(left)


def test_a_text_with_form_feeds_can_be_read_with_its_true_labels() -> None:
    assert judge_record(_fed(), reader=Reader(labels="gold")).score.id == record().id


def test_equal_readers_read_once_and_give_the_same() -> None:
    first, second = records_to_judged([record()], [Reader(), Reader()])
    assert first[0] is second[0]
    assert next(outcome.row for outcome in first[0].score.outcomes) == ROW
