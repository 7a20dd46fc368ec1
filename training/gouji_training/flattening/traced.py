"""Text that knows for each of its characters which character of which source unit it prints."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import accumulate

from gouji.classifying.labels import Label
from gouji_training.synthesis.model import Key

NOWHERE = -1
"""Origin of a character that the flattener or the damage added: separators, line ends, other letters."""


@dataclass(frozen=True, slots=True)
class Unit:
    """A piece of the source that has one meaning: a line of prose, a heading, a cell; a value names its place."""

    text: str
    label: Label
    key: Key | None = None


@dataclass(frozen=True)
class Source:
    """All units of a document; the origin of a character is its number when their texts are joined in order."""

    units: tuple[Unit, ...]

    @cached_property
    def _starts(self) -> list[int]:
        return [0, *accumulate(len(unit.text) for unit in self.units)]

    @property
    def size(self) -> int:
        """Characters in all units together."""
        return self._starts[-1]

    def start(self, unit: int) -> int:
        """Origin of the first character of a unit."""
        return self._starts[unit]

    def place(self, origin: int) -> tuple[int, int]:
        """Unit number and place within it of an origin that is not NOWHERE."""
        unit = bisect_right(self._starts, origin) - 1
        return unit, origin - self._starts[unit]

    def character(self, origin: int) -> str:
        """The source's character at an origin."""
        unit, index = self.place(origin)
        return self.units[unit].text[index]


@dataclass(frozen=True, slots=True)
class Traced:
    """`origins` holds one origin in `source` for each character of `text`."""

    text: str
    origins: tuple[int, ...]
    source: Source

    def __getitem__(self, part: slice) -> Traced:
        """A stretch of the text."""
        return Traced(self.text[part], self.origins[part], self.source)

    def __len__(self) -> int:
        return len(self.text)

    def lines(self) -> list[Traced]:
        """The lines, without their ends."""
        parts, start = [], 0
        for line in self.text.split("\n"):
            parts.append(self[start : start + len(line)])
            start += len(line) + 1
        return parts

    def units(self) -> list[int]:
        """Numbers of the units printed here, in order of their first character."""
        return list(dict.fromkeys(self.source.place(origin)[0] for origin in self.origins if origin != NOWHERE))

    def with_text(self, text: str) -> Traced:
        """The same origins under other characters; `text` must be as long, so that each still stands for its own."""
        if len(text) != len(self.text):
            raise ValueError(f"{len(text)} characters cannot take the place of {len(self.text)}")
        return replace(self, text=text)


def added(text: str, source: Source) -> Traced:
    """Characters that print no unit of the source."""
    return Traced(text, (NOWHERE,) * len(text), source)


def joined(parts: Sequence[Traced], separator: str = "\n") -> Traced:
    """One text from several of one source; raises ValueError when there is none."""
    if not parts:
        raise ValueError("there must be one part at least")
    origins: list[int] = []
    for number, part in enumerate(parts):
        origins += [NOWHERE] * (len(separator) if number else 0)
        origins += part.origins
    return Traced(separator.join(part.text for part in parts), tuple(origins), parts[0].source)


def with_units(traced: Traced, units: Iterable[Unit]) -> tuple[Traced, list[Traced]]:
    """Add units to the source: the text over the larger source, and each new unit as a text of its own."""
    source = Source((*traced.source.units, *units))
    first = len(traced.source.units)
    texts = [
        Traced(unit.text, tuple(range(source.start(number), source.start(number) + len(unit.text))), source)
        for number, unit in enumerate(source.units[first:], first)
    ]
    return replace(traced, source=source), texts
