"""Numbers that a program printed before each line (12: 规章, 第3行：…, [7] 0, 12. 0) to spaces of the same length."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

NUMBERED = re.compile(
    r"^[ \t]*(?P<mark>(?:第|Row |row |Line |line |L|\[)?(?P<number>[0-9]{1,5})(?:[ ]?行|\])?[ ]?(?:[:：>→)]|(?<=\])))",
    re.MULTILINE,
)
LEAST_LINES = 8
"""Lines that are numbered on from which on these are no figures, nor the items of a list."""
BARE = re.compile(r"^[ ]*(?P<mark>[(（]?(?P<number>[0-9]{1,6})(?:\t|[ ]+|[.．、)）][ ]?|$))", re.MULTILINE)
"""A number as lists have it, or with nothing but a gap behind it, or nothing, where the line was empty."""
LEAST_BARE = 20
"""The same of bare ones, which figures look like; fewer are enough where every line has one."""


def view_without_line_numbers(view: str) -> str:
    """`view` with the same characters at the same offsets, numbers that count up from line to line as spaces."""
    printed = sum(bool(line.strip()) for line in view.split("\n"))
    for pattern, least in ((NUMBERED, LEAST_LINES), (BARE, min(LEAST_BARE, max(printed, LEAST_LINES)))):
        numbered = list(pattern.finditer(view))
        if len(numbered) < least:
            continue
        characters = list(view)
        for stretch in _counted_on(view, numbered):
            if len(stretch) >= least and _are_before_text(view, stretch):
                for match in stretch:
                    characters[match.start("mark") : match.end("mark")] = " " * len(match["mark"])
        view = "".join(characters)
    return view


def _are_before_text(view: str, stretch: Sequence[re.Match[str]]) -> bool:
    """Whether something stands behind one of the numbers: else they are figures, one a line."""
    return any(view[match.end() : view.find("\n", match.end())].strip() for match in stretch)


def _counted_on(view: str, numbered: Sequence[re.Match[str]]) -> Iterator[list[re.Match[str]]]:
    """Stretches of lines that follow one another, blank ones left out, and count up by one."""
    stretch: list[re.Match[str]] = []
    for match in numbered:
        last = stretch[-1] if stretch else None
        follows = last and not view[view.find("\n", last.start("mark")) : match.start("mark")].strip()
        if last and not (follows and int(match["number"]) == int(last["number"]) + 1):
            yield stretch
            stretch = []
        stretch.append(match)
    yield stretch
