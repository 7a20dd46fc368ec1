"""Results of pure functions of a text, kept: three in four lines and nearly all cells of a report occur in others."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache, wraps
from typing import TypeVar

T = TypeVar("T")

LONGEST_KEPT = 120
"""Characters of a text whose result is kept: longer ones are prose, which seldom recurs, and would fill the memory."""


def kept(size: int) -> Callable[[Callable[[str], T]], Callable[[str], T]]:
    """Keep the results of a pure function for the `size` texts that were asked for last; they must be immutable."""

    def keep(function: Callable[[str], T]) -> Callable[[str], T]:
        known = lru_cache(maxsize=size)(function)

        @wraps(function)
        def look_up(text: str) -> T:
            return known(text) if len(text) <= LONGEST_KEPT else function(text)

        return look_up

    return keep
