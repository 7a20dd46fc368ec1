"""Stretches of lines that a frame stands around: box drawing characters, or | + and - as in ASCII."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

BOX = "\u2500-\u257f"
_FRAMED = re.compile(
    rf"^[^\S\n]*(?:[{BOX}][^\n]*[{BOX}]|[|+][^\n]*[|+])[^\S\n]*(?:\n|\Z)(?:[^\S\n]*[{BOX}|+][^\n]*[{BOX}|+][^\S\n]*(?:\n|\Z))+",
    re.MULTILINE,
)
_RULE = {True: re.compile(rf"[^\S\n]*[{BOX}]{{3,}}\s*"), False: re.compile(r"[^\S\n]*\+[-=+]+\+\s*")}
LEAST_LINES = 5
"""Two rows and the lines around each."""


@dataclass(frozen=True, slots=True)
class Block:
    """Lines of a text as half-open ranges without their line ends; `boxed` where the frame is of box characters."""

    lines: tuple[tuple[int, int], ...]
    boxed: bool


def text_to_blocks(text: str) -> Iterator[Block]:
    """The blocks that begin and end with a rule: without one there, as in Markdown, lines are no cells' limits."""
    if "+-" not in text and "─" not in text and "━" not in text and "═" not in text:
        return
    for framed in _FRAMED.finditer(text):
        boxed = not framed[0].lstrip().startswith(("|", "+"))
        lines = list(_lines(text, *framed.span()))
        rules = [bool(_RULE[boxed].fullmatch(text, start, end)) for start, end in lines]
        if True in rules:
            first, last = rules.index(True), len(rules) - rules[::-1].index(True)
            if last - first >= LEAST_LINES:
                yield Block(tuple(lines[first:last]), boxed)


def _lines(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while start < end:
        stop = text.find("\n", start, end)
        stop = end if stop < 0 else stop
        yield start, stop
        start = stop + 1
