"""More rows out of order than made-up documents have: a label and its values change places with the next row's.

Learned without them, a step back costs more than an inexact label is worth: a row that stands out of order under a
misspelt label is then read in order and trusted, where a step back would have raised a doubt.
"""

from __future__ import annotations

from collections.abc import Sequence
from random import Random

from gouji.decoding.aligning.vocabulary import NodeKind, Vocabulary

CHANCE = 0.25
"""Share of the documents in which rows are exchanged."""
MOST = 0.2
"""Greatest share of the rows that are exchanged in one of them. With twice the chance the wrong rows stay the same."""

Stretch = tuple[int, int, int]
"""Node of a row, and the segments [start, end) that print its label and values."""


def rows_to_order(rows: Sequence[int], vocabulary: Vocabulary, rng: Random) -> list[int]:
    """The numbers of the segments in an order in which some rows stand behind the next one; most often as they are.

    `rows` gives for each segment the node whose value it prints, below 0 for none.
    """
    order = list(range(len(rows)))
    if rng.random() >= CHANCE:
        return order
    share = rng.uniform(0, MOST)
    stretches = _rows_to_stretches(rows)
    moved = -1
    for number in range(1, len(stretches) - 1):
        first, second = stretches[number], stretches[number + 1]
        neighbours = [vocabulary.nodes[stretches[number + step][0]] for step in (-1, 0, 1)]
        in_block = all(node.kind is NodeKind.ROW and node.shares_block(neighbours[0]) for node in neighbours)
        if in_block and number > moved and rng.random() < share:
            order[first[1] : second[2]] = [*range(*second[1:]), *range(*first[1:])]
            moved = number + 1
    return order


def _rows_to_stretches(rows: Sequence[int]) -> list[Stretch]:
    """One for each run of values of one row; it begins behind the values before it, where its label stands."""
    stretches: list[Stretch] = []
    for number, row in enumerate(rows):
        if row < 0:
            continue
        if stretches and stretches[-1][0] == row:
            stretches[-1] = (row, stretches[-1][1], number + 1)
        else:
            stretches.append((row, stretches[-1][2] if stretches else 0, number + 1))
    return stretches
