"""Confidences by evidence.

Every trusted cell names the evidence that put it in its place. Over documents that no network was fitted to (split dev
set the temperature), the share of right
cells among those with the same evidence is the confidence that gouji hands out for it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from gouji.deciding.confidence import support_to_signature
from gouji_training.scoring import DocumentScore

SEED = 10_001
"""Far from the seeds of training, so that no document is in both."""


@dataclass(frozen=True, slots=True)
class Counted:
    """Trusted cells with one kind of evidence: how many there were, how many of them were right."""

    cells: int
    right: int

    @property
    def confidence(self) -> float:
        """Rule of succession, (right + 1) / (cells + 2): never 0 or 1, and low where little was counted."""
        return round((self.right + 1) / (self.cells + 2), 6)


def scores_to_counts(scores: Sequence[DocumentScore]) -> dict[str, Counted]:
    """Counts by signature of evidence, sorted by it."""
    cells: Counter[str] = Counter()
    right: Counter[str] = Counter()
    for outcome in (outcome for score in scores for outcome in score.outcomes):
        if outcome.judged:
            signature = support_to_signature(outcome.support)
            cells[signature] += 1
            right[signature] += outcome.kind != "silent"
    return {signature: Counted(cells[signature], right[signature]) for signature in sorted(cells)}


def counts_to_facts(counts: dict[str, Counted], documents: dict[str, int], seed: int) -> dict[str, Any]:
    """Confidences and what they were counted on, as meta.json has them."""
    return {
        "confidences": {signature: counted.confidence for signature, counted in counts.items()},
        "calibration": {
            "documents": documents,
            "seed": seed,
            "counts": {signature: [counted.right, counted.cells] for signature, counted in counts.items()},
        },
    }
