"""Labels over the columns as a page sets them: each above its figures, on as many lines as its narrow cell takes.

Text browsers print cells at fixed places of a line and labels of several lines beside each other, so that the order in
which the text has their pieces tells nothing. What stands over the figures of one column, from top to bottom, does.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rich.cells import cell_len

from gouji.decoding.grids.names import label_to_all_keys
from gouji.folding import fold, strip_notes
from gouji.forms.model import Block
from gouji.segmenting import Kind, Segment, Separator

MOST_LINES = 60
"""Lines of a header: a label with a note of 40 characters in a cell that is one character wide, and some above it."""

_PARTED = (Separator.PIPE, Separator.TAB, Separator.GRID)


@dataclass(frozen=True, slots=True)
class PrintedRow:
    """A row of figures on one line of the view: the number of that line, where the line starts, where each figure
    stands on it, in print columns.
    """

    line: int
    start: int
    places: tuple[int, ...]


def cells_to_printed_row(view: str, segments: Sequence[Segment], cells: Sequence[int]) -> PrintedRow | None:
    """The row of these cells, None where they are not figures set on one line with nothing but space between them."""
    if not cells or any(segments[i].kind is Kind.EMPTY or segments[i].separator in _PARTED for i in cells):
        return None
    if len({segments[i].line for i in cells}) > 1:
        return None
    start = view.rfind("\n", 0, segments[cells[0]].start) + 1
    return PrintedRow(segments[cells[0]].line, start, tuple(cell_len(view[start : segments[i].start]) for i in cells))


LEAST_MOVED = 2
"""Labels over figures of other columns that show another order: columns that changed places are two at the least."""


def is_set_in_order(view: str, first: int, row: PrintedRow, block: Block) -> bool | None:
    """Whether the labels that stand over the figures of `row` are the columns of `block` in order, once or again and
    again; None where they do not tell. `first` is the view offset that the header begins behind.
    """
    places = header_to_columns(view, first, row, block)
    moved = sum(place is not None and place != number % len(block.columns) for number, place in enumerate(places))
    if moved >= LEAST_MOVED:
        return False
    return None if moved or None in places else True


def header_to_columns(view: str, first: int, row: PrintedRow, block: Block) -> list[int | None]:
    """The column of `block`, by index, whose label stands over each figure of `row`, None for a text that is none's."""
    lines = view[first : row.start].split("\n")[-MOST_LINES - 1 : -1]
    columns = [label_to_all_keys(column.label) for column in block.columns]
    others = [label for label in block.header if not any(label_to_all_keys(label) & own for own in columns)]
    over = frozenset(key for label in others for key in label_to_all_keys(label))
    found = [_text_to_columns(text, columns, over) for text in _lines_to_texts(lines, row.places)]
    return [own[0] if len(own) == 1 else None for own in found]


def _lines_to_texts(lines: Sequence[str], places: Sequence[int]) -> list[str]:
    """What stands over each place and right of it up to the next one, from top to bottom; words that reach over two
    places are left out, as the labels of several columns do.
    """
    texts = [""] * len(places)
    for line in lines:
        for start, end, word in _words(line):
            own = [at for at, place in enumerate(places) if place <= start]
            if own and (own[-1] + 1 == len(places) or end <= places[own[-1] + 1]):
                texts[own[-1]] += word
    return texts


def _words(line: str) -> Iterator[tuple[int, int, str]]:
    """The words of a line with the print columns that they fill."""
    column, place = 0, 0
    for word in line.split():
        found = line.index(word, place)
        column += cell_len(line[place:found])
        end = column + cell_len(word)
        yield column, end, word
        column, place = end, found + len(word)


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
