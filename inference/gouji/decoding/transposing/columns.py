"""Stretches to tables printed column by column: a column's label, then a figure for each row."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from gouji.decoding.aligning.vocabulary import Vocabulary
from gouji.decoding.transposing.column_labels import stretch_to_label
from gouji.decoding.transposing.row_labels import Named, named_to_rows, words_to_named
from gouji.decoding.transposing.stretches import Stretch, Word, joined
from gouji.forms.model import Block

LEAST = 2
"""Rows, and columns of them, that show such a table: a row alone, or a column, is a list of labels and figures."""


@dataclass(frozen=True, slots=True)
class PrintedColumn:
    """A column's label, and the view ranges of its figures, one for each row of its block."""

    label: Word
    figures: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class PrintedBlock:
    """Nodes of a block's rows, and its columns in the order in which they are printed."""

    rows: tuple[int, ...]
    columns: tuple[PrintedColumn, ...]


@dataclass(frozen=True, slots=True)
class PrintedTable:
    """A table printed column by column: the words that name its rows, groups and titles, the blocks with rows."""

    named: Named
    blocks: tuple[PrintedBlock, ...]

    def extent(self) -> tuple[int, int]:
        """The half-open range of the view from its first word to its last figure."""
        columns = [column for block in self.blocks for column in block.columns]
        pieces = [piece for word in self.named.values() for piece in word.pieces]
        return min(pieces)[0], max(figure for column in columns for figure in column.figures)[1]


def stretches_to_tables(stretches: Sequence[Stretch], vocabulary: Vocabulary) -> Iterator[PrintedTable]:
    """The tables of a form that are printed so, in order of the text, each table of the form once."""
    begun = 0
    for index, table in enumerate(vocabulary.form.tables):
        if table.layout == "rows":
            starts = (at for at in range(begun, len(stretches)) if stretch_to_label(stretches[at], table.blocks))
            found = ((start, _read_from(stretches[start:], vocabulary, index)) for start in starts)
            for start, read in found:
                if read:
                    begun = start + sum(len(block.columns) for block in read.blocks)
                    yield read
                    break


def _read_from(stretches: Sequence[Stretch], vocabulary: Vocabulary, table: int) -> PrintedTable | None:
    """The table whose first column is the first stretch; None where that is none, or not whole."""
    blocks = vocabulary.form.tables[table].blocks
    named: Named = {}
    fillings: list[_Filling] = []
    for number, stretch in enumerate(stretches):
        label = stretch_to_label(stretch, blocks)
        others = words_to_named(stretch.words[: -label.words] if label else stretch.words, vocabulary, table)
        if number == 0 and others:
            named, rows = others, [named_to_rows(others, vocabulary, block=index) for index in range(len(blocks))]
            fillings = [_Filling(block, own) for block, own in zip(blocks, rows, strict=True) if own]
        elif others != {}:
            break  # the table's rows are named again
        if not _fill(fillings, stretch):
            break
    if not all(filling.is_full() for filling in fillings) or not any(map(_is_telling, fillings)):
        return None
    return PrintedTable(named, tuple(PrintedBlock(tuple(f.rows), tuple(f.columns.values())) for f in fillings))


@dataclass(frozen=True, slots=True)
class _Filling:
    """A block, the nodes of its rows, and its columns by index as far as they are read."""

    block: Block
    rows: Sequence[int]
    columns: dict[int, PrintedColumn] = field(default_factory=dict)

    def is_full(self) -> bool:
        return len(self.columns) == len(self.block.columns)


def _is_telling(filling: _Filling) -> bool:
    return len(filling.rows) >= LEAST <= len(filling.columns)


def _fill(fillings: Sequence[_Filling], stretch: Stretch) -> bool:
    """Put a stretch's figures into the block whose turn it is; whether there is one.

    Blocks printed one below the other are so with their first columns, then with their second ones.
    """
    for filling in sorted(fillings, key=lambda filling: len(filling.columns)):
        if len(stretch.figures) == len(filling.rows):
            label = stretch_to_label(stretch, (filling.block,), besides=filling.columns.keys())
            if label:
                word = joined(stretch.words[-label.words :])
                filling.columns[label.column] = PrintedColumn(word, stretch.figures)
                return True
    return False
