"""Offsets of the original to line numbers."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass

_LINE_END = re.compile(r"\r\n|\r|\n")


@dataclass(frozen=True, slots=True)
class LineIndex:
    """Where the lines of a text start; lines count from 1 and end with LF, CR LF or CR."""

    starts: tuple[int, ...]

    def line_of(self, offset: int) -> int:
        """Number of the line that `offset` stands in."""
        return bisect_right(self.starts, offset)


def text_to_line_index(text: str) -> LineIndex:
    """The index of `text`."""
    return LineIndex((0, *(match.end() for match in _LINE_END.finditer(text))))
