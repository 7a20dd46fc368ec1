"""How well costs read labels: rows of values under a wrong label, labels found, labels where none are."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from typing import Any

import numpy as np

from gouji.decoding.aligning.alignment import vocabulary_to_steps
from gouji.decoding.aligning.costs import Costs
from gouji_training.costs.aligned import FALSE, TRUE, Aligned, Happening
from gouji_training.costs.chains import aligned_to_chain
from gouji_training.costs.learning import aligned_to_harmless


@dataclass(frozen=True, slots=True)
class Judgement:
    """Counts over some documents.

    `rows` have gold values; `wrong_rows` of them stand under another label, a part of a row counting as that part.
    `labels` are known to be labels and can all be found at once, `found` of them are; `false` labels are read where
    none is. `least_wrong` is how many rows stand wrong in the best chain there is.
    """

    rows: float
    wrong_rows: float
    least_wrong: float
    labels: int
    found: int
    false: int

    def to_json(self) -> dict[str, Any]:
        """The counts, rounded to two decimals."""
        return {name: round(value, 2) for name, value in asdict(self).items()}


def costs_to_judgement(documents: Iterable[Aligned], costs: Costs) -> Judgement:
    """How the decoder reads the labels of `documents` with `costs`."""
    counts = np.zeros(6)
    for document in documents:
        worths = [candidate.worth(costs) for candidate in document.candidates]
        chain, _ = aligned_to_chain(document, worths, vocabulary_to_steps(document.vocabulary, costs))
        best = aligned_to_harmless(document, worths, vocabulary_to_steps(document.vocabulary, costs))
        truth = document.truth
        labels, found, false = sum(truth[best] == TRUE), sum(truth[chain] == TRUE), sum(truth[chain] == FALSE)
        wrong, least = _wrong_rows(document, chain), _wrong_rows(document, best)
        counts += (document.rows, wrong, least, labels, found, false)
    rows, wrong_rows, least_wrong = (float(count) for count in counts[:3])
    return Judgement(rows, wrong_rows, least_wrong, *(int(count) for count in counts[3:]))


def _wrong_rows(document: Aligned, chain: Sequence[int]) -> float:
    inside = set(chain)
    governing, wrong = -1, 0.0
    for happening, index, share in document.course:
        if happening is Happening.END and index in inside:
            governing = document.nodes[index]
        elif happening is Happening.VALUE and governing != index:
            wrong += share
    return wrong
