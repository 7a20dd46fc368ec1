"""Stretches to the table whose rows stand side by side, printed as a list: each column's label with its figure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice, product

from gouji.decoding.aligning.candidates import CUTOFF
from gouji.decoding.aligning.vocabulary import Vocabulary
from gouji.decoding.transposing.column_labels import stretch_to_label, text_to_likeness
from gouji.decoding.transposing.stretches import Stretch, Word, joined, labels_before
from gouji.forms.model import Block, Row


@dataclass(frozen=True, slots=True)
class ListedFigure:
    """A figure's view range, its column's label, and what is printed over that, by line: None where it is a span's."""

    over: tuple[Word | None, ...]
    label: Word
    figure: tuple[int, int]


@dataclass(frozen=True, slots=True)
class ListedTable:
    """All figures of such a table, in the form's order."""

    figures: tuple[ListedFigure, ...]

    @property
    def extent(self) -> tuple[int, int]:
        """The half-open range of the view from its first word to its last figure."""
        first, last = self.figures[0], self.figures[-1]
        return next(filter(None, first.over)).pieces[0][0], last.figure[1]


def stretches_to_list(stretches: Sequence[Stretch], vocabulary: Vocabulary) -> Iterator[ListedTable]:
    """The first that is whole of each such table of the form."""
    for table in vocabulary.form.tables:
        if table.layout == "one_row":
            (block,) = table.blocks
            starts = (at for at, stretch in enumerate(stretches) if len(stretch.figures) == 1 < len(stretch.words))
            found = (_read_from(stretches, start, block) for start in starts)
            yield from islice(filter(None, found), 1)


def _read_from(stretches: Sequence[Stretch], start: int, block: Block) -> ListedTable | None:
    """The table whose first figure is that of the stretch at `start`."""
    listed: list[ListedFigure] = []
    places = product(block.rows, range(len(block.columns)))
    for number, (row, column) in zip(range(start, len(stretches)), places, strict=False):
        stretch = stretches[number]
        label = stretch_to_label(stretch, (block,))
        if label is None or label.column != column or len(stretch.figures) != 1:
            return None
        before = stretch.words[: -label.words]
        over = _words_to_over(before, row) if column == 0 else ()
        if over is None or (before and column > 0):
            return None
        listed.append(ListedFigure(over, joined(stretch.words[-label.words :]), stretch.figures[0]))
    return ListedTable(tuple(listed)) if len(listed) == len(block.rows) * len(block.columns) else None


def _words_to_over(words: Sequence[Word], row: Row) -> tuple[Word | None, ...] | None:
    """A row's label, which the words end with, below that of its group; None where it is not there."""
    for label in labels_before(words):
        if text_to_likeness(label.text, row.label) >= CUTOFF:
            before = words[: -len(label.pieces)]
            over = [joined(before)] if before and row.groups else []
            return (*(None for _ in range(len(row.groups) - len(over))), *over, label)
    return None
