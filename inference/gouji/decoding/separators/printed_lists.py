"""Lists of strings and figures, as a script prints a table, to lines of cells parted by tabs; offsets stay."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gouji.segmenting.values import PROGRAM_BLANKS

LEAST_LISTS = 4
"""Lists from which they are the rows of a table."""
LEAST_COMMAS = 3
"""Commas of such a list."""
_ITEM = r"""(?:"(?:[^"\\\n]|\\.){0,200}"|'(?:[^'\\\n]|\\.){0,200}'|-?[0-9][0-9.]{0,20}|None|null|NaN|nan)"""
_GAP = r"\s{0,80}"
_KEY = r"""["']?[0-9A-Za-z_]{1,20}["']?\s{0,4}:\s{0,4}"""
"""What an object calls an item by where its columns have no names: {"0": "规章", "1": 3}."""
_LIST = re.compile(
    rf"(?:[\[(]{_GAP}){{1,3}}{_ITEM}(?:{_GAP},{_GAP}{_ITEM})*,?{_GAP}[\])](?:{_GAP}[\])]){{0,3}}[ ]?,?"
    rf"|\{{{_GAP}{_KEY}{_ITEM}(?:{_GAP},{_GAP}{_KEY}{_ITEM})*{_GAP}\}}[ ]?,?"
)
_KEYED = re.compile(rf"({_KEY})({_ITEM})")
_ESCAPE = re.compile(r"\\[nrt]")
_PART = re.compile(rf"{_ITEM}|[\s\S]")


def lists_to_lines(view: str) -> str:
    """`view` with its lists, one in the other, as lines of cells parted by tabs; as it is where there are few."""
    found = _view_to_lists(view)
    if not found:
        return view
    parts, position = [], 0
    for match in found:
        parts += [_nesting_to_spaces(view[position : match.start()]), "".join(_list_to_line(match[0]))]
        position = match.end()
    return "".join([*parts, _nesting_to_spaces(view[position:])])


def are_in_lists(view: str, escape: str) -> bool:
    """Whether most of these escapes stand in the cells of such lists: lines of a cell, not of the text."""
    return sum(match[0].count(escape) for match in _view_to_lists(view)) > view.count(escape) / 2


def _view_to_lists(view: str) -> list[re.Match[str]]:
    """The lists, where some of them are rows of a table."""
    if sum(map(view.count, "[({")) < LEAST_LISTS or view.count('"') + view.count("'") < LEAST_LISTS:
        return []
    found = [match for match in _LIST.finditer(view) if '"' in match[0] or "'" in match[0] or "," in match[0]]
    return found if sum(match[0].count(",") >= LEAST_COMMAS for match in found) >= LEAST_LISTS else []


def _list_to_line(text: str) -> Iterator[str]:
    """The characters of a list: commas between its items as tabs, a line end for what closes it; keys as spaces."""
    end = max(map(text.rfind, "])}"))
    if text[0] == "{":
        text = _KEYED.sub(lambda item: " " * len(item[1]) + item[2], text)
    for part in _PART.findall(text[:end]):
        if part == ",":
            yield "\t"
        elif len(part) > 1 and part not in PROGRAM_BLANKS:
            yield f" {_ESCAPE.sub('  ', part[1:-1])} " if part[0] in "\"'" else part
        else:
            yield part if part.isdigit() else " " * len(part)
    yield "\n" + " " * (len(text) - end - 1)


def _nesting_to_spaces(text: str) -> str:
    """What stands between two lists, when nothing but what nests them."""
    return re.sub(r"[\[\](),]", " ", text) if not text.strip("[](), \n\t") else text
