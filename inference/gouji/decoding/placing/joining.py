"""Figures whose digits a space parted: 12 3 for 123. They stand in one cell, and no figure goes on behind a nought."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from gouji.segmenting import Kind, Segment

Figures = tuple[tuple[int, ...], ...]
"""Indexes of the segments of each figure."""


def cells_to_joined(segments: Sequence[Segment], filled: Sequence[int], width: int) -> Iterator[Figures]:
    """The ways to join figures with the one behind them so that `width` are left: all that share a cell with one, or
    just one of them.
    """
    shared = [place for place in range(1, len(filled)) if _share_cell(segments, filled[place - 1], filled[place])]
    extra = len(filled) - width
    for joins in [[place] for place in shared] if extra == 1 else [shared]:
        figures = _joined(filled, joins)
        if len(figures) == width and not any(len(own) > 1 and segments[own[0]].text[0] in "0０" for own in figures):
            yield figures


def cells_are_figures(segments: Sequence[Segment], figures: Figures) -> bool:
    """Whether each of the figures has a cell of its own, which tells how the digits belong together."""
    cells = [segments[own[0]].cell for own in figures]
    return len(set(cells)) == len(cells)


def _share_cell(segments: Sequence[Segment], one: int, two: int) -> bool:
    """Whether two figures share a cell; a blank mark is no part of a figure."""
    return segments[one].cell == segments[two].cell and segments[one].kind is segments[two].kind is Kind.VALUE


def _joined(filled: Sequence[int], joins: Sequence[int]) -> Figures:
    figures: list[list[int]] = []
    for place, index in enumerate(filled):
        if place in joins:
            figures[-1].append(index)
        else:
            figures.append([index])
    return tuple(tuple(own) for own in figures)
