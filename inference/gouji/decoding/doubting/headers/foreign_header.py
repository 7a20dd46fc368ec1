"""Tables with the rows of the form and other columns: months, towns or channels instead of kinds of applicants."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import lru_cache

from gouji.decoding.aligning.runs import Run
from gouji.decoding.aligning.vocabulary import NodeKind, Vocabulary
from gouji.folding import fold
from gouji.forms.model import Block, TableForm
from gouji.segmenting import FIGURES, Kind, Segment

FOREIGN = "other labels stand over the columns than the form's"
LONGEST_COLUMN = 8
"""Characters of a column label of another table; titles, notes and sentences are longer."""
FARTHEST = 60
"""Segments before the first row among which a header is looked for: one with a line for each piece has some 30."""


def blocks_under_foreign_headers(
    segments: Sequence[Segment], runs: Sequence[Run], vocabulary: Vocabulary, form: TableForm
) -> set[str]:
    """Ids of blocks with less than half of their column labels in a table whose first row stands below as many others.

    Others hold a character that no header of the form has: pieces of its own labels have none. Where most of those
    stand there in pieces, the others are notes.
    """
    top = next((run for run in runs if run.node.kind is NodeKind.ROW and run.all_cells), None)
    if top is None:
        return set()
    above = [segment.text for segment in _segments_above(segments, runs, top.anchor.start)]
    own = _header_characters(vocabulary)
    others = sum(_is_other(text, own) for text in above)
    if _names_columns(above, form.blocks[top.node.block]):
        return set()
    named: dict[int, set[str]] = defaultdict(set)
    for run in runs:
        if run.node.kind is NodeKind.HEADER and run.anchor.header >= 0:
            named[run.node.block].add(form.blocks[run.node.block].header[run.anchor.header].text)
    return {
        block.id
        for place, block in enumerate(form.blocks)
        if others >= max(2, (len(block.columns) + 1) // 2) and _are_few(named[place], block)
    }


def _are_few(labels: set[str], block: Block) -> bool:
    """Whether fewer than half of the block's columns are among these labels."""
    return 2 * len(labels & {column.label.text for column in block.columns}) < len(block.columns)


def _names_columns(texts: Sequence[str], block: Block) -> bool:
    """Whether half of the characters of the block's column labels stand there, in whatever pieces."""
    wanted = {character for column in block.columns for character in fold(column.label.text)}
    return 2 * len(wanted.intersection(fold("".join(texts)))) >= len(wanted)


def _segments_above(segments: Sequence[Segment], runs: Sequence[Run], first: int) -> Iterator[Segment]:
    """The texts that end before `first`, back to the figures or the chapter heading before them."""
    chapters = [run.anchor.end for run in runs if run.node.kind is NodeKind.CHAPTER and run.anchor.end <= first]
    for segment in reversed(segments[max(0, first - FARTHEST, *chapters) : first]):
        if segment.kind in FIGURES:
            return
        if segment.kind is Kind.TEXT:
            yield segment


def _is_other(text: str, own: frozenset[str]) -> bool:
    folded = fold(text)
    return 0 < len(folded) <= LONGEST_COLUMN and not own.issuperset(folded)


@lru_cache(maxsize=16)
def _header_characters(vocabulary: Vocabulary) -> frozenset[str]:
    """Characters of all labels over columns, of other forms too."""
    headers = (
        key for key, words in vocabulary.wordings.items() if any(_heads(vocabulary, word.node) for word in words)
    )
    return frozenset("".join([*headers, *vocabulary.other_headers]))


def _heads(vocabulary: Vocabulary, node: int) -> bool:
    return vocabulary.nodes[node].kind in (NodeKind.HEADER, NodeKind.GROUP, NodeKind.CHAPTER)
