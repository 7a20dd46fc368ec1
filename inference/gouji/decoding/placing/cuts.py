"""Runs of digits whose separators are lost, cut into the figures of a row: all ways, or those whose sum holds."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from itertools import accumulate, islice, product

MOST_CUTS = 500
"""Ways to cut one run that are kept; a run with more is left open, since a unique one could not be told."""

MOST_STEPS = 10_000
"""Figures that are tried for one run, about 20 ms; a run that needs more is left open."""

STEPS_A_ROW = 10
"""What it costs to look whether a stretch is a row, counted in such steps."""

Ends = tuple[int, ...]
"""Where each figure ends in the run."""


def run_to_cuts(digits: str, width: int) -> list[Ends]:
    """All cuts of a run into `width` figures without leading noughts; none when there are more than MOST_CUTS."""
    cuts = list(islice(_cuts(digits, 0, width), MOST_CUTS + 1))
    return cuts if len(cuts) <= MOST_CUTS else []


def run_to_summed_cuts(digits: str, width: int, *, rows: int = 1) -> list[Ends]:
    """All cuts of a run into `rows` times `width` figures, of which the last of each row is the sum of the others.

    `digits` are ASCII. Exact for figures of any length; none when there are more than MOST_CUTS or MOST_STEPS do not
    find them all.
    """
    return list(_summed_cuts(digits, width, rows))


@lru_cache(maxsize=256)
def _summed_cuts(digits: str, width: int, rows: int) -> tuple[Ends, ...]:
    """Kept, since several readers of one row, and of one text by several forms, ask for the same run."""
    try:
        found = tuple(islice(_Search(digits, width).rows(0, rows), MOST_CUTS + 1))
    except _TooLongError:
        return ()
    return found if len(found) <= MOST_CUTS else ()


def can_be_fewer(digits: str, width: int, *, rows: int = 1) -> bool:
    """Whether a run can also be cut into fewer figures, since some of the `rows` have blanks: each row that has figures
    still ends with the sum of its others. True as well where MOST_STEPS do not tell.
    """
    search = _Search(digits, width)
    try:
        return any(found < rows * width for found in search.shorter(0, rows))
    except _TooLongError:
        return True


def _cuts(digits: str, start: int, width: int) -> Iterator[Ends]:
    if width == 1:
        if start < len(digits) and (digits[start] != "0" or start + 1 == len(digits)):
            yield (len(digits),)
        return
    for end in _figure_ends(digits, start, len(digits) - width + 1):
        for rest in _cuts(digits, end, width - 1):
            yield (end, *rest)


def _figure_ends(digits: str, start: int, last: int) -> range:
    """Where a figure that begins at `start` may end, `last` included: a nought begins no longer one."""
    return range(start + 1, min(last, start + 1 if digits[start] == "0" else last) + 1)


class _TooLongError(Exception):
    """The search took its last step."""


class _Search:
    """The search for summed cuts of one run, which counts its steps."""

    def __init__(self, digits: str, width: int) -> None:
        self.digits = digits
        self.width = width
        self.steps = 0
        self.sums = [0, *accumulate(map(int, digits))]

    def rows(self, start: int, rows: int) -> Iterator[Ends]:
        """Cuts of all behind `start` into so many rows."""
        if rows == 0:
            yield ()
            return
        last = len(self.digits) - (rows - 1) * self.width
        for end in range(last if rows == 1 else start + self.width, last + 1):
            for own in self._row(start, end, self.width):
                for rest in self.rows(end, rows - 1):
                    yield (*own, *rest)

    def shorter(self, start: int, rows: int) -> Iterator[int]:
        """The numbers of figures that all behind `start` can be cut into, in so many rows of any width but one."""
        if rows == 0:
            if start == len(self.digits):
                yield 0
            return
        yield from self.shorter(start, rows - 1)
        for width, end in product(range(1, self.width + 1), range(start + 1, len(self.digits) + 1)):
            if (rows > 1 or end == len(self.digits)) and self._is_row(start, end, width):
                yield from (width + rest for rest in self.shorter(end, rows - 1))

    def _is_row(self, start: int, end: int, width: int) -> bool:
        """Whether a stretch can be a row of so many figures; one alone is a sum of blanks, which is nought."""
        self.steps += STEPS_A_ROW
        if width == 1:
            return self.digits[start:end] == "0"
        return end - start >= width and any(True for _ in self._row(start, end, width))

    def _row(self, start: int, end: int, width: int) -> Iterator[Ends]:
        """Cuts of a stretch into one row. Figures and their digits are equal modulo 9, wherever the cuts are."""
        for split in range(start + width - 1, end):
            fits = (2 * self.sums[split] - self.sums[start] - self.sums[end]) % 9 == 0
            if fits and (self.digits[split] != "0" or split + 1 == end):
                for parts in self._parts(start, split, width - 1, int(self.digits[split:end])):
                    yield (*parts, end)

    def _parts(self, start: int, end: int, width: int, left: int) -> Iterator[Ends]:
        """Cuts of a stretch into figures that make `left` together."""
        self.steps += 1
        if self.steps > MOST_STEPS:
            raise _TooLongError
        length = end - start
        if length > width * len(str(left)) or left >= 10 ** (length - width + 1) + 9 * width:
            return  # no figure is above what is left, and the longest that fits bounds their sum
        if width == 1:
            if (self.digits[start] != "0" or length == 1) and int(self.digits[start:end]) == left:
                yield (end,)
            return
        for stop in _figure_ends(self.digits, start, end - width + 1):
            figure = int(self.digits[start:stop])
            if figure > left:
                return
            for rest in self._parts(stop, end, width - 1, left - figure):
                yield (stop, *rest)
