"""Runs of digits whose separators are lost, cut into the figures of a row: all ways, or those whose sum holds."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator
from functools import lru_cache
from itertools import accumulate, islice, product

ASCII_DIGITS = str.maketrans("０１２３４５６７８９", "0123456789")

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


def run_to_summed_cuts(digits: str, width: int, *, rows: int = 1, walls: Ends = ()) -> list[Ends]:
    """All cuts of a run into `rows` times `width` figures, of which the last of each row is the sum of the others.

    `digits` are ASCII, `walls` where something parts them: no figure goes on behind one. Exact for figures of any
    length; none when there are more than MOST_CUTS or MOST_STEPS do not find them all.
    """
    return list(_summed_cuts(digits, width, rows, walls))


@lru_cache(maxsize=256)
def _summed_cuts(digits: str, width: int, rows: int, walls: Ends) -> tuple[Ends, ...]:
    """Kept, since several readers of one row, and of one text by several forms, ask for the same run."""
    try:
        found = tuple(islice(_Search(digits, width, walls).rows(0, rows), MOST_CUTS + 1))
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

    def __init__(self, digits: str, width: int, walls: Ends = ()) -> None:
        self.digits = digits
        self.width = width
        self.walls = walls
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
        for split in range(max(start + width - 1, self._wall_before(end)), end):
            fits = (2 * self.sums[split] - self.sums[start] - self.sums[end]) % 9 == 0
            if fits and (self.digits[split] != "0" or split + 1 == end):
                for parts in self._parts(start, split, width - 1, int(self.digits[split:end])):
                    yield (*parts, end)

    def _parts(self, start: int, end: int, width: int, total: int) -> Iterator[Ends]:
        """Cuts of a stretch into figures that make `total` together: two halves that meet."""
        length = end - start
        if length > width * len(str(total)) or total >= 10 ** (length - width + 1) + 9 * width:
            return  # no figure is above the total, and the longest that fits bounds their sum
        behind = width // 2
        heads: dict[tuple[int, int], list[Ends]] = defaultdict(list)
        for place, left, ends in self._heads(start, end - behind, width - behind, total):
            heads[place, left].append(ends)
        for place, own, ends in self._tails(start + width - behind, end, behind, total):
            yield from ((*before, *ends) for before in heads.get((place, own), ()))

    def _heads(self, start: int, last: int, width: int, left: int) -> Iterator[tuple[int, int, Ends]]:
        """Where the first figures end, no later than at `last`, and what they leave of a total."""
        if width == 0:
            yield start, left, ()
            return
        latest = min(last - width + 1, self._wall_behind(start), start + len(str(left)))
        for end in _figure_ends(self.digits, start, latest):
            self._step()
            figure = int(self.digits[start:end])
            if figure > left:
                return
            for place, rest, ends in self._heads(end, last, width - 1, left - figure):
                yield place, rest, (end, *ends)

    def _tails(self, first: int, end: int, width: int, most: int) -> Iterator[tuple[int, int, Ends]]:
        """Where the last figures begin, no earlier than at `first`, and what they make together, at most `most`."""
        if width == 0:
            yield end, 0, ()
            return
        for start in range(end - 1, max(first + width - 1, self._wall_before(end), end - len(str(most))) - 1, -1):
            self._step()
            if self.digits[start] == "0" and start + 1 < end:
                continue
            figure = int(self.digits[start:end])
            if figure > most:
                return
            for place, rest, ends in self._tails(first, start, width - 1, most - figure):
                yield place, figure + rest, (*ends, end)

    def _step(self) -> None:
        self.steps += 1
        if self.steps > MOST_STEPS:
            raise _TooLongError

    def _wall_before(self, end: int) -> int:
        """Where the figure that ends at `end` may begin at the earliest."""
        return self.walls[bisect_left(self.walls, end) - 1] if self.walls and self.walls[0] < end else 0

    def _wall_behind(self, start: int) -> int:
        """Where the figure that begins at `start` must have ended."""
        behind = bisect_right(self.walls, start)
        return self.walls[behind] if behind < len(self.walls) else len(self.digits)
