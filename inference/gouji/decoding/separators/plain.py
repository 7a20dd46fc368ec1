"""Marks that text formats leave around cells, turned into spaces of the same length, so that offsets stay."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from gouji.decoding.separators.line_frames import view_without_line_frames
from gouji.decoding.separators.line_numbers import view_without_line_numbers
from gouji.decoding.separators.line_stamps import view_without_line_stamps
from gouji.decoding.separators.pipe_runs import view_with_single_pipes
from gouji.decoding.separators.printed_lists import are_in_lists
from gouji.decoding.separators.string_lists import string_lists_to_lines
from gouji.document import CELL_END
from gouji.segmenting.values import PROGRAM_BLANKS

LINE_BREAKS = re.compile("[\r\x0b\x0c\x85\u2028\u2029]")
"""What ends a line besides LF, also in the mixed files that scrapers leave."""
SPACE_MARKS = re.compile(r"&(?:nbsp|ensp|emsp|thinsp|quot|[lr]dquo|#160|#x[aA]0|#12288);|\*\*|`")
"""Entities that were never decoded, and Markdown's marks for bold text and code."""
_BESIDE, _NULL = f"[|｜│\t{CELL_END}]", f"[ ]*(?:{'|'.join(sorted(PROGRAM_BLANKS))})"
NOTHING = re.compile(rf"(?<={_BESIDE}){_NULL}(?=[ ]*(?:{_BESIDE}|$))", re.MULTILINE)
"""What programs print for an empty cell, and for the places that a merged one covers."""
ESCAPED_BREAK = re.compile(r"\\+r\\+n|\\+[rnt]")
"""Line ends and tabs as files of records write them inside a string, or inside a string in a string."""
LEAST_ESCAPED = 4
"""Escapes from which, where they are more than the line ends, they stand for those: 5 lines have no table."""
DASHED_WALL = "┆"
"""What polars draws between columns."""
ESCAPED_PIPE = "\\|"
"""A pipe as Markdown writes it inside a cell, and tools that take a whole table for text write all of them."""
BULLET = re.compile(r"^[ \t\u00a0\u3000]*([-*+•·●▪◆○>])(?=[ \t\u00a0\u3000]+\S)", re.MULTILINE)
WHITE = " \t\n\u00a0\u3000"
BULLETED = 0.6
"""Share of the printed lines that begin with a bullet from which it is one, and not a sign or a blank mark."""
LEAST_ITEMS = 2
"""Lines that follow one another and begin alike from which on that is a bullet, where the first one is no figure."""
QUOTED = re.compile(r"^[ \t]*(>(?:[ ]?>)*)", re.MULTILINE)
"""What mail and Markdown set before each line of a quotation, empty ones as well."""
FIGURE = re.compile(r"\s*[0-9０-９+\-－—–−/]")
INLINE_TAG = re.compile(
    r"</?(?:span|font|strong|em|sup|sub|div|center|[abipsu]|br|o:p)(?:\s[^<>\n]{0,500})?/?>|<!--[^<>\n]{0,100}-->",
    re.IGNORECASE,
)
"""Tags that Markdown converters leave in a text that is no HTML."""


def view_to_plain(view: str) -> str:
    """`view` with the same characters at the same offsets, line ends as LF, formatting marks as spaces."""
    plain = LINE_BREAKS.sub("\n", view.replace("\r\n", " \n"))
    if plain.count("\\n") > max(LEAST_ESCAPED, plain.count("\n")) and not are_in_lists(plain, "\\n"):
        plain = ESCAPED_BREAK.sub(lambda mark: " " * (len(mark[0]) - 1) + ("\t" if mark[0] == "\\t" else "\n"), plain)
    if ESCAPED_PIPE in plain:
        whole = LEAST_ESCAPED < plain.count(ESCAPED_PIPE) == plain.count("|")
        plain = plain.replace(ESCAPED_PIPE, " |") if whole else "\n".join(map(_unescaped, plain.split("\n")))
    plain = view_with_single_pipes(plain.replace(DASHED_WALL, "│"))
    plain = view_without_line_frames(view_without_line_stamps(plain))
    plain = string_lists_to_lines(view_without_line_numbers(plain))
    plain = SPACE_MARKS.sub(lambda mark: " " * len(mark[0]), plain)
    if "</" in plain or "-->" in plain:
        plain = INLINE_TAG.sub(lambda mark: " " * len(mark[0]), plain)
    plain = NOTHING.sub(lambda mark: " " * len(mark[0]), plain)
    printed = sum(bool(line.strip()) for line in plain.split("\n"))
    if plain.count(">") >= BULLETED * printed and len(QUOTED.findall(plain)) >= BULLETED * printed:
        plain = QUOTED.sub(lambda mark: " " * len(mark[0]), plain)
    bullets = list(BULLET.finditer(plain))
    if len(bullets) < BULLETED * printed:
        bullets = [bullet for items in _bullets_to_lists(plain, bullets) for bullet in items]
    if not bullets:
        return plain
    characters = list(plain)
    for bullet in bullets:
        characters[bullet.start(1)] = " "
    return "".join(characters)


def _unescaped(line: str) -> str:
    """The line with pipes that are all escaped as such; one of them alone is a cell's."""
    count = line.count(ESCAPED_PIPE)
    return line.replace(ESCAPED_PIPE, " |") if count > 1 and count == line.count("|") else line


def _bullets_to_lists(plain: str, bullets: Sequence[re.Match[str]]) -> Iterator[list[re.Match[str]]]:
    """Bullets of lines that follow one another, blank ones left out, the first of which begins with a word."""
    items: list[re.Match[str]] = []
    for bullet in [*bullets, None]:
        last = items[-1] if items else None
        if last and bullet and bullet[1] == last[1] and not _text_between(plain, last, bullet):
            items.append(bullet)
            continue
        if len(items) >= LEAST_ITEMS and not FIGURE.match(plain, items[0].end()):
            yield items
        items = [bullet] if bullet else []


def _text_between(plain: str, last: re.Match[str], bullet: re.Match[str]) -> str:
    """What stands between the line of one bullet and the other bullet, other than bullets alone."""
    return plain[plain.find("\n", last.end()) : bullet.start()].strip(WHITE + bullet[1])
