"""Stretches to tables printed column by column: a column's label, then a figure for each row."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from gouji.decoding.aligning.vocabulary import Vocabulary
from gouji.decoding.transposing.column_labels import ColumnLabel, stretch_to_label
from gouji.decoding.transposing.row_labels import (
    Labels,
    Named,
    block_to_title,
    named_to_rows,
    rows_to_labels,
    words_to_named,
)
from gouji.decoding.transposing.stretches import Stretch, Word, joined
from gouji.forms.model import Block

LEAST = 2
"""Rows, and columns of them, that show such a table: a row alone, or a column, is a list of labels and figures."""


@dataclass(frozen=True, slots=True)
class PrintedColumn:
    """A column's label, and the view ranges of its figures."""

    label: Word
    figures: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class PrintedBlock:
    """A block's title, the labels of its rows, and its columns in the order in which they are printed.

    A column with a figure more or less than there are rows does not tell which figure is whose.
    """

    title: Word | None
    rows: tuple[Labels, ...]
    columns: tuple[PrintedColumn, ...]

    def is_whole(self, column: PrintedColumn) -> bool:
        """Whether the column has a figure for each row."""
        return len(column.figures) == len(self.rows)


@dataclass(frozen=True, slots=True)
class PrintedTable:
    """A table printed column by column: its blocks, and the view's half-open range from its first word to its last
    figure.
    """

    blocks: tuple[PrintedBlock, ...]
    extent: tuple[int, int]


def stretches_to_tables(stretches: Sequence[Stretch], vocabulary: Vocabulary) -> Iterator[PrintedTable]:
    """The tables of a form that are printed so, in order of the text, each table of the form once."""
    begun = 0
    for index, table in enumerate(vocabulary.form.tables):
        if table.layout != "rows":
            continue
        labels = [stretch_to_label(stretch, table.blocks) for stretch in stretches]
        starts = (at for at in range(begun, len(stretches)) if labels[at])
        found = ((start, _read_from(stretches, labels, start, vocabulary, index)) for start in starts)
        start, read = next((one for one in found if one[1]), (begun, None))
        if read:
            begun = start + sum(len(block.columns) for block in read.blocks)
            yield read


def _read_from(
    stretches: Sequence[Stretch], labels: Sequence[ColumnLabel | None], start: int, vocabulary: Vocabulary, table: int
) -> PrintedTable | None:
    """The table whose first column is the stretch at `start`; None where that is none, or lacks a column. `labels` are
    those of columns that the words of each stretch end with.
    """
    form = vocabulary.form.tables[table]
    named = _stretch_to_named(stretches[start], labels[start], vocabulary, table)
    if not named:
        return None
    blocks = {vocabulary.nodes[node].block for node in named}
    fillings = {index: _Filling(form.blocks[index]) for index in sorted(blocks)}
    for number in range(start, len(stretches)):
        stretch = stretches[number]
        if number > start and _stretch_to_named(stretch, labels[number], vocabulary, table) != {}:
            break  # the table's rows are named again
        if not _fill([*fillings.values()], stretch):
            break
    if not all(filling.is_full() for filling in fillings.values()):
        return None
    read = [_filling_to_block(named, filling, vocabulary, index) for index, filling in fillings.items()]
    if not any(map(_is_telling, read)) or None in read:
        return None
    first = min(piece for word in named.values() for piece in word.pieces)[0]
    columns = (column for filling in fillings.values() for column in filling.columns.values())
    last = max(figure for column in columns for figure in column.figures)
    return PrintedTable(tuple(filter(None, read)), (first, last[1]))


def _stretch_to_named(stretch: Stretch, label: ColumnLabel | None, vocabulary: Vocabulary, table: int) -> Named | None:
    """What the words before the column's label name."""
    return words_to_named(stretch.words[: -label.words] if label else stretch.words, vocabulary, table)


@dataclass(frozen=True, slots=True)
class _Filling:
    """A block, and its columns by index as far as they are read."""

    block: Block
    columns: dict[int, PrintedColumn] = field(default_factory=dict)

    def is_full(self) -> bool:
        return len(self.columns) == len(self.block.columns)


def _fill(fillings: Sequence[_Filling], stretch: Stretch) -> bool:
    """Put a stretch's figures into the block whose turn it is; whether its label says so.

    Blocks printed one below the other are so with their first columns, then with their second ones.
    """
    left = [filling for filling in fillings if not filling.is_full()]
    filling = min(left, key=lambda filling: len(filling.columns), default=None)
    if filling is None:
        return False
    label = stretch_to_label(stretch, (filling.block,), besides=filling.columns.keys())
    if label is None:
        return False
    filling.columns[label.column] = PrintedColumn(joined(stretch.words[-label.words :]), stretch.figures)
    return True


def _filling_to_block(named: Named, filling: _Filling, vocabulary: Vocabulary, index: int) -> PrintedBlock | None:
    """The block with the rows that are named. None where the last column has more figures than these, or fewer: then
    cells may be gone whose rows closed up.
    """
    columns = tuple(filling.columns.values())
    rows = named_to_rows(named, vocabulary, block=index)
    if not rows or len(columns[-1].figures) != len(rows):
        return None
    return PrintedBlock(block_to_title(index, named, vocabulary), rows_to_labels(rows, named, vocabulary), columns)


def _is_telling(block: PrintedBlock | None) -> bool:
    """Whether most columns have a figure for each row, and both are several; not where lines changed places."""
    if block is None or _has_moved_label(block):
        return False
    whole = sum(map(block.is_whole, block.columns))
    return len(block.rows) >= LEAST <= whole and 2 * whole > len(block.columns)


def _has_moved_label(block: PrintedBlock) -> bool:
    """Whether a column has a figure too many and the one beside it one too few: the label between changed places with a
    figure, and figures may have with each other.
    """
    over = [len(column.figures) - len(block.rows) for column in block.columns]
    return any(sorted(pair) == [-1, 1] for pair in pairwise(over))
