"""What one point of the study is: a layout, a kind of damage, and how much of it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Literal, NamedTuple, get_args

from gouji_training.corrupting import KINDS, LIGHT_DAMAGE, NO_DAMAGE, Damage, kind_to_damage
from gouji_training.errors import TrainingError

Level = Literal["low", "middle", "high"]
LEVELS: tuple[Level, ...] = get_args(Level)

UNDAMAGED, EVERYDAY, EVERYDAY_LIGHT = "undamaged", "everyday", "everyday_light"
POPULATIONS = (UNDAMAGED, EVERYDAY, EVERYDAY_LIGHT)
"""What is measured beside the kinds of damage: pages of all-different figures as they are; pages with figures, blanks
and wording as agencies have them; the same lightly damaged, as made-up documents for training are."""

_ONLY: Level = "middle"
"""The level that populations, which have no rate, are filed under."""


_TIMES = 5
"""Documents of a population for each one of a damage: it is documents that are counted there, not cells."""


class Setting(NamedTuple):
    """One point of the study; `kind` is the id of a kind of damage or one of POPULATIONS."""

    layout: str
    kind: str
    level: Level

    def count(self, documents: int) -> int:
        """Documents of this setting in a study of `documents` a damage."""
        return documents * _TIMES if self.kind in POPULATIONS else documents

    def damage(self) -> Damage:
        """What is done to a document."""
        if self.kind in POPULATIONS:
            return LIGHT_DAMAGE if self.kind == EVERYDAY_LIGHT else NO_DAMAGE
        kind = next(kind for kind in KINDS if kind.id == self.kind)
        return kind_to_damage(kind, getattr(kind.rates, self.level))


def study_to_settings(layouts: Iterable[str], kinds: Sequence[str], levels: Sequence[Level]) -> list[Setting]:
    """Every layout under every kind at every level, populations once."""
    return [
        Setting(layout, kind, level)
        for layout in layouts
        for kind in kinds
        for level in ((_ONLY,) if kind in POPULATIONS else levels)
    ]


def names_to_kinds(names: Sequence[str]) -> tuple[str, ...]:
    """Kinds and populations by their ids; `all` are all. Raises TrainingError for a name that none has."""
    known = (*POPULATIONS, *(kind.id for kind in KINDS))
    if "all" in names:
        return known
    for name in names:
        if name not in known:
            raise TrainingError(f"there is no kind of damage {name}; known are {', '.join(known)}")
    return tuple(name for name in known if name in names)


def names_to_levels(names: Sequence[str]) -> tuple[Level, ...]:
    """Levels by name. Raises TrainingError for a name that is none."""
    for name in names:
        if name not in LEVELS:
            raise TrainingError(f"there is no rate {name}; known are {', '.join(LEVELS)}")
    return tuple(level for level in LEVELS if level in names)
