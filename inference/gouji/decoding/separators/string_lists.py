"""One long list of strings, as scripts print the text nodes or lines of a page, to one line a string; offsets stay."""

from __future__ import annotations

import re

from gouji.segmenting.values import PROGRAM_BLANKS

LEAST_STRINGS = 40
"""Strings from which a list is that of a page: a row has fewer. Where it is all of the text, 5 are enough."""
_ITEM = r"""(?:"(?:[^"\\\n]|\\.)*+"|'(?:[^'\\\n]|\\.)*+'|-?[0-9][0-9.]*+|None|null)"""
_OPEN, _ITEMS, _CLOSE = r"[\[(]\s*+", rf"(?:{_ITEM}\s*+,\s*+)", rf"(?:{_ITEM}\s*+,?\s*+)?[\])]?"
_LIST = re.compile(rf"{_OPEN}{_ITEMS}{{{LEAST_STRINGS - 1},}}+{_CLOSE}|\A\s*+{_OPEN}{_ITEMS}{{4,}}+{_CLOSE}\s*+\Z")
_PART = re.compile(rf"{_ITEM}|[\s\S]")
_ESCAPE = re.compile(r"\\(?:x[0-9a-f]{2}|u[0-9a-f]{4}|.)|([\"'])\1")
"""What a backslash begins, and quotes doubled inside quotes."""
_ENDS = re.compile(r"\A(?:[ ]|\\t)*\\[nr](?:[ ]|\\[nrt])*|(?:[ ]|\\t)*\\[nr](?:[ ]|\\[nrt])*\Z")
"""Line ends, with tabs, around a text node, which only set the page's source in."""


def string_lists_to_lines(view: str) -> str:
    """`view` with a line end for each comma that parts the strings of such a list."""
    if "[" not in view and "(" not in view:
        return view
    return _LIST.sub(lambda found: "".join(map(_part_to_text, _PART.findall(found[0]))), view)


def _part_to_text(part: str) -> str:
    if len(part) == 1:
        return "\n" if part == "," else part if part.isdigit() else " "
    if part in PROGRAM_BLANKS or part[0] not in "\"'":
        return " " * len(part) if part in PROGRAM_BLANKS else part
    return f" {string_to_text(part[1:-1])} "


def string_to_text(string: str) -> str:
    """What a string between its quotes stands for, in as many characters."""
    return _ESCAPE.sub(_escape_to_text, _ENDS.sub(lambda ends: " " * len(ends[0]), string))


def _escape_to_text(escape: re.Match[str]) -> str:
    """A quote or backslash as such, a tab or line end; spaces for what stands for a space."""
    text = escape[0]
    if text[1] in "nt":
        return " \n" if text[1] == "n" else " \t"
    return text[1:].rjust(len(text)) if text[1] in "\"'\\/" else " " * len(text)
