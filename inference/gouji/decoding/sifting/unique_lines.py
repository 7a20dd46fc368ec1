"""Texts of which a tool kept each line once: figures that were printed before are gone, empty lines may be left."""

from __future__ import annotations

from functools import lru_cache

LEAST_LINES = 30
"""Printed lines of a text with one cell a line that are all different by no chance: tables repeat labels, noughts."""


@lru_cache(maxsize=4)
def has_unique_lines(view: str) -> bool:
    """Whether no printed line of `view` stands there twice."""
    lines = [line for line in view.split("\n") if line.strip()]
    return len(lines) >= LEAST_LINES and len(set(lines)) == len(lines)
