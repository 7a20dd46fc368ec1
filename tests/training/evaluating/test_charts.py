"""Charts: sound XML with a name, a text alternative and real axes."""

from __future__ import annotations

import xml.etree.ElementTree as ET

import pytest

from gouji_training.evaluating.charts.axes import doubling_axis, linear_axis, percent, power_axis, round_ticks
from gouji_training.evaluating.charts.confusion import confusion_to_svg
from gouji_training.evaluating.charts.learning import learning_to_svg
from gouji_training.evaluating.charts.reliability import reliability_to_svg
from gouji_training.evaluating.charts.risk import risk_to_svg
from gouji_training.evaluating.charts.shares import ShareRow, shares_to_svg
from gouji_training.evaluating.confidences import ReliabilityPoint, RiskPoint
from gouji_training.evaluating.refits import LearningPoint

_RISK = (RiskPoint(0.999, 90, 0, 0.9, 0.0, 0.03), RiskPoint(0.9, 100, 2, 1.0, 0.02, 0.06))
_RELIABILITY = (ReliabilityPoint(0.999, 90, 90, 1.0, 0.97, 1.0), ReliabilityPoint(0.9, 10, 8, 0.8, 0.5, 0.96))
_LEARNING = (LearningPoint(5, 0.6, 0.9), LearningPoint(10, 0.8, 0.95))
CHARTS = {
    "confusion": confusion_to_svg(["a", "b", "c"], [[5, 1, 0], [0, 7, 0], [0, 0, 0]]),
    "risk": risk_to_svg(_RISK),
    "risk of one point": risk_to_svg(_RISK[:1]),
    "reliability": reliability_to_svg(_RELIABILITY),
    "reliability without errors": reliability_to_svg(_RELIABILITY[:1]),
    "learning": learning_to_svg(_LEARNING),
    "learning of one point": learning_to_svg(_LEARNING[:1]),
    "shares": shares_to_svg([ShareRow("规章 <b>", 0.5, 0.4, 0.6, "9 cells")], name="Shares", axis="share"),
    "shares without spread": shares_to_svg([ShareRow("a", 0.0, 0.0, 0.0, "")], name="Shares", axis="share"),
}


@pytest.mark.parametrize("chart", CHARTS.values(), ids=CHARTS)
def test_a_chart_is_sound_and_says_in_words_what_it_shows(chart: str) -> None:
    root = ET.fromstring(chart)
    assert root.tag == "svg"
    assert root.findtext("title")
    assert root.findtext("desc")
    assert root.get("role") == "img"


@pytest.mark.parametrize("chart", CHARTS.values(), ids=CHARTS)
def test_everything_stands_within_the_picture(chart: str) -> None:
    root = ET.fromstring(chart)
    width, height = (float(size) for size in root.attrib["viewBox"].split()[2:])
    for element in root.iter():
        for name, most in (("x", width), ("x1", width), ("cx", width), ("y", height), ("y2", height), ("cy", height)):
            assert 0 <= float(element.get(name, "0")) <= most


def test_text_of_others_is_escaped() -> None:
    assert "<b>" not in CHARTS["shares"]
    assert "规章 &lt;b&gt;" in CHARTS["shares"]


def test_labels_that_never_occur_have_no_row_in_the_confusion() -> None:
    texts = [element.text for element in ET.fromstring(CHARTS["confusion"]).iter("text")]
    assert "b" in texts
    assert "c" not in texts


@pytest.mark.parametrize(
    ("low", "high", "ticks"),
    [(0.0, 1.0, (0, 0.2, 0.4, 0.6, 0.8, 1.0)), (0.93, 1.0, (0.94, 0.96, 0.98, 1.0)), (-3.0, 7.0, (-2, 0, 2, 4, 6))],
)
def test_ticks_stand_at_round_numbers(low: float, high: float, ticks: tuple[float, ...]) -> None:
    assert round_ticks(low, high) == pytest.approx(ticks)


def test_an_empty_range_becomes_a_small_one() -> None:
    axis = linear_axis("x", 1.0, 1.0, percent)
    assert axis.low < 1.0 < axis.high


def test_a_logarithmic_axis_reaches_whole_powers_of_ten() -> None:
    axis = power_axis("x", 0.002, 0.5, percent)
    assert axis.low == pytest.approx(0.001)
    assert axis.high == 1.0
    assert axis.share(0.001) == 0
    assert axis.share(1.0) == pytest.approx(1)


def test_an_axis_of_doublings_has_a_tick_at_each_value() -> None:
    assert doubling_axis("x", [5, 10, 20]).ticks == (5.0, 10.0, 20.0)


@pytest.mark.parametrize(
    ("value", "text"),
    [(0.0, "0%"), (1.0, "100%"), (0.125, "12%"), (0.0123, "1.2%"), (0.00067, "0.067%"), (-0.5, "-50%")],
)
def test_shares_are_written_as_short_percents(value: float, text: str) -> None:
    assert percent(value) == text
