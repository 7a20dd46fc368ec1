"""What the model card says of the confidences of cells."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from gouji.deciding.confidence import NEW_EVIDENCE
from gouji_training.fitting.card_table import rows_to_table

_HEAD = ("cells", "wrong", "confidence")


def calibration_to_text(facts: Mapping[str, Any]) -> str:
    """The section, from `confidences` and `calibration` of meta.json."""
    calibration, confidences = facts["calibration"], facts["confidences"]
    counts: Mapping[str, Sequence[int]] = calibration["counts"]
    kinds = [(key, *_row(key, counts, confidences)) for key in counts if "/" not in key]
    kinds.append(("any that did not occur", 0, 0, f"{confidences[NEW_EVIDENCE]:.6f}"))
    return "\n\n".join(
        (
            "## Confidences of cells",
            _told(calibration),
            rows_to_table(("evidence", *_HEAD), kinds),
            "Layouts and tables, all evidence together; meta.json has the confidences of each kind in each layout and "
            "table.",
            rows_to_table(("layout", "cells", "wrong"), _pooled(counts, parts=2)),
            rows_to_table(("table", "cells", "wrong"), _pooled(counts, parts=3)),
        )
    )


def _told(calibration: Mapping[str, Any]) -> str:
    documents, strengths = calibration["documents"], calibration["strengths"]
    counts = [count for key, count in calibration["counts"].items() if "/" not in key]
    cells = sum(cells for _, cells in counts)
    wrong = cells - sum(right for right, _ in counts)
    dev, unseen, known = (f"{documents[name][0]} ({documents[name][1]} damaged)" for name in ("dev", "unseen", "known"))
    return (
        f"Trusted cells of documents that no network was fitted to: {dev} of split dev, whose layout families and "
        f"tools are not in training; {unseen} made up in layouts that training leaves out and as HTML pages; {known} "
        f"made up with another seed ({calibration['seed']}) in layouts of training. None is of a layout family of "
        "split test. Of the made-up ones a third each has no damage, that of everyday pages, one kind of damage at its "
        "middle rate. "
        f"{cells} cells, {wrong} wrong.\n\n"
        "A confidence is the posterior mean of a beta-binomial hierarchy (empirical Bayes): a kind of evidence among "
        "all kinds, the kind in its layout, that in its table. Each draws on the wider one as if that were so many "
        f"cells: {strengths['evidence']:.0f}, {strengths['layout']:.0f} and {strengths['table']:.0f}; a kind in "
        f"general has {strengths['wrong']:.3%} wrong. The layout is a property of a table's text: what parts its "
        "figures."
    )


def _row(key: str, counts: Mapping[str, Sequence[int]], confidences: Mapping[str, float]) -> tuple[int, int, str]:
    right, cells = counts[key]
    return cells, cells - right, f"{confidences[key]:.6f}"


def _pooled(counts: Mapping[str, Sequence[int]], *, parts: int) -> Iterator[tuple[str, int, int]]:
    """Cells and wrong ones by the first part of the keys that have so many."""
    pooled: dict[str, list[int]] = {}
    for key, (right, cells) in counts.items():
        names = key.split("/")
        if len(names) == parts:
            sums = pooled.setdefault(names[0], [0, 0])
            sums[0] += cells
            sums[1] += cells - right
    yield from ((name, cells, wrong) for name, (cells, wrong) in sorted(pooled.items()))
