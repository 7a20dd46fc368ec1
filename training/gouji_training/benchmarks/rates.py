"""Milliseconds a document inside one process: gouji, the floor below it, and CleverCSV."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass

ROUNDS = 3
"""Passes over the documents, of which the fastest counts for each: other programs only ever slow one down."""

Work = Callable[[str], object]


@dataclass(frozen=True, slots=True)
class Times:
    """Seconds of each document, ascending."""

    seconds: tuple[float, ...]

    @property
    def mean(self) -> float:
        """Seconds a document."""
        return sum(self.seconds) / len(self.seconds)

    def share(self, share: float) -> float:
        """Seconds within which that share of the documents, in (0, 1], is done."""
        return self.seconds[min(len(self.seconds) - 1, int(share * len(self.seconds)))]


def work_to_times(work: Work, texts: Sequence[str], *, rounds: int = ROUNDS) -> Times:
    """Processor time of `work` on each text, after one pass over the first tenth that warms it up."""
    for text in texts[: max(1, len(texts) // 10)]:
        work(text)
    passes = [[_seconds(work, text) for text in texts] for _ in range(rounds)]
    return Times(tuple(sorted(min(times) for times in zip(*passes, strict=True))))


def _seconds(work: Work, text: str) -> float:
    started = time.thread_time()
    work(text)
    return time.thread_time() - started


def extract(text: str) -> object:
    """All of gouji but reading from and writing to a file."""
    from gouji.pipeline import document_to_extractions
    from gouji.reading.documents import text_to_document

    return document_to_extractions(text_to_document(text))


def split(text: str) -> object:
    """The floor: the bytes read as text and split into lines and cells."""
    lines = text.encode().decode("utf-8").splitlines()
    return [line.split("|") for line in lines]


def detect_dialect(text: str) -> object:
    """CleverCSV's detection of the delimiter, quotes and escapes of the same text."""
    import clevercsv

    return clevercsv.Detector().detect(text)
