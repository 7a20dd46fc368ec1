"""Counts of documents that must add up: accepted + review + rejected + quarantined = all."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from gouji.errors import GoujiError
from gouji.extraction import Extraction

FATES = ("accepted", "review", "rejected", "quarantined")
"""What becomes of a document, the worst last. Each document has exactly one."""


@dataclass(slots=True)
class Tally:
    """Counts over documents: `fates` by FATES, `forms` and `failed_checks` by id, over the reports in them.

    A source may hold several reports: it counts as one document, with the worst verdict among them.
    """

    documents: int = 0
    reports: int = 0
    fates: dict[str, int] = field(default_factory=lambda: dict.fromkeys(FATES, 0))
    forms: dict[str, int] = field(default_factory=dict)
    failed_checks: dict[str, int] = field(default_factory=dict)

    def add_document(self, extractions: Sequence[Extraction]) -> None:
        """Count one document; without any extraction it is a quarantined one."""
        self.documents += 1
        self.fates[max((item.verdict for item in extractions), key=FATES.index, default=FATES[-1])] += 1
        for extraction in extractions:
            self.reports += 1
            _add(self.forms, {extraction.form or "none": 1})
            _add(self.failed_checks, Counter(check.id for check in extraction.checks if check.outcome == "failed"))

    def add(self, other: Tally) -> None:
        """Count all that `other` counts."""
        self.documents += other.documents
        self.reports += other.reports
        for mine, others in ((self.fates, other.fates), (self.forms, other.forms)):
            _add(mine, others)
        _add(self.failed_checks, other.failed_checks)

    def refuse_bad_sum(self, documents: int) -> None:
        """Raise GoujiError unless every one of `documents` documents has exactly one fate."""
        if not documents == self.documents == sum(self.fates.values()):
            parts = " + ".join(f"{count} {fate}" for fate, count in self.fates.items())
            raise GoujiError(
                f"the counts do not add up: {parts} of {self.documents} worked on, {documents} inputs; "
                "do not use this output, and please report this"
            )


def sorted_tally(tally: Tally) -> Tally:
    """The same with its ids in order, so that equal counts are written as equal bytes."""
    forms, failed = dict(sorted(tally.forms.items())), dict(sorted(tally.failed_checks.items()))
    return Tally(tally.documents, tally.reports, dict(tally.fates), forms, failed)


def _add(counts: dict[str, int], others: dict[str, int]) -> None:
    for name, count in others.items():
        counts[name] = counts.get(name, 0) + count
