"""Which figures stand in a model card: held-out documents, held-out layouts, with and without words."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from gouji_training.corpus import Rows, rows_to_matrix
from gouji_training.evaluation import Scores, labels_to_scores
from gouji_training.fitting import Settings, fit_network, network_to_probabilities
from gouji_training.synthesis import GROUPS, LAYOUTS
from gouji_training.words import lines_to_words

HARD_GROUPS = ("plain_cells", "pdf", "glued")
"""The groups that are hardest when left out; words are measured on these."""

_GROUP_OF = {layout.name: layout.group for layout in LAYOUTS}


def fit_and_score(train: Rows, test: Rows, settings: Settings, *, words: bool = False) -> Scores:
    """Fit on one set of rows, score on another; `words` adds segmented words to the features."""
    network = fit_network(_matrix(train, words), train.labels, settings)
    taken = network_to_probabilities(network, _matrix(test, words)).argmax(axis=1)
    return labels_to_scores(test.labels, taken)


def _matrix(rows: Rows, words: bool) -> sparse.csr_matrix:
    return rows_to_matrix(rows, lines_to_words(rows.lines) if words else None)


def leave_groups_out(
    rows: Rows,
    settings: Settings,
    *,
    groups: Sequence[str] = GROUPS,
    words: bool = False,
    say: Callable[[str], None],
) -> dict[str, Scores]:
    """For each group of layouts: fit on all others, score on it."""
    group = np.array([_GROUP_OF[family] for family in rows.families])
    scores = {}
    for held in groups:
        scores[held] = fit_and_score(rows.where(group != held), rows.where(group == held), settings, words=words)
        say(f"left out {held}{' with words' if words else ''}: macro F1 {scores[held].macro_f1:.4f}")
    return scores


def every_tenth(rows: Rows, documents: NDArray[np.int64]) -> tuple[Rows, Rows]:
    """Split rows by whole documents: nine tenths to fit, one tenth to score; `documents` numbers each row's own."""
    held = documents % 10 == 0
    return rows.where(~held), rows.where(held)
