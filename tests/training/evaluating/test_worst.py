"""The worst documents, as they are shown."""

from __future__ import annotations

from dataclasses import replace

from gouji_training.evaluating.worst import judged_to_worst
from gouji_training.records import Gold, GoldCell, LineLabel
from support.judging import COLUMN, OTHER, OTHER_ROW, OWN, ROW, TEXT, cell, judged, record, right_cells

_RECORDS = [record(id=name) for name in ("all right", "half", "slipped")]
_JUDGED = [
    judged(_RECORDS[0], *right_cells()),
    judged(_RECORDS[1], cell(ROW, "13", OWN), wrong_lines=1),
    judged(_RECORDS[2], cell(ROW, "13", OTHER), cell(OTHER_ROW, "13", OTHER)),
]


def test_silent_errors_come_first_and_what_is_all_right_is_left_out() -> None:
    assert [document.id for document in judged_to_worst(_JUDGED, _RECORDS, count=5)] == ["slipped", "half"]


def test_source_lines_begin_shortly_before_the_first_table() -> None:
    prose = "\n".join(["全年工作有序推进。"] * 9) + "\n"
    gold: Gold = {"requests": {ROW: {COLUMN: GoldCell("13", None)}}}
    labelled = replace(_RECORDS[1], text=prose + TEXT, lines=_moved(_RECORDS[1].lines, len(prose)), gold=gold)
    shown = judged_to_worst([judged(labelled)], [labelled], count=1)[0]
    assert (shown.lines_before, shown.lines[0].number) == (6, 7)


def _moved(lines: tuple[LineLabel, ...], by: int) -> tuple[LineLabel, ...]:
    return tuple(LineLabel(line.start + by, line.end + by, line.label) for line in lines)


def test_no_more_are_shown_than_asked_for() -> None:
    assert len(judged_to_worst(_JUDGED, _RECORDS, count=1)) == 1


def test_lines_where_a_wrong_cell_was_read_or_is_printed_are_marked() -> None:
    slipped = judged_to_worst(_JUDGED, _RECORDS, count=1)[0]
    assert [line.number for line in slipped.lines if line.wrong] == [2, 4]


def test_lines_show_the_true_label_and_the_one_they_were_taken_for() -> None:
    half = judged_to_worst(_JUDGED, _RECORDS, count=2)[1]
    assert (half.lines[0].label, half.lines[0].taken) == ("row_label", "furniture")


def test_the_grid_shows_each_cell_with_its_judgement() -> None:
    block = judged_to_worst(_JUDGED, _RECORDS, count=1)[0].blocks[0]
    assert [(row.row, row.cells[0].kind) for row in block.rows] == [(ROW, "silent"), (OTHER_ROW, "right")]
