"""Segments as stretches: some words, and the figures behind them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from gouji.segmenting import Kind, Segment

MOST_PIECES = 4
"""Segments that a narrow column, or a space in it, breaks a label into."""

MOST_WORDS = 40
"""Segments of a cell that holds a label and a note; what has more is prose, or a whole table on one line."""


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


def labels_from(words: Sequence[Word], at: int) -> Iterator[Word]:
    """What of the words from `at` on may be one label: the first, a few, then all of its cell, with a note."""
    few = range(at + 1, min(at + MOST_PIECES, len(words)) + 1)
    yield from (joined(words[at:end]) for end in few)
    ends = range(at + 1, min(at + MOST_WORDS, len(words)) + 1)
    end = next((end for end in ends if end == len(words) or words[end].cell != words[at].cell), at)
    if end >= few.stop:
        yield joined(words[at:end])


def labels_before(words: Sequence[Word]) -> Iterator[Word]:
    """The same for the last of the words, all of them behind the rest."""
    few = range(len(words) - 1, max(len(words) - MOST_PIECES, 0) - 1, -1)
    yield from (joined(words[start:]) for start in few)
    starts = range(len(words) - 1, max(len(words) - MOST_WORDS, 0) - 1, -1)
    start = next((at for at in starts if at == 0 or words[at - 1].cell != words[-1].cell), len(words))
    if start <= few.stop:
        yield joined(words[start:])


def joined(words: Sequence[Word]) -> Word:
    """Words as one."""
    text = "".join(word.text for word in words)
    return Word(text, tuple(piece for word in words for piece in word.pieces), words[0].cell)
