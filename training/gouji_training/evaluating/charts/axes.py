"""Plot areas with two axes: from data to places on the picture, ticks at round numbers, grid lines and names."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from gouji_training.evaluating.charts.svg import Point, element, label, line

LEFT, RIGHT, TOP, BOTTOM = 62.0, 16.0, 14.0, 46.0
"""Room around the plot area, in pixels: tick labels of seven characters to the left, two lines of text below."""


@dataclass(frozen=True, slots=True)
class Axis:
    """Values in [low, high] along one side; `ticks` are written by `write`; `log` needs low > 0."""

    name: str
    low: float
    high: float
    ticks: tuple[float, ...]
    write: Callable[[float], str]
    log: bool = False

    def share(self, value: float) -> float:
        """Where a value stands on the axis, from 0 to 1; values outside stand at its ends."""
        value = min(max(value, self.low), self.high)
        if self.log:
            return math.log(value / self.low) / math.log(self.high / self.low)
        return (value - self.low) / (self.high - self.low)


@dataclass(frozen=True, slots=True)
class Plot:
    """A plot area of a picture `width` by `height` pixels."""

    x: Axis
    y: Axis
    width: float
    height: float

    def at(self, x: float, y: float) -> Point:
        """Where a pair of values stands in the picture."""
        across = self.width - LEFT - RIGHT
        down = self.height - TOP - BOTTOM
        return LEFT + self.x.share(x) * across, TOP + (1 - self.y.share(y)) * down

    def frame(self) -> str:
        """Grid lines, ticks, and the names of both axes."""
        right, bottom = self.width - RIGHT, self.height - BOTTOM
        parts = []
        for tick in self.x.ticks:
            place = self.at(tick, self.y.low)[0]
            parts.append(line((place, TOP), (place, bottom), kind="grid"))
            parts.append(label(self.x.write(tick), (place, bottom + 16)))
        for tick in self.y.ticks:
            place = self.at(self.x.low, tick)[1]
            parts.append(line((LEFT, place), (right, place), kind="grid"))
            parts.append(label(self.y.write(tick), (LEFT - 7, place + 4), anchor="end"))
        parts.append(line((LEFT, bottom), (right, bottom), kind="axis"))
        parts.append(line((LEFT, TOP), (LEFT, bottom), kind="axis"))
        parts.append(label(self.x.name, ((LEFT + right) / 2, self.height - 8), kind="name"))
        parts.append(label(self.y.name, (14, (TOP + bottom) / 2), kind="name", turn=-90))
        return element("g", *parts)


def round_ticks(low: float, high: float, *, count: int = 5) -> tuple[float, ...]:
    """Round numbers within [low, high], some `count` of them, in steps of 1, 2 or 5 times a power of ten."""
    raw = (high - low) / count
    power = 10.0 ** math.floor(math.log10(raw))
    step = next(step for factor in (1, 2, 5, 10) if (step := factor * power) >= raw * 0.999)
    first = math.ceil(low / step - 1e-9)
    return tuple(round(number * step, 12) for number in range(first, math.floor(high / step + 1e-9) + 1))


def linear_axis(name: str, low: float, high: float, write: Callable[[float], str]) -> Axis:
    """An axis over [low, high]; an empty range is widened."""
    if high <= low:
        low, high = low - 0.005, low + 0.005
    return Axis(name, low, high, round_ticks(low, high), write)


def power_axis(name: str, low: float, high: float, write: Callable[[float], str]) -> Axis:
    """A logarithmic axis over whole powers of ten around [low, high], both above 0."""
    first, last = math.floor(math.log10(low) + 1e-9), math.ceil(math.log10(high) - 1e-9)
    last = max(last, first + 1)
    return Axis(name, 10.0**first, 10.0**last, tuple(10.0**n for n in range(first, last + 1)), write, log=True)


def percent(value: float) -> str:
    """0.125 as 12.5%, with as many places as it needs, at most four."""
    places = 0 if value == 0 else max(0, min(4, 1 - math.floor(math.log10(abs(value) * 100))))
    text = f"{value * 100:.{places}f}"
    return (text.rstrip("0").rstrip(".") if "." in text else text) + "%"


def doubling_axis(name: str, values: Sequence[int]) -> Axis:
    """A logarithmic axis with a tick at each of the values, all above 0."""
    low, high = min(values), max(values)
    high = high if high > low else low * 2
    return Axis(name, low, high, tuple(map(float, sorted(set(values)))), lambda value: f"{value:.0f}", log=True)
