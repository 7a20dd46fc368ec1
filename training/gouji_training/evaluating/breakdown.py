"""Cells counted by table, layout family, damage and the like, each count with its documents and bounds."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from gouji_training.evaluating.bounds import Share, counts_to_share
from gouji_training.evaluating.judging import Judged
from gouji_training.scoring import DocumentScore, Outcome

UNDAMAGED = "(none)"
NO_FORM = "(none)"

Part = tuple[DocumentScore, tuple[Outcome, ...]]
"""A document and those of its outcomes that count."""


@dataclass(frozen=True, slots=True)
class CellCounts:
    """The cells of some documents.

    `right` is the share of right ones among those asked for, `silent` that of silent errors among the trusted ones,
    `silent_documents` that of documents with any silent error. `flagged`, `missed`, `bonus` and `extra` are counts.
    """

    name: str
    documents: int
    right: Share
    silent: Share
    silent_documents: Share
    accepted_wrong: Share
    flagged: int
    missed: int
    bonus: int
    extra: int


def judged_to_cells(judged: Sequence[Judged]) -> CellCounts:
    """Over all documents and cells."""
    return _parts_to_counts("all", [(document.score, document.score.outcomes) for document in judged])


def judged_to_tables(judged: Sequence[Judged]) -> list[CellCounts]:
    """By table, in the order in which tables are met."""
    parts: dict[str, list[Part]] = defaultdict(list)
    for document in judged:
        tables: dict[str, list[Outcome]] = defaultdict(list)
        for outcome in document.score.outcomes:
            tables[outcome.table].append(outcome)
        for table, outcomes in tables.items():
            parts[table].append((document.score, tuple(outcomes)))
    return [_parts_to_counts(table, members) for table, members in parts.items()]


def judged_to_breakdown(judged: Sequence[Judged], names: Callable[[DocumentScore], Iterable[str]]) -> list[CellCounts]:
    """By whatever `names` tells of a document, sorted by name; a document under several names counts for each."""
    parts: dict[str, list[Part]] = defaultdict(list)
    for document in judged:
        for name in names(document.score):
            parts[name].append((document.score, document.score.outcomes))
    return [_parts_to_counts(name, parts[name]) for name in sorted(parts)]


BREAKDOWNS: dict[str, Callable[[DocumentScore], Iterable[str]]] = {
    "family": lambda score: (score.family,),
    "group": lambda score: (score.group,),
    "flattener": lambda score: (score.flattener,),
    "corruption": lambda score: dict.fromkeys(score.corruptions or (UNDAMAGED,)),
    "form": lambda score: (score.form or NO_FORM,),
}
"""What documents are told apart by, besides the tables in them."""


def _parts_to_counts(name: str, parts: Sequence[Part]) -> CellCounts:
    asked = _sums(parts, lambda outcome: outcome.asked)
    trusted = _sums(parts, lambda outcome: outcome.judged)
    silent = _sums(parts, lambda outcome: outcome.kind == "silent")
    ones = np.ones(len(parts))
    accepted = np.array([score.accepted_with_error for score, _ in parts], float)
    return CellCounts(
        name=name,
        documents=len(parts),
        right=counts_to_share(_sums(parts, lambda outcome: outcome.kind == "right"), asked),
        silent=counts_to_share(silent, trusted),
        silent_documents=counts_to_share((silent > 0).astype(float), ones),
        accepted_wrong=counts_to_share(accepted, ones),
        flagged=_count(parts, "flagged"),
        missed=_count(parts, "missed"),
        bonus=_count(parts, "bonus"),
        extra=_count(parts, "extra"),
    )


def _sums(parts: Sequence[Part], counts: Callable[[Outcome], bool]) -> np.ndarray[tuple[int], np.dtype[np.float64]]:
    return np.array([sum(map(counts, outcomes)) for _, outcomes in parts], float)


def _count(parts: Sequence[Part], kind: str) -> int:
    return sum(outcome.kind == kind for _, outcomes in parts for outcome in outcomes)
