"""Stretches to tables whose labels stand in a block of their own: all labels first, then a line of figures a row."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice, pairwise

from gouji.decoding.aligning.candidates import CUTOFF
from gouji.decoding.aligning.vocabulary import Vocabulary
from gouji.decoding.transposing.column_labels import text_to_likeness
from gouji.decoding.transposing.columns import LEAST, PrintedBlock, PrintedColumn, PrintedTable
from gouji.decoding.transposing.row_labels import named_to_rows, rows_to_labels, words_to_named
from gouji.decoding.transposing.stretches import Stretch, Word, labels_from
from gouji.forms.model import Block


def stretches_to_row_lines(view: str, stretches: Sequence[Stretch], vocabulary: Vocabulary) -> Iterator[PrintedTable]:
    """Such tables of a form that have one block, in order of the text, each table of the form once."""
    for index, table in enumerate(vocabulary.form.tables):
        if table.layout == "rows" and len(table.blocks) == 1:
            found = (_stretch_to_table(view, stretch, vocabulary, index) for stretch in stretches)
            yield from islice(filter(None, found), 1)


def _stretch_to_table(view: str, stretch: Stretch, vocabulary: Vocabulary, table: int) -> PrintedTable | None:
    """The table of these words and figures; None where rows and lines of figures are not as many."""
    (block,) = vocabulary.form.tables[table].blocks
    width, figures = len(block.columns), stretch.figures
    if len(figures) < LEAST * width or not _are_lines_of(view, figures, width):
        return None
    header = _words_to_header(stretch.words, block)
    others = stretch.words if header is None else (*stretch.words[: header[0]], *stretch.words[header[1] :])
    named = words_to_named(others, vocabulary, table)
    rows = named_to_rows(named, vocabulary, block=0) if named else []
    if header is None or named is None or len(rows) * width != len(figures):
        return None
    columns = tuple(PrintedColumn(label, figures[at::width]) for at, label in enumerate(header[2]))
    start = min(piece for word in (*named.values(), *header[2]) for piece in word.pieces)[0]
    return PrintedTable(
        (PrintedBlock(None, rows_to_labels(rows, named, vocabulary), columns),), (start, figures[-1][1])
    )


def _are_lines_of(view: str, figures: Sequence[tuple[int, int]], width: int) -> bool:
    """Whether a line ends behind every `width` figures, and nowhere else."""
    ends = ["\n" in view[one[1] : two[0]] for one, two in pairwise(figures)]
    return len(figures) % width == 0 and all(end == (at % width == 0) for at, end in enumerate(ends, start=1))


def _words_to_header(words: Sequence[Word], block: Block) -> tuple[int, int, list[Word]] | None:
    """The half-open range of words that are the labels of the block's columns in order, and these labels."""
    for start in range(len(words)):
        labels: list[Word] = []
        at = start
        for column in block.columns:
            found = labels_from(words, at) if at < len(words) else iter(())
            label = next((word for word in found if text_to_likeness(word.text, column.label) >= CUTOFF), None)
            if label is None:
                break
            labels.append(label)
            at += len(label.pieces)
        if len(labels) == len(block.columns):
            return start, at, labels
    return None
