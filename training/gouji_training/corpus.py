"""Labelled documents to training rows."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from gouji.classifying.features import BUCKETS, lines_to_features
from gouji.classifying.labels import LABEL_INDEX
from gouji_training.synthesis.model import Sample


@dataclass(frozen=True, slots=True)
class Labelled:
    """A document as its lines and their labels; `family` is its layout, `weight` how much each line counts."""

    family: str
    lines: tuple[str, ...]
    labels: tuple[str, ...]
    weight: int = 1


@dataclass(frozen=True, slots=True)
class Rows:
    """Features of n non-blank lines: ids [n, k], dense [n, d]; their label numbers, layout families and texts, [n]."""

    ids: NDArray[np.int32]
    dense: NDArray[np.float32]
    labels: NDArray[np.int64]
    families: NDArray[np.str_]
    lines: NDArray[np.object_]

    def __len__(self) -> int:
        return len(self.labels)

    def where(self, mask: NDArray[np.bool_]) -> Rows:
        """The rows at which `mask` is true."""
        return Rows(self.ids[mask], self.dense[mask], self.labels[mask], self.families[mask], self.lines[mask])


def samples_to_labelled(samples: Iterable[Sample]) -> list[Labelled]:
    """Synthetic documents as training takes them."""
    return [
        Labelled(sample.family, tuple(line.text for line in sample.lines), tuple(line.label for line in sample.lines))
        for sample in samples
    ]


def documents_to_digest(documents: Iterable[Labelled]) -> str:
    """sha256 over all lines and labels in order: tells whether two trainings saw the same data."""
    digest = hashlib.sha256()
    for document in documents:
        for line, label in zip(document.lines, document.labels, strict=True):
            digest.update(f"{document.family}\t{label}\t{line}\n".encode("utf-8", "surrogatepass"))
    return digest.hexdigest()


def documents_to_rows(documents: Iterable[Labelled]) -> Rows:
    """Compute the features of every line that holds more than separators; blank lines need no learning."""
    parts = [_document_to_rows(document) for document in documents for _ in range(document.weight)]
    return join_rows(parts)


def join_rows(parts: Sequence[Rows]) -> Rows:
    """One set of rows from several, in order."""
    return Rows(
        np.concatenate([part.ids for part in parts]),
        np.concatenate([part.dense for part in parts]),
        np.concatenate([part.labels for part in parts]),
        np.concatenate([part.families for part in parts]),
        np.concatenate([part.lines for part in parts]),
    )


def _document_to_rows(document: Labelled) -> Rows:
    ids, dense = lines_to_features(document.lines)
    labels = np.array([LABEL_INDEX[label] for label in document.labels], np.int64)
    printed = ids.any(axis=1)
    families = np.full(int(printed.sum()), document.family)
    lines = np.array(document.lines, dtype=object)
    return Rows(ids[printed], dense[printed], labels[printed], families, lines[printed])


def rows_to_matrix(rows: Rows, extra: sparse.csr_matrix | None = None) -> sparse.csr_matrix:
    """The rows as scikit-learn takes them: n-gram counts [n, BUCKETS] beside the dense features, float32 CSR.

    The count of row 0, the padding, is left at zero.
    """
    count, width = rows.ids.shape
    column = rows.ids.ravel()
    line = np.repeat(np.arange(count), width)
    kept = column > 0
    ones = np.ones(int(kept.sum()), np.float32)
    grams = sparse.csr_matrix((ones, (line[kept], column[kept])), shape=(count, BUCKETS), dtype=np.float32)
    parts = [grams, sparse.csr_matrix(rows.dense)] + ([extra] if extra is not None else [])
    return sparse.hstack(parts, format="csr", dtype=np.float32)
