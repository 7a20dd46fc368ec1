"""Evaluation to HTML: the template, the charts in it, and how its numbers are written."""

from __future__ import annotations

from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from gouji.classifying.labels import LABELS
from gouji_training.evaluating.charts.confusion import confusion_to_svg
from gouji_training.evaluating.charts.learning import learning_to_svg
from gouji_training.evaluating.charts.reliability import reliability_to_svg
from gouji_training.evaluating.charts.risk import risk_to_svg
from gouji_training.evaluating.charts.shares import ShareRow, shares_to_svg
from gouji_training.evaluating.model import Evaluation

_HERE = Path(__file__).parent
TEMPLATE = "report.html.j2"
_PICTURES = {code: 0x2400 + code for code in range(32) if chr(code) != "\t"}
BREAK = Markup("_<wbr>")
"""An underscore after which a column id may be broken."""


def evaluation_to_html(evaluation: Evaluation) -> str:
    """The page: style and charts inline, no script, nothing fetched; the same bytes for the same evaluation."""
    # the page is filled with text of strangers: all of it is escaped
    environment = Environment(
        loader=FileSystemLoader(_HERE),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters.update(percent=_percent, f1=_f1, count=_count, signed=_signed, bound=_bound, visible=_visible)
    style = Markup((_HERE / "style.css").read_text(encoding="utf-8"))
    template = environment.get_template(TEMPLATE)
    return template.render(e=evaluation, labels=LABELS, charts=evaluation_to_charts(evaluation), style=style, wbr=BREAK)


def evaluation_to_charts(evaluation: Evaluation) -> dict[str, Markup]:
    """Every chart that there is data for, by name."""
    charts = {"confusion": confusion_to_svg(LABELS, evaluation.lines.confusion)}
    if evaluation.cells_by["family"]:
        charts["families"] = _families_to_svg(evaluation)
    if evaluation.confidences.risk:
        charts["risk"] = risk_to_svg(evaluation.confidences.risk)
        charts["reliability"] = reliability_to_svg(evaluation.confidences.reliability)
    if evaluation.learning_curve:
        charts["learning"] = learning_to_svg(evaluation.learning_curve)
    if evaluation.ablation:
        charts["ablation"] = _ablation_to_svg(evaluation)
    # the charts escape what they print themselves
    return {name: Markup(chart) for name, chart in charts.items()}


def _families_to_svg(evaluation: Evaluation) -> str:
    rows = [
        ShareRow(part.name, part.right.value, part.right.low, part.right.high, f"{part.right.of:,} cells")
        for part in evaluation.cells_by["family"]
        if part.right.of
    ]
    if not rows:
        rows = [ShareRow("all", 0.0, 0.0, 1.0, "0 cells")]
    axis = "share of cells right, one-sided 95% bounds"
    return shares_to_svg(rows, name="Cells right by layout family", axis=axis)


def _ablation_to_svg(evaluation: Evaluation) -> str:
    rows = [
        ShareRow(variant.name, variant.difference, variant.low, variant.high, f"{variant.cells.silent.hits} silent")
        for variant in evaluation.ablation
    ]
    return shares_to_svg(
        rows, name="What learning earns", axis="share of cells right, difference to the model as it is"
    )


def _visible(text: str) -> str:
    """Control characters as the pictures that Unicode has of them: HTML cannot hold them."""
    return text.translate(_PICTURES)


def _f1(value: float | None) -> str:
    """Four places; a dash where there is nothing to score."""
    return "–" if value is None else f"{value:.4f}"


def _percent(value: float) -> str:
    """A share with two places; one of nearly all, but not all, is never rounded to 100."""
    return f"{min(value, 0.9999) if value < 1 else value:.2%}"


def _count(value: int) -> str:
    return f"{value:,}"


def _signed(value: float) -> str:
    """A difference in percentage points."""
    return f"{value * 100:+.3f}".replace("-", "−")


def _bound(value: float) -> str:
    """A small share in percent, three digits."""
    return f"{value * 100:.3g}%"
