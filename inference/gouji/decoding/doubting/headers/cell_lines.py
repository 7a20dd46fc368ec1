"""Cells that a page sets beside each other, each on as many lines as it takes: what each reads from top to bottom.

PDF tools print such a header by height: labels of more lines come first, and notes stand between the pieces. The lines
are read in all ways in which each cell reads one of the header's labels, with a note or without, on lines about as long
as each other, never now left and then right of another cell.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import combinations

from rich.cells import cell_len

from gouji.folding import fold

MOST_READINGS = 64
"""Ways to read some lines that are followed; a header that has more of them tells nothing."""
MOST_WORDS = 3
"""Words of a cell on one line."""
MOST_PASSED = 2
"""Lines within a header that are none of it: the first line of a row's label, a running title."""
MOST_BETWEEN = 2
"""Lines of cells beside it, set half a line higher or lower, between two lines of a cell."""
RAGGED = 2
"""Print columns by which lines of a cell differ: a mark that may not begin or end a line moves an ideograph."""
_OPEN, _CLOSE = "(（", ")）"

Keys = tuple[frozenset[str], ...]
"""The folded wordings of each label."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a line, and where it begins and ends there: in characters, and in print columns of which an ideograph
    takes two.
    """

    text: str
    starts: tuple[int, int]
    ends: tuple[int, int]

    @property
    def width(self) -> int:
        """Print columns that it fills."""
        return self.ends[1] - self.starts[1]


@dataclass(frozen=True, slots=True)
class Cell:
    """The text of a cell so far, the print columns of its longest line, the numbers of its first and its last line,
    the words on its lines.
    """

    text: str
    width: int
    first: int
    last: int
    words: tuple[Word, ...]


@dataclass(frozen=True, slots=True)
class Reading:
    """The cells met so far, which of them, by number, stand left of which on a line, and how many lines were passed
    over.
    """

    cells: tuple[Cell, ...] = ()
    left_of: frozenset[tuple[int, int]] = frozenset()
    passed: int = 0


def line_to_words(line: str) -> tuple[Word, ...]:
    """The words of a line, without those of a line that holds nothing but a page number."""
    has_text = any(character.isalpha() or character in _CLOSE for character in line)
    return line_to_all_words(line) if has_text else ()


def line_to_all_words(line: str) -> tuple[Word, ...]:
    """The words of a line, those of a page number too."""
    words, column, behind = [], 0, 0
    for text in line.split():
        start = line.index(text, behind)
        column += cell_len(line[behind:start])
        behind = start + len(text)
        words.append(Word(text, (start, column), (behind, column := column + cell_len(text))))
    return tuple(words)


def begins_header(words: tuple[Word, ...], keys: Keys) -> bool:
    """Whether the words of a line are read as labels, or their first pieces."""
    return any(own.cells for own in _line_to_readings([Reading()], words, 0, keys))


def lines_to_readings(lines: Sequence[tuple[Word, ...]], keys: Keys) -> list[Reading]:
    """All ways to read the lines as whole labels, none where they are too many."""
    readings = [Reading()]
    for number, words in enumerate(lines):
        readings = _line_to_readings(readings, words, number, keys)
        if not 0 < len(readings) <= MOST_READINGS:
            return []
    return [own for own in readings if all(text_to_labels(cell.text, keys) for cell in own.cells)]


def _line_to_readings(readings: Sequence[Reading], words: tuple[Word, ...], line: int, keys: Keys) -> list[Reading]:
    """The ways in which cells go on or begin with the words of one line; a reading without any passes it over."""
    ways: list[list[_Way]] = [[] for _ in range(len(words) + 1)]
    ways[0] = [(own, ()) for own in readings if _may_go_on(own, line, keys)]
    for start, end in ((start, start + size) for start in range(len(words)) for size in range(1, MOST_WORDS + 1)):
        if end <= len(words) and len(ways[start]) <= MOST_READINGS:
            word = Word("".join(own.text for own in words[start:end]), words[start].starts, words[end - 1].ends)
            ways[end] += [longer for way in ways[start] for longer in _longer_ways(way, word, line, keys)]
    if any(len(own) > MOST_READINGS for own in ways):
        return []
    grown = dict.fromkeys(_way_to_reading(way) for way in ways[-1])
    went_on = {own for own, _ in ways[-1]}
    return [*grown, *(longer for own, _ in ways[0] if own not in went_on for longer in _passed(own))]


def _may_go_on(reading: Reading, line: int, keys: Keys) -> bool:
    """Whether all cells that lie too far above are whole."""
    return all(line - cell.last <= MOST_BETWEEN + 1 or text_to_labels(cell.text, keys) for cell in reading.cells)


def _passed(reading: Reading) -> list[Reading]:
    """The reading with one more line passed over, none where they were too many; before its first cell any is."""
    if not reading.cells:
        return [reading]
    return [replace(reading, passed=reading.passed + 1)] if reading.passed < MOST_PASSED else []


_Way = tuple[Reading, tuple[tuple[int, Cell], ...]]
"""A reading of the lines above, and its cells by number on the next line, from left to right, so far."""


def _way_to_reading(way: _Way) -> Reading:
    reading, taken = way
    cells = tuple((dict(enumerate(reading.cells)) | dict(taken)).values())
    pairs = combinations([number for number, _ in taken], 2)
    return replace(reading, cells=cells, left_of=reading.left_of | set(pairs))


def _longer_ways(way: _Way, word: Word, line: int, keys: Keys) -> Iterator[_Way]:
    """The way with one more cell that the word is a piece of."""
    reading, taken = way
    met = {number for number, _ in taken}
    for number, cell in enumerate(reading.cells):
        fits = number not in met and not any((number, other) in reading.left_of for other in met)
        if fits and _goes_on(cell, word, line, keys):
            words = (*cell.words, word)
            longer = Cell(cell.text + word.text, max(cell.width, word.width), cell.first, line, words)
            yield reading, (*taken, (number, longer))
    if _begins(word.text, keys):
        new = len(reading.cells) + sum(number >= len(reading.cells) for number in met)
        yield reading, (*taken, (new, Cell(word.text, word.width, line, line, (word,))))


def _goes_on(cell: Cell, word: Word, line: int, keys: Keys) -> bool:
    """Whether a cell may have this word on its next line: behind a shorter one than others nothing comes, except that
    notes begin on a line of their own.
    """
    if line - cell.last > MOST_BETWEEN + 1 or not _begins(cell.text + word.text, keys):
        return False
    if _is_key(cell.text, keys):
        return word.width <= cell.width + RAGGED
    return max(cell.width, word.width) <= cell.words[-1].width + RAGGED


@lru_cache(maxsize=4096)
def _begins(text: str, keys: Keys) -> bool:
    """Whether one of the labels begins so, or is what stands before a note that goes to the end or is open there."""
    folded = fold(text)
    if folded and any(key.startswith(folded) for own in keys for key in own):
        return True
    label, note = _text_to_parts(text)
    return _is_key(label, keys) and bool(_depth(note) or _depth(note[:-1]))


@lru_cache(maxsize=4096)
def text_to_labels(text: str, keys: Keys) -> tuple[int, ...]:
    """The labels that `text` is, with a note that is closed or without, by number."""
    label, note = _text_to_parts(text)
    read = {fold(text)} if _depth(note) else {fold(text), fold(label)}
    return tuple(number for number, own in enumerate(keys) if read & own)


def _is_key(text: str, keys: Keys) -> bool:
    return any(fold(text) in own for own in keys)


def _text_to_parts(text: str) -> tuple[str, str]:
    """What stands before the first bracket, and the rest."""
    start = min((text.find(mark) for mark in _OPEN if mark in text), default=len(text))
    return text[:start], text[start:]


def _depth(note: str) -> int:
    """Brackets that are open at its end; 0 as well where all are closed before it."""
    depth = 0
    for character in note:
        depth += (character in _OPEN) - (character in _CLOSE)
        if depth <= 0:
            return 0
    return depth
