"""A flattener that takes no part in training or evaluation: what retraining earns is told by it."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random

from gouji_training.flattening.flattener import Flattener
from gouji_training.flattening.own import LAYOUTS, page_to_text
from gouji_training.synthesis import Page

_CELL_LINES = next(layout for layout in LAYOUTS if layout.name == "cell_lines")
_WIDTH, _HEIGHT = 1654, 2339
"""Pixels of an A4 page at 200 dots an inch."""


def pages_to_recognised(pages: Sequence[Page], rngs: Sequence[Random]) -> list[str]:
    """What programs that read scanned pages print: every piece of text on a line, and below it where it was found.

    The places are words and figures that no table holds, so they look like rows to a model that never saw them.
    """
    texts = [page_to_text(page, _CELL_LINES, rng) for page, rng in zip(pages, rngs, strict=True)]
    return [_text_to_recognised(text, rng) for text, rng in zip(texts, rngs, strict=True)]


def _text_to_recognised(text: str, rng: Random) -> str:
    top, lines = 120, []
    for line in text.split("\n"):
        left, width = rng.randrange(90, _WIDTH // 2), rng.randrange(20, _WIDTH // 3)
        lines += [line, f"位置 {left} {top} {left + width} {top + 32} 可信度 {rng.randrange(880, 1000) / 10}"]
        top = top + 46 if top + 80 < _HEIGHT else 120
    return "\n".join(lines)


RECOGNISED = Flattener("recognised", "recognised", "reader of scans", pages_to_recognised)
"""One cell a line, as `cell_lines`, with a line of its own for the place of each."""
