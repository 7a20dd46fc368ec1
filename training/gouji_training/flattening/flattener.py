"""What a flattener is: a tool that turns pages into text, with what its text still tells."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from random import Random

from gouji_training.flattening.own import FURTHER, LAYOUTS, Layout, page_to_text
from gouji_training.synthesis import Page


@dataclass(frozen=True, slots=True)
class Failure:
    """Why a tool made no text of a page."""

    reason: str


Flatten = Callable[[Sequence[Page], Sequence[Random]], Sequence[str | Failure]]
"""Pages and a source of chance for each to their texts; raises TrainingError when the tool is not there."""


@dataclass(frozen=True, slots=True)
class Flattener:
    """A layout family: `name` is the family, `group` the kind of layouts that resemble it, `tool` what makes it.

    `placed` says that every printed value keeps a place that a careful reader can tell, `blanks` that this holds beside
    blank cells too.
    """

    name: str
    group: str
    tool: str
    flatten: Flatten
    placed: bool = True
    blanks: bool = False


def layout_to_flattener(layout: Layout) -> Flattener:
    """One of the project's own layouts."""

    def flatten(pages: Sequence[Page], rngs: Sequence[Random]) -> list[str]:
        return [page_to_text(page, layout, rng) for page, rng in zip(pages, rngs, strict=True)]

    return Flattener(layout.name, layout.group, "own", flatten, layout.placed, layout.blanks)


OWN: tuple[Flattener, ...] = tuple(layout_to_flattener(layout) for layout in LAYOUTS)
"""The flatteners that need nothing installed."""

MORE: tuple[Flattener, ...] = tuple(layout_to_flattener(layout) for layout in FURTHER)
"""Flatteners that take no part in making the shipped corpus and model, which would be drawn otherwise with them."""
