"""Numbers that a program printed before each line (12: 规章, 第3行：…, [7] 0) to spaces of the same length."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

NUMBERED = re.compile(
    r"^[ \t]*(?P<mark>(?:第|Row |row |Line |line |L|\[)?(?P<number>[0-9]{1,5})(?:[ ]?行|\])?[ ]?(?:[:：>→)]|(?<=\])))",
    re.MULTILINE,
)
LEAST_LINES = 8
"""Lines that are numbered on from which on these are no figures, nor the items of a list."""


def view_without_line_numbers(view: str) -> str:
    """`view` with the same characters at the same offsets, numbers that count up from line to line as spaces."""
    numbered = list(NUMBERED.finditer(view))
    if len(numbered) < LEAST_LINES:
        return view
    characters = list(view)
    for stretch in _counted_on(view, numbered):
        for match in stretch if len(stretch) >= LEAST_LINES else ():
            characters[match.start("mark") : match.end("mark")] = " " * len(match["mark"])
    return "".join(characters)


def _counted_on(view: str, numbered: Sequence[re.Match[str]]) -> Iterator[list[re.Match[str]]]:
    """Stretches of lines that follow one another and count up by one."""
    stretch: list[re.Match[str]] = []
    for match in numbered:
        last = stretch[-1] if stretch else None
        follows = last and view.count("\n", last.end(), match.start("mark")) == 1
        if last and not (follows and int(match["number"]) == int(last["number"]) + 1):
            yield stretch
            stretch = []
        stretch.append(match)
    yield stretch
