"""Labelled documents to training rows: one row a line that holds more than separators."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from gouji.classifying.features import BUCKETS, lines_to_features
from gouji.classifying.labels import LABEL_INDEX
from gouji_training.records import Record

Index = NDArray[np.int64]
"""Numbers of rows; one that stands in it several times counts as often."""


@dataclass(frozen=True, slots=True)
class Rows:
    """n lines of several documents, in order.

    `matrix` is float32 CSR [n, BUCKETS + features], `labels` are label numbers [n], `documents` the number of each
    line's document [n], `lines` the texts.
    """

    matrix: sparse.csr_matrix
    labels: NDArray[np.int64]
    documents: NDArray[np.int64]
    lines: tuple[str, ...]

    def __len__(self) -> int:
        return len(self.labels)

    def of(self, documents: Iterable[int], *, times: int = 1) -> Index:
        """The rows of these documents, `times` over."""
        mask = np.isin(self.documents, np.fromiter(documents, np.int64))
        return np.tile(np.flatnonzero(mask), times)


def records_to_rows(records: Iterable[Record]) -> Rows:
    """Compute the features of every line that is not blank; blank is decided by rule and needs no learning."""
    matrices, labels, lengths, lines = [], [], [], []
    for record in records:
        texts = record.text_lines()
        ids, dense = lines_to_features(texts)
        printed = ids.any(axis=1)
        numbers = np.array([LABEL_INDEX[label] for label in record.line_labels()], np.int64)
        matrices.append(features_to_matrix(ids[printed], dense[printed]))
        labels.append(numbers[printed])
        lengths.append(int(printed.sum()))
        lines += [texts[number] for number in np.flatnonzero(printed)]
    documents = np.repeat(np.arange(len(lengths)), lengths)
    return Rows(_stacked(matrices), np.concatenate([np.zeros(0, np.int64), *labels]), documents, tuple(lines))


def _stacked(matrices: list[Any]) -> sparse.csr_matrix:
    empty = np.zeros((0, 1))
    return sparse.vstack(matrices, format="csr") if matrices else sparse.csr_matrix(empty, dtype=np.float32)


def features_to_matrix(ids: NDArray[np.int32], dense: NDArray[np.float32]) -> sparse.csr_matrix:
    """Features of n lines as scikit-learn takes them: n-gram counts [n, BUCKETS] beside the dense ones, float32 CSR.

    The count of row 0, the padding, is left at zero.
    """
    count, width = ids.shape
    column = ids.ravel()
    line = np.repeat(np.arange(count), width)
    kept = column > 0
    ones = np.ones(int(kept.sum()), np.float32)
    grams = sparse.csr_matrix((ones, (line[kept], column[kept])), shape=(count, BUCKETS), dtype=np.float32)
    return sparse.hstack([grams, sparse.csr_matrix(dense)], format="csr", dtype=np.float32)
