"""Segmented words as extra features: measured in training only, to see whether the runtime should have them."""

from __future__ import annotations

import logging
import zlib
from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from scipy import sparse

from gouji.classifying.normal import line_to_tokens, tokens_to_normal
from gouji_training.fitting.rows import Index, Rows

_BUCKETS = 4096
_HEAD = 40


def with_words(rows: Rows, index: Index) -> Rows:
    """The rows named by `index`, with segmented words as further columns."""
    lines = tuple(rows.lines[number] for number in index)
    matrix = sparse.hstack([rows.matrix[index], lines_to_words(lines)], format="csr", dtype=np.float32)
    return replace(rows, matrix=matrix, labels=rows.labels[index], documents=rows.documents[index], lines=lines)


def lines_to_words(lines: Sequence[str]) -> sparse.csr_matrix:
    """Counts of jieba's words in the first 40 characters of each line's normal form: [n, 4096], hashed."""
    import jieba

    jieba.setLogLevel(logging.ERROR)
    known: dict[str, list[int]] = {}
    row: list[int] = []
    column: list[int] = []
    for number, line in enumerate(lines):
        normal = tokens_to_normal(line_to_tokens(line))[:_HEAD]
        if normal not in known:
            known[normal] = [zlib.crc32(word.encode("utf-8", "replace")) % _BUCKETS for word in jieba.cut(normal)]
        row.extend([number] * len(known[normal]))
        column.extend(known[normal])
    ones = np.ones(len(row), np.float32)
    return sparse.csr_matrix((ones, (row, column)), shape=(len(lines), _BUCKETS), dtype=np.float32)
