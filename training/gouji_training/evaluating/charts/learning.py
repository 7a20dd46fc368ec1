"""The learning curve: what more documents to learn from bring."""

from __future__ import annotations

from collections.abc import Sequence

from gouji_training.evaluating.charts.axes import Plot, doubling_axis, linear_axis, percent
from gouji_training.evaluating.charts.svg import Point, element, label, picture, polyline, title
from gouji_training.evaluating.refits import LearningPoint

WIDTH, HEIGHT = 560.0, 330.0


def learning_to_svg(points: Sequence[LearningPoint]) -> str:
    """Chart of at least one point: line macro F1 and share of cells right over the count of documents."""
    values = [value for point in points for value in (point.macro_f1, point.cells_right)]
    low = max(0.0, min(values) - 0.1 * max(0.02, max(values) - min(values)))
    x = doubling_axis("documents to learn from (logarithmic)", [point.documents for point in points])
    plot = Plot(x, linear_axis("figure", low, 1.0, percent), WIDTH, HEIGHT)
    first, last = points[0], points[-1]
    return picture(
        plot.frame(),
        *_curve(plot, [(p.documents, p.macro_f1) for p in points], "curve", "dot", "lines: macro F1"),
        *_curve(plot, [(p.documents, p.cells_right) for p in points], "curve second", "dot second", "cells right"),
        _legend("dot", "lines: macro F1", 0),
        _legend("dot second", "cells: share right", 1),
        width=WIDTH,
        height=HEIGHT,
        name="Learning curve",
        words=f"from {first.documents} to {last.documents} documents macro F1 goes from {first.macro_f1:.4f} to "
        f"{last.macro_f1:.4f}, the share of cells right from {first.cells_right:.4f} to {last.cells_right:.4f}",
    )


def _curve(plot: Plot, values: Sequence[Point], kind: str, dot: str, name: str) -> list[str]:
    parts = [polyline([plot.at(x, y) for x, y in values], kind=kind)]
    for x, y in values:
        place = plot.at(x, y)
        words = title(f"{name} with {x:.0f} documents: {y:.4f}")
        parts.append(element("g", words, element("circle", cx=place[0], cy=place[1], r=4, class_=dot)))
    return parts


def _legend(dot: str, name: str, number: int) -> str:
    y = HEIGHT - 84 + 18 * number
    x = WIDTH - 170
    return element("g", element("circle", cx=x, cy=y - 4, r=4, class_=dot), label(name, (x + 10, y), anchor="start"))
