"""What of a page is printed on paper: reports written in a word processor have no menus."""

from __future__ import annotations

from dataclasses import replace
from random import Random

from gouji_training.synthesis.model import Grid
from gouji_training.synthesis.page import Page

_SIGNED = 2
"""Lines of furniture that stay below the report: the agency and the date."""


def page_to_paper(page: Page, rng: Random) -> Page:
    """The page without the site around it; one page in four is a printed web page and keeps it."""
    if rng.random() < 0.25:
        return page
    own = [number for number, block in enumerate(page.blocks) if isinstance(block, Grid) or block.label != "furniture"]
    last = own[-1] if own else -1
    kept = [
        block
        for number, block in enumerate(page.blocks)
        if isinstance(block, Grid) or block.label != "furniture" or last < number <= last + _SIGNED
    ]
    return replace(page, blocks=tuple(kept))
