"""Whether the column labels of a header stand in the order of the form, told by who stands left of whom on its lines.

Which of two labels that stand beside each other comes first in the text tells nothing where they take several lines.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import islice, pairwise, permutations

from gouji.decoding.doubting.headers.cell_lines import (
    Cell,
    Keys,
    Reading,
    Word,
    begins_header,
    line_to_words,
    lines_to_readings,
    text_to_labels,
)
from gouji.decoding.grids.names import label_to_all_keys
from gouji.forms.model import Block

MOST_LINES = 60
"""As many as a label with a note of 40 characters takes in the narrowest cell, and some above it."""
PARTING = "|｜│┃\t"
"""What parts cells of one line, which blanks part here."""
MOST_STARTS = 4
"""Lines that a header may begin with: words of a title above it may be those of a label."""


def lines_to_order(lines: Sequence[str], block: Block) -> bool | None:
    """Whether the lines of a header set the columns of `block` in order, as far as a line has two of them or keeps the
    places of the page; None where it cannot be read so.
    """
    labels = _block_to_labels(block)
    keys = tuple(labels.values())
    words = [own for own in map(line_to_words, lines[-MOST_LINES:]) if own]
    if all(len(own) == 1 for own in words) or any(mark in line for line in lines for mark in PARTING):
        return None
    starts = (start for start, own in enumerate(words) if begins_header(own, keys))
    for start in islice(starts, MOST_STARTS):
        readings = lines_to_readings(words[start:], keys)
        found: dict[float, set[bool | None]] = defaultdict(set)
        for reading in readings:
            numbers = _reading_to_numbers(reading, keys, block)
            if numbers is not None:
                order = _reading_to_order(reading, numbers, list(labels), block, placed=_keeps_places(words))
                found[_spread(reading.cells, numbers, block)].add(order)
        if found:
            told = found[min(found)]
            return told.pop() if len(told) == 1 else None
    return None


def _keeps_places(lines: Sequence[Sequence[Word]]) -> bool:
    """Whether more than one blank parts words somewhere, as where cells keep their places."""
    return any(two.starts[0] - one.ends[0] > 1 for line in lines for one, two in pairwise(line))


def _block_to_labels(block: Block) -> dict[str, frozenset[str]]:
    """The texts of the labels of a header with their keys, those of the columns first."""
    keys: dict[str, frozenset[str]] = defaultdict(frozenset)
    for label in [*(column.label for column in block.columns), *block.header]:
        keys[label.text] |= label_to_all_keys(label)
    return keys


def _reading_to_numbers(reading: Reading, keys: Keys, block: Block) -> list[int] | None:
    """The label that each cell is, None where they are not all columns beside each other, each once."""
    found = [text_to_labels(cell.text, keys) for cell in reading.cells]
    numbers = [own[0] for own in found if len(own) == 1]
    columns = {cell for cell, number in enumerate(numbers) if number < len(block.columns)}
    once = len(numbers) == len(found) == len(set(numbers)) and len(columns) == len(block.columns)
    return numbers if once and _cells_beside_others(reading.cells) >= columns else None


def _spread(cells: Sequence[Cell], numbers: Sequence[int], block: Block) -> float:
    """How far the middles of the cells of one row of the header lie apart, in lines: pages set cells about their
    middle, and of all ways to read pieces of notes that is the one in which they meet.
    """
    middles: dict[tuple[str, ...], list[float]] = defaultdict(list)
    for cell, number in zip(cells, numbers, strict=True):
        if number < len(block.columns):
            middles[block.columns[number].groups].append((cell.first + cell.last) / 2)
    return max(max(own) - min(own) for own in middles.values())


def _reading_to_order(
    reading: Reading, numbers: Sequence[int], labels: Sequence[str], block: Block, *, placed: bool
) -> bool | None:
    """Whether no column stands left of one before it, nor wholly above one before it in the same row of the header.

    None where columns that share no line are `placed` on theirs as if they did, for blanks may keep the page's places
    (they do for two of which one has lines above and below the other), and where it is only the last column, beside a
    label over others: spans gone wrong move that one, and sums tell it.
    """
    columns = {cell: number for cell, number in enumerate(numbers) if number < len(block.columns)}
    misplaced = False
    breaches = [{numbers[cell]} for pair in reading.left_of for cell in _cells_astray(pair, numbers, labels, block)]
    for one, two in permutations(columns, 2):
        if columns[one] < columns[two] or (two, one) in reading.left_of:
            continue
        earlier, later = block.columns[columns[two]], block.columns[columns[one]]
        above = earlier.groups == later.groups and reading.cells[one].last < reading.cells[two].first
        ahead = [_middle(reading.cells[one], way) < _middle(reading.cells[two], way) for way in (0, 1)]
        beside = placed and all(ahead) and _encloses(reading.cells[one], reading.cells[two])
        if (one, two) in reading.left_of or above or beside:
            breaches.append({columns[one], columns[two]})
        misplaced |= any(ahead)
    last = len(block.columns) - 1
    if not breaches:
        return None if placed and misplaced else True
    is_last_alone = any(column.groups for column in block.columns) and all(last in breach for breach in breaches)
    return None if is_last_alone else False


def _encloses(one: Cell, two: Cell) -> bool:
    """Whether one of two cells has lines above and below the other: they are set beside each other."""
    return (one.first < two.first and two.last < one.last) or (two.first < one.first and one.last < two.last)


def _middle(cell: Cell, way: int) -> float:
    """The middle of a cell's words on their lines, counted in characters or in print columns."""
    return sum(word.starts[way] + word.ends[way] for word in cell.words) / (2 * len(cell.words))


def _cells_beside_others(cells: Sequence[Cell]) -> set[int]:
    """The cells, by number, of whose lines some stand no higher than one of another cell and some no lower."""
    return {
        number
        for number, cell in enumerate(cells)
        if any(own is not cell and cell.first <= own.last and own.first <= cell.last for own in cells)
    }


def _cells_astray(pair: tuple[int, int], numbers: Sequence[int], labels: Sequence[str], block: Block) -> Iterator[int]:
    """The columns' cells of a pair on the wrong side of a label over several columns that is the other cell."""
    for cell, over, step in ((*pair, -1), (*pair[::-1], 1)):
        below = [i for i, column in enumerate(block.columns) if labels[numbers[over]] in column.groups]
        if below and numbers[cell] < len(block.columns):
            end = min(below) if step < 0 else max(below)
            if (numbers[cell] - end) * step <= 0:
                yield cell
