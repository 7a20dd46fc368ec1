"""Where the figures of a row stand, what says so, and what the table around it shows."""

from __future__ import annotations

from typing import Literal

from gouji.decoding.placing.row_shapes import Pattern
from gouji.segmenting import Kind
from gouji.value_class import value_class

Evidence = Literal[
    "full",
    "blanks",
    "neighbours",
    "grid",
    "spaced",
    "window",
    "cut",
    "repeated",
    "glued",
    "run_together",
    "joined",
    "header",
    "lines",
]

UNPROVEN: frozenset[Evidence] = frozenset({"window", "repeated", "run_together", "joined"})
"""Evidence that says how figures may be read, not that they are."""


@value_class
class Slot:
    """One column's content: view range of the printed text; an empty range is a printed blank."""

    start: int
    end: int
    kind: Kind


@value_class
class Placement:
    """Slots of a row, one a column (None where nothing is printed), and what decided their places."""

    slots: tuple[Slot | None, ...]
    evidence: Evidence


@value_class
class RowLayout:
    """What the table around a row shows: columns, patterns of full rows, by itself, other blocks or the header."""

    width: int
    patterns: frozenset[Pattern]
    repeats: int
    """How often each label of the block's header stands in a row: more than once where a tool filled merged cells."""
    parted_by_empties: bool
    """Whether full rows have empty cells between their figures: then those are separators, not blanks."""
    torn_words: frozenset[str]
    """Worded blanks that are also pieces of this table's group labels: 无 of （四）无法提供."""
    glued: bool
    """Whether rows of the table print their figures in one run; else a lone number is one number."""
    shows_blanks: bool
    """Whether an empty cell would have left a mark: the table shows some, or has full rows. Then a short last row was
    cut off, not closed up."""
    keeps_blanks: bool = False
    """Whether rows of the table show empty cells between their figures: then none is closed up."""
    spans_labels: bool = False
    """Whether labels of the table leave empty cells behind them, and this row's should by its depth in the groups."""
    fills_totals: bool = False
    """Whether all rows of the table have as many cells as columns, and none but the last one filled."""
    final: bool = False
    """Whether it is the last row of its table."""
    ends_with_sum: bool = False
    """Whether the form says that the last figure is the sum of the others."""
