"""Reliability: the share of errors that a confidence promises beside the share that was met, both logarithmic.

Nearly all confidences lie above 0.95: drawn from 0 to 1 they would be one dot.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

from gouji_training.evaluating.charts.axes import Plot, percent, power_axis
from gouji_training.evaluating.charts.svg import Point, element, line, picture, title
from gouji_training.evaluating.confidences import ReliabilityPoint

WIDTH, HEIGHT = 560.0, 380.0
SMALLEST = 1e-6
"""Shares of errors below one in a million are drawn there."""


def reliability_to_svg(points: Sequence[ReliabilityPoint]) -> str:
    """Chart of at least one point; bars are bounds, hollow dots confidences under which nothing was wrong."""
    stated = [max(1 - point.stated, SMALLEST) for point in points]
    observed = [max(1 - point.observed, SMALLEST) for point in points if point.right < point.cells]
    floor = min([*stated, *observed])
    x = power_axis("promised share of errors (1 - confidence)", min(stated), max(*stated, 0.01), percent)
    y = power_axis("share of errors met", floor, 1.0, percent)
    plot = Plot(x, y, WIDTH, HEIGHT)
    low = max(x.low, y.low)
    cells, wrong = sum(point.cells for point in points), sum(point.cells - point.right for point in points)
    return picture(
        plot.frame(),
        line(plot.at(low, low), plot.at(min(x.high, y.high), min(x.high, y.high)), kind="ideal"),
        *(_mark(plot, point, max(p.cells for p in points)) for point in points),
        width=WIDTH,
        height=HEIGHT,
        name="Reliability of the confidences",
        words=f"{len(points)} values of confidence over {cells} trusted cells, {wrong} of them wrong; the dashed line "
        "is where promise and outcome agree, below it cells are better than promised",
    )


def _mark(plot: Plot, point: ReliabilityPoint, most: int) -> str:
    wrong = point.cells - point.right
    x = 1 - point.stated
    top, bottom = plot.at(x, 1 - point.low), plot.at(x, 1 - point.high)
    words = f"confidence {point.stated:.6g}: {point.cells} cells, {wrong} wrong, at most {percent(1 - point.low)}"
    return element(
        "g",
        title(words),
        line(top, bottom, kind="whisker"),
        _dot(plot.at(x, 1 - point.observed), 3 + 5 * math.sqrt(point.cells / most), hollow=not wrong),
    )


def _dot(at: Point, radius: float, *, hollow: bool) -> str:
    return element("circle", cx=at[0], cy=at[1], r=radius, class_="hollow" if hollow else "dot")
