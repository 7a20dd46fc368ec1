"""Figures of the table of requests in four sizes, all sums holding."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from random import Random
from typing import Literal, get_args

from gouji.checking import RuleInstance, rule_instances
from gouji.forms import load_form
from gouji_training.synthesis.figures import Scale, draw_figures

Size = Literal["township", "county", "city", "giant"]
SIZES: tuple[Size, ...] = get_args(Size)

Grid = dict[tuple[str, str], int]
"""Figure by row and column id."""

FORM = "zfxxgk-2021"
TABLE = "requests"

LAYERS = 3
MOST_TIMES = 10**7
"""A giant is a sum of city grids, each times a number up to this, so that its sums hold: totals reach 10**12."""


@cache
def identities() -> tuple[RuleInstance, ...]:
    """The 39 sums of the table in the form of 2021."""
    return rule_instances(load_form(FORM), TABLE)


def draw_grid(rng: Random, size: Size) -> Grid:
    """Draw the 175 figures of one report."""
    if size != "giant":
        return _draw(rng, size)
    layers = [(rng.randrange(1, MOST_TIMES), _draw(rng, "city")) for _ in range(LAYERS)]
    return {place: sum(times * layer[place] for times, layer in layers) for place in layers[0][1]}


def _draw(rng: Random, scale: Scale) -> Grid:
    drawn: Mapping[str, Mapping[str, str]] = draw_figures(rng, load_form(FORM), scale=scale, one_row=False)[TABLE]
    return {(row, column): int(text) for row, cells in drawn.items() for column, text in cells.items()}
