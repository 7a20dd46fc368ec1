"""Shares with their bounds, one row each: a dot, a whisker, the count behind it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from gouji_training.evaluating.charts.axes import linear_axis, percent
from gouji_training.evaluating.charts.svg import element, label, line, picture, title

WIDTH, ROW = 720.0, 22.0
LEFT, RIGHT, TOP, BOTTOM = 210.0, 110.0, 8.0, 44.0


@dataclass(frozen=True, slots=True)
class ShareRow:
    """A named value within bounds, all on one scale, and what is written behind it."""

    name: str
    value: float
    low: float
    high: float
    note: str


def shares_to_svg(rows: Sequence[ShareRow], *, name: str, axis: str) -> str:
    """Chart of at least one row; `axis` names the scale, which runs from the least bound to the greatest one."""
    least = min(row.low for row in rows)
    scale = linear_axis(axis, least, max(row.high for row in rows), percent)
    bottom = TOP + ROW * len(rows)
    across = WIDTH - LEFT - RIGHT
    parts = []
    for tick in scale.ticks:
        x = LEFT + scale.share(tick) * across
        parts += [line((x, TOP), (x, bottom), kind="grid"), label(percent(tick), (x, bottom + 16))]
    for number, row in enumerate(rows):
        y = TOP + ROW * (number + 0.5)
        places = [LEFT + scale.share(value) * across for value in (row.low, row.value, row.high)]
        words = f"{row.name}: {percent(row.value)}, between {percent(row.low)} and {percent(row.high)}; {row.note}"
        parts.append(
            element(
                "g",
                title(words),
                label(row.name, (LEFT - 10, y + 4), anchor="end"),
                line((places[0], y), (places[2], y), kind="whisker"),
                element("circle", cx=places[1], cy=y, r=4, class_="dot"),
                label(row.note, (WIDTH - RIGHT + 12, y + 4), anchor="start"),
            )
        )
    parts.append(line((LEFT, bottom), (WIDTH - RIGHT, bottom), kind="axis"))
    parts.append(label(axis, (LEFT + across / 2, bottom + 36), kind="name"))
    words = "; ".join(f"{row.name} {percent(row.value)}" for row in rows)
    return picture(*parts, width=WIDTH, height=bottom + BOTTOM, name=name, words=words)
