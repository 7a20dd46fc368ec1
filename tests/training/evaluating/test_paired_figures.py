"""Figures of one model, and of two beside each other."""

from __future__ import annotations

import numpy as np
import pytest

from gouji_training.evaluating.breakdown import BREAKDOWNS, judged_to_breakdown, judged_to_cells, judged_to_tables
from gouji_training.evaluating.figures import judged_to_differences, judged_to_figures
from gouji_training.evaluating.judging import Judged
from gouji_training.evaluating.lines import judged_to_line_breakdown, judged_to_scores
from support.judging import OTHER, OTHER_ROW, OWN, ROW, cell, judged, record, right_cells


def _good(count: int = 8) -> list[Judged]:
    return [judged(record(id=str(i)), *right_cells(), wrong_lines=i % 2) for i in range(count)]


def _bad(count: int = 8) -> list[Judged]:
    slipped = cell(ROW, "13", OTHER), cell(OTHER_ROW, "13", OWN)
    return [judged(record(id=str(i)), *slipped, wrong_lines=3, verdict="accepted") for i in range(count)]


def test_macro_f1_is_that_of_the_line_scores() -> None:
    documents = [*_good(), *_bad()]
    assert judged_to_figures(documents)["macro_f1"] == pytest.approx(judged_to_scores(documents).macro_f1)


def test_f1_of_a_label_is_that_of_the_line_scores() -> None:
    documents = [*_good(), *_bad()]
    scores = judged_to_scores(documents)
    assert judged_to_figures(documents)["row_label_f1"] == pytest.approx(scores.labels["row_label"].f1)


def test_shares_are_over_all_cells() -> None:
    figures = judged_to_figures([*_good(1), *_bad(1)])
    assert (figures["cells_right"], figures["silent"], figures["accepted_wrong"]) == (0.5, 0.5, 0.5)


def test_figures_without_cells_are_zero() -> None:
    assert judged_to_figures([judged(record({}))])["cells_right"] == 0.0


def test_a_model_differs_in_nothing_from_itself() -> None:
    for difference in judged_to_differences(_good(), _good()):
        assert (difference.first - difference.second, difference.low, difference.high) == (0, 0, 0)
        assert not difference.is_worse
        assert not difference.is_better


def test_a_clearly_worse_model_is_told_from_a_better_one_in_every_figure_that_moved() -> None:
    worse = {d.name: d for d in judged_to_differences(_bad(), _good())}
    assert worse["cells_right"].is_worse
    assert worse["silent"].is_worse
    assert worse["macro_f1"].is_worse
    better = {d.name: d for d in judged_to_differences(_good(), _bad())}
    assert better["cells_right"].is_better
    assert better["silent"].is_better


def test_one_worse_document_of_many_is_not_yet_a_difference() -> None:
    mixed = [*_good(19), *_bad(1)]
    assert not next(d for d in judged_to_differences(mixed, _good(20)) if d.name == "silent").is_worse


def test_cells_are_counted_by_kind() -> None:
    cells = judged_to_cells([judged(record(), cell(ROW, "13", OWN), cell(OTHER_ROW, "13", OTHER, status="suspect"))])
    assert (cells.right.hits, cells.right.of, cells.flagged, cells.missed, cells.silent.of) == (1, 2, 1, 0, 1)


def test_a_document_with_two_kinds_of_damage_counts_for_each() -> None:
    documents = [judged(record(corruptions=("dropped_cell", "torn_label")), *right_cells()), judged(record(id="b"))]
    parts = judged_to_breakdown(documents, BREAKDOWNS["corruption"])
    assert [(part.name, part.documents) for part in parts] == [("(none)", 1), ("dropped_cell", 1), ("torn_label", 1)]


def test_tables_of_a_document_are_counted_apart() -> None:
    assert [part.name for part in judged_to_tables(_good())] == ["requests"]


def test_lines_are_scored_by_family() -> None:
    documents = [judged(record(family="b"), wrong_lines=1), judged(record(id="c", family="a"))]
    parts = judged_to_line_breakdown(documents, "family")
    assert [(part.name, part.lines) for part in parts] == [("a", 7), ("b", 7)]
    assert (parts[0].macro_f1, parts[0].column_header) == (1.0, None)
    assert parts[1].macro_f1 < 1.0


def test_lines_hold_no_blanks() -> None:
    assert np.all(judged_to_scores(_good()).confusion[7] == np.zeros(8))
