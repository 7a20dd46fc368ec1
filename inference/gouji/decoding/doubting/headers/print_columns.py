"""Labels over the columns as a page sets them: each above its figures, on as many lines as its narrow cell takes.

Text browsers and layout modes of PDF tools print cells at fixed places of a line and labels of several lines beside
each other, so that the order in which the text has their pieces tells nothing. What stands over the figures of one
column, from top to bottom, does.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise, starmap

from rich.cells import cell_len

from gouji.decoding.grids.names import label_to_all_keys
from gouji.folding import fold, strip_notes
from gouji.forms.model import Block
from gouji.segmenting import Kind, Segment, Separator

MOST_LINES = 60
"""Lines of a header: a label with a note of 40 characters in a cell that is one character wide, and some above it."""

LEAST_TOLD = 4
"""Labels over figures from which their order is no chance of a page that sets no columns, such as one with spaces where
other marks were."""

_PARTED = (Separator.PIPE, Separator.TAB, Separator.GRID)

Width = Callable[[str], int]
"""Print columns of a text: programs count two for an ideograph, as terminals do, or one."""

_Word = tuple[int, int, int, str]
"""The number of its line, the print columns that it fills there, the word."""
_Stack = dict[int, str]
"""What stands over one figure: the words of each line, by its number."""


@dataclass(frozen=True, slots=True)
class PrintedRow:
    """A row of figures on one line of the view, and the ranges of the figures on it."""

    line: str
    figures: tuple[tuple[int, int], ...]


def cells_to_printed_row(view: str, segments: Sequence[Segment], cells: Sequence[int]) -> PrintedRow | None:
    """The row of these cells, None where they are not figures set on one line at places of their own: with nothing but
    space between them, somewhere more than one.
    """
    if any(segments[i].kind is Kind.EMPTY or segments[i].separator in _PARTED for i in cells):
        return None
    if all(segments[i].separator is not Separator.GAP for i in cells[1:]):
        return None
    if len({segments[i].line for i in cells}) > 1:
        return None
    start = view.rfind("\n", 0, segments[cells[0]].start) + 1
    figures = tuple((segments[i].start - start, segments[i].end - start) for i in cells)
    return PrintedRow(view[start : segments[cells[-1]].end], figures)


def is_set_in_order(header: str, row: PrintedRow, block: Block) -> bool | None:
    """Whether the labels that stand over the figures of `row` are the columns of `block` in order, once or again and
    again; None where they do not tell. `header` are the lines between the last figures before and the first of this
    table's.
    """
    lines = header.split("\n")[-MOST_LINES:]
    columns = [label_to_all_keys(column.label) for column in block.columns]
    others = (keys for keys in map(label_to_all_keys, block.header) if not any(keys & own for own in columns))
    over = frozenset().union(*others)
    printed = {width: list(_lines_to_words(lines, width)) for width in (cell_len, len)}
    readings = [
        (_words_to_columns(stacks, columns, over), stacks)
        for width, words in printed.items()
        for stacks in (_words_behind(words, row, width), _words_around(words, row, width))
    ]
    times = len(row.figures) // len(block.columns)
    expected = [*range(len(block.columns))] * times
    if any(_is_order(places, expected) for places, _ in readings):
        return True
    other = [reading for reading in readings if _is_other_order(reading[0], expected, times)]
    if not other or (_is_pushed_aside(printed[cell_len], row, columns) and not any(starmap(_are_exchanged, other))):
        return None
    return False


def _is_order(places: Sequence[int | None], expected: Sequence[int]) -> bool:
    """Whether all labels stand over their columns, or all but one, which is then that of the column that is left."""
    told = sum(place == own for place, own in zip(places, expected, strict=True))
    return told == len(places) or (told == len(places) - 1 >= LEAST_TOLD and None in places)


def _is_other_order(places: Sequence[int | None], expected: Sequence[int], times: int) -> bool:
    """Whether all labels but one are told, none too often, and not in the order of the columns."""
    told = [place for place in places if place is not None]
    if len(told) < min(len(places), max(LEAST_TOLD, len(places) - 1)) or max(Counter(told).values()) > times:
        return False
    left = iter(expected)
    return not all(place in left for place in told)


def _are_exchanged(places: Sequence[int | None], stacks: Sequence[_Stack]) -> bool:
    """Whether two labels that share a line are the other way round."""
    told = [(place, own.keys()) for place, own in zip(places, stacks, strict=True) if place is not None]
    return any(one > other and lines & others for (one, lines), (other, others) in combinations(told, 2))


def _is_pushed_aside(words: Sequence[_Word], row: PrintedRow, columns: Sequence[frozenset[str]]) -> bool:
    """Whether a label begins where no figure stands below any more, or reaches over figures of several columns: long
    ones pushed the others of their line aside, so that labels of another line stand over the wrong figures.
    """
    end = cell_len(row.line)
    middles = _row_to_middles(row, cell_len)
    wide = (
        word for word in words if word[1] >= end or bisect_right(middles, word[2]) > bisect_left(middles, word[1]) + 1
    )
    return any(fold(strip_notes(word)) in own for *_, word in wide for own in columns)


def _words_behind(words: Sequence[_Word], row: PrintedRow, width: Width) -> list[_Stack]:
    """What stands over each figure, from top to bottom, in cells that begin where their figure does. Words that reach
    over two cells are left out: labels of several columns do.
    """
    starts = [width(row.line[:start]) for start, _ in row.figures]
    found: list[_Stack] = [{} for _ in starts]
    for line, start, end, word in words:
        column = bisect_right(starts, start) - 1
        if column >= 0 and (column + 1 == len(starts) or end <= starts[column + 1]):
            found[column][line] = found[column].get(line, "") + word
    return found


def _words_around(words: Sequence[_Word], row: PrintedRow, width: Width) -> list[_Stack]:
    """What stands over each figure, from top to bottom, in cells that have their figure in their middle, about."""
    middles = _row_to_middles(row, width)
    between = [(one + two) / 2 for one, two in pairwise(middles)]
    limits = [2 * middles[0] - between[0], *between, 2 * middles[-1] - between[-1]]
    found: list[_Stack] = [{} for _ in middles]
    for line, start, end, word in words:
        column = bisect_right(limits, (start + end) / 2) - 1
        if 0 <= column < len(found):
            found[column][line] = found[column].get(line, "") + word
    return found


def _row_to_middles(row: PrintedRow, width: Width) -> list[float]:
    """The print column of the middle of each figure."""
    return [(width(row.line[:start]) + width(row.line[:end])) / 2 for start, end in row.figures]


def _lines_to_words(lines: Sequence[str], width: Width) -> Iterator[_Word]:
    """The words of the lines, each with the number of its line and the print columns that it fills there."""
    for number, line in enumerate(lines):
        column, place = 0, 0
        for word in line.split():
            found = line.index(word, place)
            column += width(line[place:found])
            end = column + width(word)
            yield number, column, end, word
            column, place = end, found + len(word)


def _words_to_columns(
    stacks: Sequence[_Stack], columns: Sequence[frozenset[str]], over: frozenset[str]
) -> list[int | None]:
    """The column, by index, that each stack is the label of; None for one that is none's or several's."""
    found = [_text_to_columns("".join(stack.values()), columns, over) for stack in stacks]
    return [own[0] if len(own) == 1 else None for own in found]


def _text_to_columns(text: str, columns: Sequence[frozenset[str]], over: frozenset[str]) -> list[int]:
    """The columns whose label `text` is, its note and what stands `over` several columns left out."""
    key = fold(strip_notes(text))
    return [
        index
        for index, own in enumerate(columns)
        if any(key.endswith(label) and _is_over(key.removesuffix(label), over) for label in own)
    ]


def _is_over(text: str, over: frozenset[str]) -> bool:
    """Whether `text` is nothing but labels over several columns, or a piece of one."""
    if not text or any(text in key for key in over):
        return True
    return any(text.startswith(key) and _is_over(text.removeprefix(key), over) for key in over)
