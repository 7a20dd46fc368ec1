"""What a program set around every line (file: …, // …, "…", <line>…</line>) to spaces of the same length."""

from __future__ import annotations

import re
from itertools import takewhile

from gouji.decoding.separators.string_lists import string_to_text
from gouji.segmenting.cells import PIPES

LEAST_LINES = 8
"""Printed lines from which on it is no chance that all of them begin alike."""
_CELLS_OR_NUMBERS = re.compile(rf"[<{PIPES}\t0-9０-９([（【\"'“‘一二三四五六七八第].*", re.DOTALL)
"""What a common beginning ends before: marks of cells, figures and list numbers, quotes, tags."""
_QUOTED = re.compile(
    r"[ \t]*(?P<quote>[\"'])(?P<text>(?:(?!(?P=quote))[^\\]|\\.|(?P=quote){2})*+)(?P=quote)[ \t]*,?[ \t]*"
)
"""A line in quotes as a whole, those inside doubled or escaped: not several cells in quotes of their own."""
_TAGGED = re.compile(r"[ \t]*<(?P<name>[A-Za-z][\w.-]*)(?:\s[^<>]*)?>(?P<text>.*)</(?P=name)>[ \t]*")
"""A line of XML that is one element (<text top="112">规章</text>), not several cells."""
_SHARE = 0.9
"""Share of the printed lines that stand in quotes or tags; the rest may be the brackets of a list, or tags around."""


def view_without_line_frames(view: str) -> str:
    """`view` with the same characters at the same offsets, without what all lines begin with or stand in."""
    lines = view.split("\n")
    printed = [line.strip() for line in lines if line.strip()]
    if len(printed) < LEAST_LINES:
        return view
    prefix = _CELLS_OR_NUMBERS.sub("", _common_beginning(min(printed), max(printed))).rstrip()
    if prefix:
        lines = [line.replace(prefix, " " * len(prefix), 1) for line in lines]
    for pattern in (_TAGGED, _QUOTED):
        framed = [pattern.fullmatch(line) for line in lines]
        if sum(match is not None for match in framed) >= _SHARE * len(printed):
            lines = [_unframed(match) if match else line for line, match in zip(lines, framed, strict=True)]
    return "\n".join(lines)


def _common_beginning(one: str, two: str) -> str:
    """What both begin with: of the first and last line in order of the alphabet, what all do."""
    return "".join(a for a, b in takewhile(lambda pair: pair[0] == pair[1], zip(one, two, strict=False)))


def _unframed(match: re.Match[str]) -> str:
    """The text with spaces for what stands around it."""
    start, end = match.span("text")
    return " " * start + string_to_text(match["text"]) + " " * (match.end() - end)
