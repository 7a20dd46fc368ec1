"""Results of pure functions of a text, kept: three in four lines and nearly all cells of a report occur in others."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

T = TypeVar("T")

LONGEST_KEPT = 120
"""Characters of a text whose result is kept: longer ones are prose, which seldom recurs, and would fill the memory."""


def kept(size: int) -> Callable[[Callable[[str], T]], Callable[[str], T]]:
    """Keep the results of a pure function for up to `size` texts; they must be immutable.

    A dictionary answers in a fifth of the time that a function around `functools.lru_cache` takes. When it is full it
    begins anew: the texts that recur are back within a few documents.
    """

    def keep(function: Callable[[str], T]) -> Callable[[str], T]:
        return _Kept(function, size).__getitem__

    return keep


class _Kept(dict[str, T]):
    """Results by text, computed when first asked for."""

    def __init__(self, function: Callable[[str], T], size: int) -> None:
        super().__init__()
        self._function = function
        self._size = size

    def __missing__(self, text: str) -> T:
        result = self._function(text)
        if len(text) <= LONGEST_KEPT:
            if len(self) >= self._size:
                self.clear()
            self[text] = result
        return result
