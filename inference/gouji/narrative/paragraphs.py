"""A document to the paragraphs of its prose: what the line classifier calls narrative and no table figure stands in."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from gouji.classifying.labels import LABEL_INDEX
from gouji.decoding.decode import MOST_LINES
from gouji.decoding.separators.plain import view_to_plain
from gouji.document import Document
from gouji.extraction import Span
from gouji.segmenting.cells import LONGEST_LINE

LONGEST_PARAGRAPH = 20_000
"""Characters that are read of a paragraph; the notice allows the whole chapter a thousand."""
_ENDS = frozenset("。；;！!？?：:")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Prose at [start, end) of the document's view, and the heading above it."""

    start: int
    end: int
    heading: str


def document_to_paragraphs(
    document: Document, taken: Sequence[Span], classify: Callable[[Sequence[str]], NDArray[np.float32]]
) -> tuple[Paragraph, ...]:
    """Paragraphs in order. Lines that PDF text breaks within a sentence are joined; a blank line ends a paragraph.

    `taken` are the spans of table figures in the original: a line with one of them is no prose. `classify` gives label
    probabilities [lines, labels].
    """
    plain = view_to_plain(document.view)
    lines = plain.split("\n", MOST_LINES)[:MOST_LINES]
    labels = classify(lines).argmax(axis=1)
    figures = _Figures(taken)
    return tuple(_lines_to_paragraphs(document, lines, labels.tolist(), figures))


def _lines_to_paragraphs(
    document: Document, lines: Sequence[str], labels: Sequence[int], figures: _Figures
) -> Iterator[Paragraph]:
    narrative, heading_label = LABEL_INDEX["narrative"], LABEL_INDEX["heading"]
    heading, begun, place = "", None, 0
    for line, label in zip(lines, labels, strict=True):
        end = place + len(line)
        is_prose = label == narrative and not figures.any_in(document.span(place, end))
        if begun is not None and not is_prose:
            yield Paragraph(begun, place - 1, heading)
            begun = None
        if label == heading_label:
            heading = line.strip()[:LONGEST_LINE]
        if is_prose:
            begun = place if begun is None else begun
            if line.rstrip()[-1:] in _ENDS or end - begun > LONGEST_PARAGRAPH:
                yield Paragraph(begun, min(end, begun + LONGEST_PARAGRAPH), heading)
                begun = None
        place = end + 1
    if begun is not None:
        yield Paragraph(begun, place - 1, heading)


class _Figures:
    """Spans in order, asked for whether one begins in a range."""

    def __init__(self, spans: Sequence[Span]) -> None:
        self.starts = np.sort(np.array([start for start, _ in spans], dtype=np.int64))

    def any_in(self, span: Span) -> bool:
        first, last = np.searchsorted(self.starts, span)
        return bool(last > first)
