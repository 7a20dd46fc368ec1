"""What a model must reach at least, written down with date and reason; earlier values stay in the file.

floors.json: {split: {figure: [{"value": 0.97, "date": "2026-01-31", "reason": "..."}, ...]}}, the last entry in force.
For figures of which less is better (silent errors) the value is the most that is let pass. CHANGELOG.md repeats the
values in force; a test compares both, and refuses a value that asks for less than an earlier one unless the changelog
calls it lowered.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import Any

from gouji_training.errors import TrainingError
from gouji_training.evaluating.figures import FIGURES, Figure

FLOORS = Path(__file__).with_name("floors.json")

_FIGURES = {figure.name: figure for figure in FIGURES}
_KEYS = {"value", "date", "reason"}


@dataclass(frozen=True, slots=True)
class Entry:
    """A floor as it was set once; `value` in [0, 1]."""

    value: float
    date: str
    reason: str


@dataclass(frozen=True, slots=True)
class Floor:
    """What one figure must reach on one split; `history` is never empty, its last entry is in force."""

    split: str
    figure: Figure
    history: tuple[Entry, ...]

    @property
    def value(self) -> float:
        """The floor in force; for figures of which less is better, the ceiling."""
        return self.history[-1].value

    def is_met(self, value: float) -> bool:
        """Whether a figure is good enough."""
        return value >= self.value if self.figure.higher_is_better else value <= self.value

    def drops(self) -> Iterator[tuple[Entry, Entry]]:
        """Every pair of entries, one after the other, of which the later asks for less."""
        for before, after in pairwise(self.history):
            less = after.value < before.value if self.figure.higher_is_better else after.value > before.value
            if less:
                yield before, after


def load_floors(path: Path = FLOORS) -> list[Floor]:
    """Read the floors. Raises TrainingError, naming file and place, when they are not what is described above."""
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise TrainingError(f"{path}: cannot be read as JSON ({error}); restore it") from None
    if not isinstance(content, dict) or not content:
        raise TrainingError(f"{path}: must be an object of splits, one at least")
    return [
        Floor(split, _name_to_figure(figure, path), tuple(_values_to_entries(values, f"{path}: {split}.{figure}")))
        for split, figures in content.items()
        for figure, values in _object(figures, f"{path}: {split}").items()
    ]


def _object(value: Any, place: str) -> dict[str, Any]:
    if not isinstance(value, dict) or not value:
        raise TrainingError(f"{place}: must be an object of figures, one at least")
    return value


def _name_to_figure(name: str, path: Path) -> Figure:
    if name not in _FIGURES:
        raise TrainingError(f"{path}: there is no figure {name}; figures are {', '.join(_FIGURES)}")
    return _FIGURES[name]


def _values_to_entries(values: Any, place: str) -> Iterator[Entry]:
    if not isinstance(values, list) or not values:
        raise TrainingError(f"{place}: must be a list of entries, the last one in force")
    for value in values:
        if not isinstance(value, dict) or set(value) != _KEYS:
            raise TrainingError(f"{place}: each entry needs exactly {', '.join(sorted(_KEYS))}")
        number = value["value"]
        if isinstance(number, bool) or not isinstance(number, int | float) or not 0 <= number <= 1:
            raise TrainingError(f"{place}: {number!r} is no number within 0 and 1")
        if not isinstance(value["reason"], str) or not value["reason"].strip():
            raise TrainingError(f"{place}: an entry needs a reason")
        yield Entry(float(number), _date(value["date"], place), value["reason"])


def _date(value: Any, place: str) -> str:
    try:
        return date.fromisoformat(value).isoformat()
    except (TypeError, ValueError):
        raise TrainingError(f"{place}: {value!r} is no date such as 2026-01-31") from None
