"""Figures side by side of which some lost what parts them: 985 366 0 677 0 5432571 for seven with their sum."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import accumulate, pairwise

from gouji.decoding.placing.cuts import ASCII_DIGITS, Ends, run_to_summed_cuts
from gouji.decoding.placing.model import Slot
from gouji.segmenting import Kind, Segment


def figures_to_cuts(figures: Sequence[Segment], width: int, *, rows: int = 1) -> list[Ends]:
    """All ways to cut figures into `rows` rows of `width`, each of which ends with the sum of its others; none where
    they are enough, or not all of digits.
    """
    pieces = [figure.text.translate(ASCII_DIGITS) for figure in figures]
    digits = "".join(pieces)
    if not (len(pieces) < rows * width <= len(digits) and digits.isdecimal()):
        return []
    return run_to_summed_cuts(digits, width, rows=rows, walls=tuple(accumulate(map(len, pieces)))[:-1])


def ends_to_slots(figures: Sequence[Segment], ends: Ends) -> Iterator[Slot]:
    """The places of the parts of figures that were cut so; no part reaches into the next figure."""
    walls = list(accumulate(len(figure.text) for figure in figures))
    for start, end in pairwise((0, *ends)):
        place = bisect_left(walls, end)
        shift = figures[place].end - walls[place]
        yield Slot(start + shift, end + shift, Kind.VALUE)


def has_run_on_nought(figures: Sequence[Segment]) -> bool:
    """Whether one begins with a nought and goes on: no figure does, so that others stand behind it (00, 01399)."""
    return any(len(figure.text) > 1 and figure.text[0] in "0０" and figure.text.isdecimal() for figure in figures)
