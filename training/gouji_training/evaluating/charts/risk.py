"""Risk against coverage: how many of the cells handed out are wrong when only the most confident ones are."""

from __future__ import annotations

from collections.abc import Sequence

from gouji_training.evaluating.charts.axes import Plot, linear_axis, percent
from gouji_training.evaluating.charts.svg import element, picture, points_to_text, polyline, title
from gouji_training.evaluating.confidences import RiskPoint

WIDTH, HEIGHT = 560.0, 330.0
LEAST_SHOWN = 0.05
"""Coverage from which the upper bound sets the scale: that of a handful of cells tells nothing."""


def risk_to_svg(points: Sequence[RiskPoint]) -> str:
    """Chart of at least one point; the shade reaches to the exact 95% upper bound of the risk."""
    full = points[-1].coverage
    telling = [point.high for point in points if point.coverage >= LEAST_SHOWN * full]
    top = max(*telling, *(point.risk for point in points), 1e-4) * 1.1
    x = linear_axis("coverage: cells handed out, of all that are printed", 0.0, max(full, 0.01), percent)
    plot = Plot(x, linear_axis("risk: share of them that is wrong", 0.0, top, percent), WIDTH, HEIGHT)
    upper = [plot.at(point.coverage, point.high) for point in points]
    lower = [plot.at(point.coverage, 0.0) for point in reversed(points)]
    last = points[-1]
    return picture(
        plot.frame(),
        element("polygon", points=points_to_text([*upper, *lower]), class_="band"),
        polyline(upper, kind="bound"),
        polyline([plot.at(point.coverage, point.risk) for point in points], kind="curve"),
        *(_dot(plot, point) for point in points),
        width=WIDTH,
        height=HEIGHT,
        name="Risk against coverage",
        words=f"{last.errors} of {last.cells} cells handed out are wrong at the full coverage of {percent(full)}; "
        f"95% upper bound of the risk {percent(last.high)}",
    )


def _dot(plot: Plot, point: RiskPoint) -> str:
    x, y = plot.at(point.coverage, point.risk)
    words = f"confidence {point.confidence:.6g} and more: {point.cells} cells, {point.errors} wrong"
    return element("g", title(words), element("circle", cx=x, cy=y, r=3.5, class_="dot"))
