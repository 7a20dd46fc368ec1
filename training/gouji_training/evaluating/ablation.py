"""What each learned part earns: the same documents read without it, with it, and with the truth in its place."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from gouji.decoding.aligning.costs import HAND_SET
from gouji_training.evaluating.breakdown import CellCounts, judged_to_cells
from gouji_training.evaluating.figures import judged_to_differences
from gouji_training.evaluating.judging import Judged, Reader


@dataclass(frozen=True, slots=True)
class Variant:
    """One way to read the documents. `low` and `high` bound the share of right cells minus that of the model as it is,
    one-sided 95 % each, documents resampled.
    """

    name: str
    title: str
    cells: CellCounts
    difference: float
    low: float
    high: float


VARIANTS: tuple[tuple[str, str, Callable[[Reader], Reader]], ...] = (
    ("no_labels", "decoder without the classifier", lambda reader: replace(reader, labels="none")),
    ("model", "decoder with the model's labels and costs", lambda reader: reader),
    ("gold_labels", "decoder with the true labels", lambda reader: replace(reader, labels="gold")),
    ("hand_set_costs", "model's labels, costs set by hand", lambda reader: replace(reader, costs=HAND_SET)),
)
"""Ways to read; the one called "model" is what gouji does."""


def judged_to_variants(read: Sequence[Sequence[Judged]], judged: Sequence[Judged]) -> tuple[Variant, ...]:
    """`read` holds the documents as each of VARIANTS made them, `judged` as the model as it is did."""
    return tuple(
        _judged_to_variant(name, title, documents, judged)
        for (name, title, _), documents in zip(VARIANTS, read, strict=True)
    )


def _judged_to_variant(name: str, title: str, read: Sequence[Judged], judged: Sequence[Judged]) -> Variant:
    right = next(d for d in judged_to_differences(read, judged) if d.name == "cells_right")
    return Variant(name, title, judged_to_cells(read), right.first - right.second, right.low, right.high)
