"""Rows side by side with more figures than cells: one that is printed in two cells, or digits that spaces parted."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from gouji.decoding.placing.joining import Figures, cells_are_figures, cells_to_joined
from gouji.segmenting import Kind, Segment, text_to_number


def figures_to_undoubled(segments: Sequence[Segment], filled: Sequence[int], size: int, rows: int) -> list[list[int]]:
    """The ways to leave out one of two equal figures side by side so that `rows` rows of `size` figures are left, each
    ending with the sum of its others; those that print the same figures are one. None where the first may as well be
    the number of the line. Figures of one cell may be a number that a blank split, unless the sums deny that.
    """
    if len(filled) != rows * size + 1 or any(segments[i].kind is not Kind.VALUE for i in filled):
        return []
    ways: dict[tuple[str, ...], list[int]] = {}
    joined = cells_to_joined(segments, filled, rows * size)
    is_split = any(_are_summed(_joined_texts(segments, figures), size) for figures in joined)
    for left in _without_one(segments, filled, crowded=not is_split):
        texts = [segments[i].text for i in left]
        if _are_summed(texts, size):
            ways.setdefault(tuple(texts), left)
    numbered = [segments[i].text for i in filled[1:]]
    return [] if _are_summed(numbered, size) and tuple(numbered) not in ways else list(ways.values())


def figures_to_joined(segments: Sequence[Segment], filled: Sequence[int], size: int, rows: int) -> list[Figures]:
    """The way to join figures that share a cell so that as many are left, with the same sums, if each has its own."""
    ways = []
    for figures in cells_to_joined(segments, filled, rows * size) if len(filled) > rows * size else ():
        if _are_summed(_joined_texts(segments, figures), size) and cells_are_figures(segments, figures):
            ways.append(figures)
    return ways


def _joined_texts(segments: Sequence[Segment], figures: Figures) -> list[str]:
    return ["".join([segments[i].text for i in own]) for own in figures]


def _without_one(segments: Sequence[Segment], filled: Sequence[int], *, crowded: bool) -> Iterator[list[int]]:
    """The figures without one of two equal ones side by side; of those in one cell only where that may be `crowded`."""
    for out in range(1, len(filled)):
        one, two = segments[filled[out - 1]], segments[filled[out]]
        if one.text == two.text and (crowded or one.cell != two.cell):
            yield [*filled[:out], *filled[out + 1 :]]


def _are_summed(texts: Sequence[str], size: int) -> bool:
    return all(_is_summed(texts[start : start + size]) for start in range(0, len(texts), size))


def _is_summed(texts: Sequence[str]) -> bool:
    numbers = [text_to_number(text) for text in texts]
    values = [Decimal(number.value) for number in numbers if number is not None]
    return len(values) == len(texts) and sum(values[:-1], Decimal(0)) == values[-1]
