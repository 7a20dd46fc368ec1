"""The well-nested form of a page between parsing and rendering: a flat list of numbers, 12 bytes an event."""

from __future__ import annotations

from array import array
from dataclasses import dataclass
from typing import Final


class Event:
    """Kinds of event, plain integers for speed; an event is a kind and the two numbers given below."""

    TEXT: Final = 0
    """start, end: source text whose white space collapses."""
    PRE: Final = 1
    """start, end: source text whose white space and line ends count."""
    LINE: Final = 2
    """place, place: a line ends, unless it is empty."""
    SPACE: Final = 3
    """place, place: a line break that only parts words."""
    ROW: Final = 4
    """row, place."""
    ROW_END: Final = 5
    """row, place."""
    CELL: Final = 6
    """row, place."""
    CELL_END: Final = 7
    """row, place."""


@dataclass(frozen=True, slots=True)
class Page:
    """The visible content of a page.

    `events` holds triples (kind, number, number). `rows[r]` lists the grid places of row r, each the number of the
    cell that begins there or grid.FILLER; it is None for a row that is laid out as lines.
    """

    events: array[int]
    rows: tuple[array[int] | None, ...]
    notes: tuple[str, ...]
