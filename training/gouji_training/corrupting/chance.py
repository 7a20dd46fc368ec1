"""Which of several things a damage strikes."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random
from typing import TypeVar

T = TypeVar("T")


def struck(things: Sequence[T], rate: float, rng: Random) -> list[T]:
    """A share of the things in their order, `rate` in [0, 1]; the fraction left over is one more by chance."""
    count = min(int(len(things) * rate + rng.random()), len(things))
    chosen = set(rng.sample(range(len(things)), count))
    return [thing for number, thing in enumerate(things) if number in chosen]
