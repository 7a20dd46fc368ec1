"""Evidence of a cell to its confidence.

The figures are the share of right cells among those with the same evidence, as `gouji_training.fitting.confidences`
counts them on documents that no training saw; evidence that did not occur there has the lowest confidence that did.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache

UNCOUNTED = 0.5
"""Confidence with a model that was not calibrated."""
UNTRUSTED = 0.5
"""Confidence of a cell that is not handed out as trusted: it says nothing for or against the proposal."""


def support_to_confidence(support: Sequence[str], confidences: Mapping[str, float]) -> float:
    """Probability in [0, 1] that a trusted cell with this evidence is right in text and place."""
    known = confidences.get(support_to_signature(support))
    return known if known is not None else min(confidences.values(), default=UNCOUNTED)


def support_to_signature(support: Sequence[str]) -> str:
    """The name under which cells with the same evidence are counted."""
    return _known_signature(tuple(support))


@lru_cache(maxsize=1024)
def _known_signature(support: tuple[str, ...]) -> str:
    return "+".join(sorted(set(support)))
