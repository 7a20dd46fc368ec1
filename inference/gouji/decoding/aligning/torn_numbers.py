"""Numbers torn from their labels: 二、 before a row's figures, the rest of its label behind them.

A number alone is a piece of many labels, so that the figures behind it pass for those of the row before. Where number
and rest are a row's label together, they become a part of their own.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Iterator, Sequence
from dataclasses import replace

from gouji.decoding.aligning.runs import Part, Run
from gouji.decoding.aligning.torn_labels import runs_to_torn_rows
from gouji.decoding.aligning.vocabulary import Vocabulary
from gouji.segmenting import Kind, Segment


def runs_with_torn_numbers(segments: Sequence[Segment], runs: Sequence[Run], vocabulary: Vocabulary) -> list[Run]:
    """The runs of one table, their cells parted where a torn label begins among them."""
    parted: list[Run] = []
    for run in reversed(runs):  # what follows tells whether a label there has figures of its own
        parted.append(_run_with_torn_numbers(segments, run, parted[: -MOST_BETWEEN - 1 : -1], vocabulary))
    return parted[::-1]


MOST_BETWEEN = 3
"""Runs that are looked at behind one: labels of groups may stand before the rest of a label."""


def _run_with_torn_numbers(
    segments: Sequence[Segment], run: Run, following: Sequence[Run], vocabulary: Vocabulary
) -> Run:
    if not _has_text_among(segments, run):
        return run  # as most are
    for begins in (_line_of, _last_of):
        cut = [list(_part_to_pieces(segments, run, part, begins)) for part in run.parts]
        pieces = tuple(piece for part in cut for piece in part)
        if pieces != run.parts:
            torn = runs_to_torn_rows(segments, [replace(run, parts=pieces), *following], vocabulary)
            parts = (_joined(part, own, torn) for part, own in zip(run.parts, cut, strict=True))
            run = replace(run, parts=tuple(piece for part in parts for piece in part))
    return run


def _has_text_among(segments: Sequence[Segment], run: Run) -> bool:
    """Whether a text stands before the last cell of a part: what a part is cut at."""
    for part in run.parts:
        first = part.text[0] if part.text else run.anchor.end
        if part.cells and any(segment.kind is Kind.TEXT for segment in segments[first : part.cells[-1]]):
            return True
    return False


def _joined(part: Part, pieces: Sequence[Part], torn: Container[Part]) -> Iterator[Part]:
    """The part, without those of its pieces that a torn label begins."""
    text, cells = part.text, list[int]()
    for piece in pieces:
        if piece in torn and piece != part:
            yield Part(text, tuple(cells))
            text, cells = piece.text, []
        cells += piece.cells
    yield Part(text, tuple(cells))


def _part_to_pieces(
    segments: Sequence[Segment], run: Run, part: Part, begins: Callable[[Sequence[Segment], list[int]], int]
) -> Iterator[Part]:
    """The part, cut before every text that stands among its cells, or before the end of the text that it begins with:
    from the word that `begins` a label on.
    """
    text, cells = part.text, list[int]()
    last = part.text[0] if part.text else run.anchor.end
    for cell in part.cells:
        words = [i for i in range(last, cell) if segments[i].kind is Kind.TEXT]
        if words:
            yield Part(text, tuple(cells))
            text, cells = (begins(segments, words), words[-1] + 1), []
        cells.append(cell)
        last = cell + 1
    yield Part(text, tuple(cells))


def _line_of(segments: Sequence[Segment], words: list[int]) -> int:
    """The first word of the line of the last one."""
    return next(word for word in words if segments[word].line == segments[words[-1]].line)


def _last_of(_: Sequence[Segment], words: list[int]) -> int:
    return words[-1]
