"""Column labels that a page sets letter by letter, below each other at one place of their lines, between other words.

Lines of cells that are not as high as their neighbours, and notes in wider cells, stand between the letters, so that no
line and no stack of whole lines tells the order; the place of the letters does.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from itertools import combinations

from rich.cells import cell_len

from gouji.decoding.doubting.headers.header_lines import block_to_lower_labels
from gouji.decoding.grids.names import label_to_all_keys
from gouji.folding import fold, strip_notes
from gouji.forms.model import Block

_Letters = dict[int, str]
"""The letters at one place, by the number of their line."""

FEWEST_LETTERS = 4
"""Lone letters of a header from which it is looked at: two labels of two."""


def are_letters_in_other_order(lines: Sequence[str], block: Block) -> bool:
    """Whether of two lower labels of `block`, each spelled by lone letters at one print column of the header's `lines`,
    the later column's stands left of the other's, with letters of both on one line.
    """
    columns = [label_to_all_keys(label) for label in block_to_lower_labels(block)]
    if sum(len(word) == 1 for line in lines for word in line.split()) < FEWEST_LETTERS:
        return False
    return any(_is_one_exchanged(list(_letters_to_labels(lines, columns, width))) for width in (cell_len, len))


def _letters_to_labels(
    lines: Sequence[str], columns: Sequence[frozenset[str]], width: Callable[[str], int]
) -> Iterator[tuple[int, set[int]]]:
    """The label that each print column spells, from left to right: its column in the form, the lines of its letters."""
    for _, letters in sorted(_lines_to_letters(lines, width).items()):
        key = fold(strip_notes("".join(letters.values())))
        found = [index for index, own in enumerate(columns) if key in own]
        if len(found) == 1:
            yield found[0], set(letters)


def _lines_to_letters(lines: Sequence[str], width: Callable[[str], int]) -> dict[int, _Letters]:
    """The letters that stand alone, by print column."""
    places: dict[int, _Letters] = defaultdict(dict)
    for number, line in enumerate(lines):
        padded = f" {line} "
        for place, letter in enumerate(line):
            if not letter.isspace() and padded[place].isspace() and padded[place + 2].isspace():
                places[width(line[:place])][number] = letter
    return places


def _is_one_exchanged(labels: Sequence[tuple[int, set[int]]]) -> bool:
    """Whether a label stands behind one of a later column; no label that is there again tells that."""
    told = [index for index, _ in labels]
    if len(set(told)) < len(told):
        return False
    return any(one > other and lines & others for (one, lines), (other, others) in combinations(labels, 2))
