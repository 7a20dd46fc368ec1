"""A text after damage."""

from __future__ import annotations

from dataclasses import dataclass

from gouji_training.flattening.traced import Traced
from gouji_training.synthesis.model import Key


@dataclass(frozen=True, slots=True)
class DamagedText:
    """A text after damage; `doubtful` are values still printed whose place no reader could tell any more."""

    traced: Traced
    doubtful: frozenset[Key] = frozenset()
    corruptions: tuple[str, ...] = ()
