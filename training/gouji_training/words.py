"""Segmented words as extra features: measured in training only, to see whether the runtime should have them."""

from __future__ import annotations

import logging
import zlib

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from gouji.classifying.normal import line_to_tokens, tokens_to_normal

_BUCKETS = 4096
_HEAD = 40


def lines_to_words(lines: NDArray[np.object_]) -> sparse.csr_matrix:
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
