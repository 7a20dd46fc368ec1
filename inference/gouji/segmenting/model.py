"""What a piece of a cell is, and what must be known of the forms to tell it."""

from __future__ import annotations

from typing import ClassVar, Protocol

from gouji.segmenting.letter_spaces import Labels


class Kind(str):
    """What a segment holds, as a letter for the readable alignment string.

    No Enum: members are looked up some 10,000 times a document, and Python 3.11 takes five times as long for an Enum's.
    """

    __slots__ = ()

    TEXT: ClassVar[Kind]
    VALUE: ClassVar[Kind]
    MARK: ClassVar[Kind]
    EMPTY: ClassVar[Kind]


Kind.TEXT, Kind.VALUE, Kind.MARK, Kind.EMPTY = map(Kind, "TVME")


FIGURES = (Kind.VALUE, Kind.MARK)
"""What stands in a figure's place: one, or a mark for none."""


class KnownLabels(Labels, Protocol):
    """What the cutter of glued text needs to know of the forms."""

    def is_row_label(self, text: str) -> bool:
        """Whether `text` as a whole is a row label."""

    def find_glued_labels(self, text: str) -> list[tuple[int, int]]:
        """Half-open ranges of the labels in a text that is a table run together, in order; none in prose."""

    def __hash__(self) -> int:
        """By identity or by value: what is found with the labels is kept."""
