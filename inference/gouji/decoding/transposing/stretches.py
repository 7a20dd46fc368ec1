"""Segments as stretches: some words, and the figures behind them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from gouji.segmenting import Kind, Segment

MOST_PIECES = 3
"""Lines that a narrow column breaks a label into."""


@dataclass(frozen=True, slots=True)
class Word:
    """The text of a cell, or of some that a label was broken into, and its half-open ranges of the view."""

    text: str
    pieces: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words, and the view ranges of the figures, blank marks and empty cells that follow them."""

    words: tuple[Word, ...]
    figures: tuple[tuple[int, int], ...]


def segments_to_stretches(segments: Sequence[Segment]) -> list[Stretch]:
    """All segments, in order; only the first stretch may lack words and the last one figures."""
    stretches: list[Stretch] = []
    words: list[Word] = []
    figures: list[tuple[int, int]] = []
    cell = -1
    for segment in segments:
        place = (segment.start, segment.end)
        if segment.kind is not Kind.TEXT:
            figures.append(place)
        elif words and not figures and segment.cell == cell:
            words[-1] = Word(words[-1].text + segment.text, (*words[-1].pieces, place))
        else:
            if figures:
                stretches.append(Stretch(tuple(words), tuple(figures)))
                words, figures = [], []
            words.append(Word(segment.text, (place,)))
        cell = segment.cell
    return [*stretches, Stretch(tuple(words), tuple(figures))]


def joined(words: Sequence[Word]) -> Word:
    """Words as one."""
    return Word("".join(word.text for word in words), tuple(piece for word in words for piece in word.pieces))
