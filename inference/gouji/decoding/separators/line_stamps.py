"""What a program printed before and behind each line of its own (- '…', …\\par), to spaces of the same length.

Logs have the time ([08:30:01] …), searches the file and line (report.txt:12:…), dumps a record ({"line": 12, "text":
"…"}, (12, '…'), 12,"…"): the digits may differ, all else is the same on every line.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from os.path import commonprefix

from gouji.decoding.separators.string_lists import string_to_text
from gouji.segmenting.cells import PIPES

LEAST_LINES = 8
"""Lines with Chinese text from which on it is no chance that nearly all of them begin alike."""
_ODD = 20
"""One line in so many at each end of the alphabet may have no stamp, such as the header of a dump."""
_SAMPLE = 5
"""Lines that are looked at first, to leave texts without stamps as soon as possible."""
_IDEOGRAPH = re.compile("[\u4e00-\u9fff]")
_DIGITS = re.compile("[0-9]+")
_ANY = "\0"
"""Stands for digits."""
_CELLS = re.compile(rf"[{PIPES}\t<\u4e00-\u9fff].*", re.DOTALL)
"""What a stamp ends before: marks of cells, tags, Chinese text."""
_STAMP = re.compile(rf"(?=[^{_ANY}]*{_ANY})(?:[{_ANY} ]*[^{_ANY}\s.．、)）]){{2}}")
"""A beginning with digits and two signs; a number with a dot or bracket may be that of a list."""
_TAIL = re.compile(rf"""["'\\](?:[^\u4e00-\u9fff{_ANY}]|{_ANY}\.{_ANY})*\Z""")
"""What may stand behind all lines: the end of a string, with a score perhaps, or an escape. Digits may be figures."""
_OPENING = re.compile(r"[^\"'].*[\"']")
"""What else may stand before all lines where strings end behind them: a quote alone may be that of a cell."""


def view_without_line_stamps(view: str) -> str:
    """`view` with the same characters at the same offsets, stamps as spaces, strings as what they stand for."""
    lines = view.split("\n")
    worded = [line for line in lines if _IDEOGRAPH.search(line)]
    if len(worded) < LEAST_LINES or not any(_lines_to_stamp(worded[:: len(worded) // _SAMPLE])):
        return view
    stamp, tail = _lines_to_stamp(sorted(worded)[len(worded) // _ODD : -(len(worded) // _ODD) or None])
    if not stamp + tail:
        return view
    quote = stamp[-1] if stamp and stamp[-1] == tail[:1] else ""
    text = rf"(?:[^{quote}\\]|\\.|{quote * 2})*+" if quote else ".*?"  # one string, not several cells
    pattern = re.compile(f"(?P<stamp>{_to_pattern(stamp)})(?P<text>{text})(?P<tail>{_to_pattern(tail)})\\s*")
    stamped = [pattern.fullmatch(line) for line in lines]
    if sum(map(bool, stamped)) * _ODD < sum(bool(line.strip()) for line in lines) * (_ODD - 1):
        return view
    return "\n".join(
        _unstamped(match, is_string=bool(quote)) if match else line for match, line in zip(stamped, lines, strict=True)
    )


def _lines_to_stamp(lines: Sequence[str]) -> tuple[str, str]:
    """What all begin and end with, with `_ANY` for digits; empty where that is no stamp."""
    stamp = _CELLS.sub("", _common(lines)).rstrip()
    found = _TAIL.search(_common([line.rstrip()[::-1] for line in lines])[::-1])
    tail = found[0] if found else ""
    if not (_STAMP.match(stamp) or (tail and _OPENING.fullmatch(stamp))):
        stamp = ""
    return stamp, tail if stamp or tail.startswith("\\") else ""


def _common(lines: Sequence[str]) -> str:
    return commonprefix([_DIGITS.sub(_ANY, line) for line in lines])  # noqa: RUF071 - of characters, as wanted


def _to_pattern(stamp: str) -> str:
    return re.escape(stamp).replace(re.escape(_ANY), "[0-9]+")


def _unstamped(match: re.Match[str], *, is_string: bool) -> str:
    """The line with spaces for stamp and tail."""
    text = string_to_text(match["text"]) if is_string else match["text"]
    return " " * len(match["stamp"]) + text + " " * (match.end() - match.end("text"))
