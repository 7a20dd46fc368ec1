"""Evidence of a cell to its confidence.

A confidence is the estimated probability that a trusted cell is right in text and place: from the cells with the same
evidence, in the same table and in a text of the same layout, as `gouji_training.fitting.confidences` counts them on
documents that no training saw. Where no such cell was counted, it is that of the evidence in the layout, then of the
evidence anywhere, then what a kind of evidence that did not occur is worth.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache

UNCOUNTED = 0.5
"""Confidence with a model that was not calibrated."""
UNTRUSTED = 0.5
"""Confidence of a cell that is not handed out as trusted: it says nothing for or against the proposal."""

NEW_EVIDENCE = "*"
"""Name of the confidence of evidence that was not counted."""

Keys = tuple[str, str, str]
"""Names of confidences, the narrowest first: table/layout/evidence, layout/evidence, evidence."""


def evidence_to_confidence(
    support: Sequence[str], *, table: str, layout: str | None, confidences: Mapping[str, float]
) -> float:
    """Probability in [0, 1] that a trusted cell of this table, with this evidence, is right in text and place."""
    for key in (*evidence_to_keys(tuple(support), table, layout), NEW_EVIDENCE):
        known = confidences.get(key)
        if known is not None:
            return known
    # models of earlier versions know neither tables nor layouts, and say nothing of new evidence
    return min(confidences.values(), default=UNCOUNTED)


@lru_cache(maxsize=4096)
def evidence_to_keys(support: tuple[str, ...], table: str, layout: str | None) -> Keys:
    """The names under which a cell is counted."""
    signature = "+".join(sorted(set(support)))
    return f"{table}/{layout}/{signature}", f"{layout}/{signature}", signature
