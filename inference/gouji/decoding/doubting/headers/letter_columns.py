"""Column labels that a page sets letter by letter, below each other at one place of their lines, between other words.

Lines of cells that are not as high as their neighbours, and notes in wider cells, stand between the letters, so that no
line and no stack of whole lines tells the order; the place of the letters does.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations

from gouji.decoding.doubting.headers.cell_lines import Word, line_to_all_words
from gouji.decoding.doubting.headers.header_lines import block_to_lower_labels
from gouji.decoding.grids.names import label_to_all_keys
from gouji.folding import fold, strip_notes
from gouji.forms.model import Block

_UNITS = (1, 0)
"""Places are counted in print columns, or in characters."""
FEWEST_LETTERS = 4
"""Lone letters of a header from which it is looked at: two labels of two."""


def are_letters_in_other_order(lines: Sequence[str], block: Block) -> bool:
    """Whether of two lower labels of `block`, each spelled by lone letters at one print column of the header's `lines`,
    the later column's stands left of the other's, with letters of both on one line.
    """
    words = [(number, word) for number, line in enumerate(lines) for word in line_to_all_words(line)]
    letters = [(number, word) for number, word in words if len(word.text) == 1]
    if len(letters) < FEWEST_LETTERS:
        return False
    columns = [label_to_all_keys(label) for label in block_to_lower_labels(block)]
    return any(_is_one_exchanged(list(_letters_to_labels(letters, columns, unit))) for unit in _UNITS)


def _letters_to_labels(
    letters: Sequence[tuple[int, Word]], columns: Sequence[frozenset[str]], unit: int
) -> Iterator[tuple[int, set[int]]]:
    """The label that the letters at each place spell, from left to right: its column in the form, their lines."""
    places: dict[int, dict[int, str]] = defaultdict(dict)
    for number, word in letters:
        places[word.starts[unit]][number] = word.text
    for _, own in sorted(places.items()):
        key = fold(strip_notes("".join(own.values())))
        found = [index for index, keys in enumerate(columns) if key in keys]
        if len(found) == 1:
            yield found[0], set(own)


def _is_one_exchanged(labels: Sequence[tuple[int, set[int]]]) -> bool:
    """Whether a label stands behind one of a later column; no label that is there again tells that."""
    told = [index for index, _ in labels]
    if len(set(told)) < len(told):
        return False
    return any(one > other and lines & others for (one, lines), (other, others) in combinations(labels, 2))
