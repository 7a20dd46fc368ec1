"""What parts the figures of a text again and again, to delimiters: 规章##0##3, 【规章】【0】, 规章→0→3.

Nobody can list what programs put between cells. The same string between one figure and the next, many times in lines
that hold rows of a form, is such a thing; what rows begin and end with besides belongs to it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from os.path import commonprefix

from gouji.segmenting import is_blank_mark
from gouji.segmenting.cells import PIPES

LEAST_TIMES = 12
"""Figures with the string between them from which it may part cells."""
MOST_DELIMITERS = 3
"""Strings that are tried, the most frequent first."""
BETWEEN_FIGURES = re.compile(r"(?<=[0-9０-９])[^0-9０-９\n\r\u3400-\u4e27\u4e29-\u9fff]{1,24}(?=[0-9０-９])")
"""No ideographs but 丨, which is drawn like a pipe."""
_BETWEEN_CELLS = re.compile(
    r"(?<=[0-9０-９/／\-—无空])[^0-9０-９/／\-—\n\r\u3400-\u4e27\u4e29-\u9fff]{1,24}(?=[0-9０-９/／\-—无空])"
)
"""The same among blank marks, of which a table may hold little else; a mark itself is none of these strings then."""
CELL_MARKS = frozenset(f"{PIPES}\t\x1a\x1e\x1f")
"""What parts cells as it is."""
_LIKE_FIGURE = re.compile(r"[〇○◯●]|(?<![\w^\\<\[/])[^\W_丨](?!\w)")
"""What may be printed for a figure: circles, letters alone (O for 0)."""
_OPENING = ("(", "（")
_OF_FIGURES = frozenset(".．,，")
_QUOTES = frozenset("\"'“” ")
_LETTER_OR_FIGURE = re.compile(r"[0-9０-９\u3400-\u4e27\u4e29-\u9fff]")
_SIGNS = frozenset("-－—–+＋")
"""What a figure may begin with."""


@dataclass(frozen=True, slots=True)
class Affixes:
    """What all rows begin and end with, beside their cells."""

    prefix: str
    suffix: str

    def are_around(self, line: str) -> bool:
        """Whether they stand around the line, and are anything."""
        return bool(self.prefix + self.suffix) and line.startswith(self.prefix) and line.endswith(self.suffix)

    def without(self, line: str) -> str:
        """The line with spaces for them."""
        inner = line[len(self.prefix) : len(line) - len(self.suffix)]
        return " " * len(self.prefix) + inner + " " * len(self.suffix)


def view_to_learned(view: str, known: str) -> Iterator[str]:
    """The strings that most often part one figure from the next, without those in `known`."""
    counts = cell_marks(view)
    frequent = [text for text, count in counts.most_common(MOST_DELIMITERS) if count >= LEAST_TIMES]
    for text in frequent:
        bare = text.strip()
        if bare and bare not in known and _may_part(bare):
            yield text if _SIGNS.issuperset(bare) or is_blank_mark(bare) else bare


def cell_marks(view: str) -> Counter[str]:
    """How often each string stands between a figure or blank mark and the next."""
    among_figures = Counter(match[0] for match in BETWEEN_FIGURES.finditer(view))
    return among_figures | Counter(match[0] for match in _BETWEEN_CELLS.finditer(view))


def _may_part(text: str) -> bool:
    if _LIKE_FIGURE.search(text) or not CELL_MARKS.isdisjoint(text) or text in _OF_FIGURES:
        return False
    return _QUOTES.isdisjoint(text.replace(" ", "")) or _QUOTES.issuperset(text)


def lines_to_affixes(lines: Sequence[str], delimiter: str) -> Affixes:
    """What all the lines begin and end with, without figures and words of the table, nor the bracket of a number."""
    if not lines:
        return Affixes("", "")
    prefix = commonprefix(list(lines))  # noqa: RUF071 - of characters, as wanted
    suffix = commonprefix([line[::-1] for line in lines])[::-1]  # noqa: RUF071
    first = _LETTER_OR_FIGURE.search(prefix)
    last = [match.end() for match in _LETTER_OR_FIGURE.finditer(suffix)]
    prefix = prefix[: first.start()] if first else prefix
    if prefix.endswith(_OPENING) and prefix[-1] not in delimiter:
        prefix = prefix[:-1]
    return Affixes(prefix, suffix[last[-1] :] if last else suffix)


def is_told(line: str, delimiter: str) -> bool:
    """Whether the line tells what stands between the delimiters: not where one that marks a blank cell or is a sign as
    well stands beside its like before something else (0///3, 12--4).
    """
    if not (_SIGNS.issuperset(delimiter) or is_blank_mark(delimiter)):
        return True
    runs = re.finditer(f"[{re.escape(delimiter)}]+", line.rstrip(f"{delimiter} "))
    return all(run[0] == delimiter for run in runs)
