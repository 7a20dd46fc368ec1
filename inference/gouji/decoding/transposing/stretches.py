"""Segments as stretches: some words, and the figures behind them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from gouji.segmenting import Kind, Segment

MOST_PIECES = 4
"""Segments that a narrow column, or a space in it, breaks a label into."""


@dataclass(frozen=True, slots=True)
class Word:
    """The text of a segment, or of some that a label was broken into, its half-open ranges of the view, and the number
    of the cell that it begins in.
    """

    text: str
    pieces: tuple[tuple[int, int], ...]
    cell: int


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words, and the view ranges of the figures, blank marks and empty cells that follow them."""

    words: tuple[Word, ...]
    figures: tuple[tuple[int, int], ...]


def segments_to_stretches(segments: Sequence[Segment]) -> Iterator[Stretch]:
    """All segments, in order; only the first stretch may lack words and the last one figures."""
    words: list[Word] = []
    figures: list[tuple[int, int]] = []
    for segment in segments:
        place = (segment.start, segment.end)
        if segment.kind is not Kind.TEXT:
            figures.append(place)
            continue
        if figures:
            yield Stretch(tuple(words), tuple(figures))
            words, figures = [], []
        words.append(Word(segment.text, (place,), segment.cell))
    yield Stretch(tuple(words), tuple(figures))


def words_to_counts(words: Sequence[Word]) -> list[int]:
    """How many of the words, from the first one on, may be one label: a few, or all of its cell with a note."""
    own = next((count for count, word in enumerate(words) if word.cell != words[0].cell), len(words))
    return sorted({*range(1, min(MOST_PIECES, len(words)) + 1), own})


def joined(words: Sequence[Word]) -> Word:
    """Words as one."""
    text = "".join(word.text for word in words)
    return Word(text, tuple(piece for word in words for piece in word.pieces), words[0].cell)
