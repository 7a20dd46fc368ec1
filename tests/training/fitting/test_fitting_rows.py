"""Documents to training rows."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from gouji.classifying import LABELS
from gouji.classifying.features import BUCKETS, FEATURE_NAMES
from gouji_training.fitting import Rows, records_to_rows
from gouji_training.records import LineLabel, Record


def test_blank_lines_are_no_rows(records: list[Record]) -> None:
    labels = (LineLabel(0, 2, "row_label"), LineLabel(6, 7, "numeric_cell"))
    rows = records_to_rows([replace(records[0], text="规章\n\n|\n0\n", lines=labels)])
    assert [LABELS[number] for number in rows.labels] == ["row_label", "numeric_cell"]
    assert rows.lines == ("规章", "0")


def test_rows_are_numbered_by_document(records: list[Record], rows: Rows) -> None:
    counts = [len(record.lines) for record in records]
    assert np.bincount(rows.documents).tolist() == counts
    assert len(rows) == sum(counts) == rows.matrix.shape[0]


def test_a_row_has_counts_of_n_grams_and_all_features(rows: Rows) -> None:
    assert rows.matrix.shape[1] == BUCKETS + len(FEATURE_NAMES)
    assert rows.matrix.dtype == np.float32


def test_a_document_that_counts_twice_has_its_rows_twice(rows: Rows) -> None:
    once, twice = rows.of([1, 2]), rows.of([1, 2], times=2)
    assert set(rows.documents[once]) == {1, 2}
    assert sorted(twice) == sorted([*once, *once])


def test_no_documents_give_no_rows() -> None:
    assert len(records_to_rows([])) == 0
