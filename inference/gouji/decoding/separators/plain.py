"""Marks that text formats leave around cells, turned into spaces of the same length, so that offsets stay."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from gouji.segmenting.values import PROGRAM_BLANKS

LINE_BREAKS = re.compile("[\r\x0b\x0c\x85\u2028\u2029]")
"""What ends a line besides LF, also in the mixed files that scrapers leave."""
SPACE_MARKS = re.compile(r"&(?:nbsp|ensp|emsp|thinsp|#160|#x[aA]0|#12288);|\*\*|`")
"""Entities that were never decoded, and Markdown's marks for bold text and code."""
NOTHING = re.compile(rf"(?<=[|｜\t])[ ]*(?:{'|'.join(sorted(PROGRAM_BLANKS))})(?=[ ]*(?:[|｜\t]|$))", re.MULTILINE)
"""What programs print for an empty cell, and for the places that a merged one covers."""
ESCAPED_BREAK = re.compile(r"\\r\\n|\\[rnt]")
"""Line ends and tabs as files of records write them inside a string."""
LEAST_ESCAPED = 20
ESCAPED_PIPE = "\\|"
"""A pipe as Markdown writes it inside a cell, and tools that take a whole table for text write all of them."""
BULLET = re.compile(r"^[ \t\u00a0\u3000]*([-*+•·●▪◆○>])(?=[ \t\u00a0\u3000]+\S)", re.MULTILINE)
WHITE = " \t\n\u00a0\u3000"
BULLETED = 0.6
"""Share of the printed lines that begin with a bullet from which it is one, and not a sign or a blank mark."""
LEAST_BULLETED = 8
"""Lines one after the other with the same bullet, text among them, that are a list in a text without others: more than
a column of signed figures has."""


def view_to_plain(view: str) -> str:
    """`view` with the same characters at the same offsets, line ends as LF, formatting marks as spaces."""
    plain = LINE_BREAKS.sub("\n", view.replace("\r\n", " \n"))
    if plain.count("\\n") > max(LEAST_ESCAPED, plain.count("\n")):
        plain = ESCAPED_BREAK.sub(lambda mark: " " * (len(mark[0]) - 1) + ("\t" if mark[0] == "\\t" else "\n"), plain)
    if ESCAPED_PIPE in plain:
        plain = "\n".join(map(_unescaped, plain.split("\n")))
    plain = SPACE_MARKS.sub(lambda mark: " " * len(mark[0]), plain)
    plain = NOTHING.sub(lambda mark: " " * len(mark[0]), plain)
    bullets = list(BULLET.finditer(plain))
    if not bullets:
        return plain
    if len(bullets) < BULLETED * sum(bool(line.strip()) for line in plain.split("\n")):
        bullets = [match for group in _bullets_in_turn(plain, bullets) for match in group]
    characters = list(plain)
    for match in bullets:
        characters[match.start(1)] = " "
    return "".join(characters)


def _unescaped(line: str) -> str:
    """The line with pipes that are all escaped as such; one of them alone is a cell's."""
    count = line.count(ESCAPED_PIPE)
    return line.replace(ESCAPED_PIPE, " |") if count > 1 and count == line.count("|") else line


def _bullets_in_turn(plain: str, bullets: Sequence[re.Match[str]]) -> Iterator[list[re.Match[str]]]:
    """The bullets of lines one after the other that all begin with the same one, blank lines left out, and that are a
    list: the bullet stands before text as before figures.
    """
    group: list[re.Match[str]] = []
    for match in bullets:
        between = plain[plain.find("\n", group[-1].end()) : match.start()] if group else ""
        if group and (between.strip(WHITE + match[1]) or match[1] != group[-1][1]):
            if _is_list(plain, group):
                yield group
            group = []
        group.append(match)
    if _is_list(plain, group):
        yield group


def _is_list(plain: str, group: Sequence[re.Match[str]]) -> bool:
    return len(group) >= LEAST_BULLETED and any(
        plain[match.end() : match.end() + 9].lstrip(WHITE)[:1].isalpha() for match in group
    )
