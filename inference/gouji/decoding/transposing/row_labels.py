"""The rows, groups and titles of one table that a stretch's words name, whatever order their levels are printed in."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise

from gouji.decoding.aligning.candidates import key_to_similar
from gouji.decoding.aligning.vocabulary import NodeKind, Vocabulary, Wording
from gouji.decoding.transposing.stretches import Word, labels_from
from gouji.folding import label_to_keys
from gouji.folding.labels import NOTE

Named = dict[int, Word]
"""Words by the number of the vocabulary's node that they name."""


def words_to_named(words: Sequence[Word], vocabulary: Vocabulary, table: int) -> Named | None:
    """The last word for each node of a table, of those behind the last heading, as a menu may name some before; None
    where the labels of one level stand in another order than the form's, as then the figures may, too.
    """
    named: Named = {}
    if not words:
        return named
    at = max((place + 1 for place, word in enumerate(words) if vocabulary.is_heading(word.text)), default=0)
    while at < len(words):
        node, label = _read_node(words, at, vocabulary, table, named)
        if node is not None:
            named.pop(node, None)
            named[node] = label
        at += len(label.pieces)
    return named if _is_in_order(named, vocabulary, table) else None


def named_to_rows(named: Named, vocabulary: Vocabulary, *, block: int) -> list[int]:
    """Nodes of the block's rows that figures belong to, in order; a label over rows that are named, too, is none."""
    nodes = vocabulary.nodes
    table = vocabulary.form.tables
    rows = [node for node in sorted(named) if nodes[node].kind is NodeKind.ROW and nodes[node].block == block]
    over = {group for node in rows for group in table[nodes[node].table].blocks[block].rows[nodes[node].row].groups}
    return [node for node in rows if nodes[node].id not in over]


Labels = tuple[Word | None, ...]
"""The labels on a row's line, one for each level: None where a span covers it, or none is printed."""


def rows_to_labels(rows: Sequence[int], named: Named, vocabulary: Vocabulary) -> tuple[Labels, ...]:
    """For each of the nodes of a block's rows its label, behind those of the groups that begin with it."""
    first = vocabulary.nodes[rows[0]]
    levels = _levels(vocabulary, first.table)
    own = sorted({*rows, *(node for node in named if vocabulary.nodes[node].shares_block(first))})
    own = [node for node in own if vocabulary.nodes[node].kind is not NodeKind.HEADER]
    width = 1 + max(levels[vocabulary.nodes[node].id] for node in own)
    found: list[Labels] = []
    labels: list[Word | None] = [None] * width
    for node in own:
        labels[levels[vocabulary.nodes[node].id]] = named.get(node)
        if node in rows:
            found.append(tuple(labels))
            labels = [None] * width
    return tuple(found)


def block_to_title(block: int, named: Named, vocabulary: Vocabulary) -> Word | None:
    """The title over a block, where it is printed."""
    nodes = vocabulary.nodes
    titles = (w for node, w in named.items() if nodes[node].kind is NodeKind.HEADER and nodes[node].block == block)
    return next(titles, None)


def _read_node(
    words: Sequence[Word], at: int, vocabulary: Vocabulary, table: int, named: Named
) -> tuple[int | None, Word]:
    """The node that the word at `at`, or a few from there together, name, and what names it."""
    word = words[at]
    if NOTE.fullmatch(word.text):
        return None, word
    for label in labels_from(words, at):
        node = next(_text_to_nodes(label.text, vocabulary, table, named), None)
        if node is not None:
            return node, label
    return _text_to_likely_node(word.text, vocabulary, table), word


def _text_to_nodes(text: str, vocabulary: Vocabulary, table: int, named: Named) -> Iterator[int]:
    """Nodes that the text names, those named by its most telling key first; of several one that has no word yet."""
    for key in label_to_keys(text):
        words = [word for word in vocabulary.wordings.get(key, ()) if _is_label(word, vocabulary, table)]
        for word in sorted(words, key=lambda word: (word.rank, word.node in named)):
            yield word.node


def _text_to_likely_node(text: str, vocabulary: Vocabulary, table: int) -> int | None:
    """The node whose label the text is most like, if it may be a misspelt one."""
    similar = [
        (likeness, word.node)
        for key in label_to_keys(text)
        for word, likeness, _ in key_to_similar(vocabulary, key)
        if _is_label(word, vocabulary, table)
    ]
    return max(similar, default=(0.0, None))[1]


def _is_label(word: Wording, vocabulary: Vocabulary, table: int) -> bool:
    """Whether a wording is that of a row, a group or a block's title, and not a column's."""
    node = vocabulary.nodes[word.node]
    return node.table == table and node.kind is not NodeKind.CHAPTER and word.header < 0


def _is_in_order(named: Named, vocabulary: Vocabulary, table: int) -> bool:
    levels = _levels(vocabulary, table)
    orders: dict[int, list[int]] = {}
    for node in named:  # in order of the text
        orders.setdefault(levels.get(vocabulary.nodes[node].id, -1), []).append(node)
    return all(one < two for order in orders.values() for one, two in pairwise(order))


@lru_cache(maxsize=100)
def _levels(vocabulary: Vocabulary, table: int) -> dict[str, int]:
    """By id of rows and groups of a table how many groups they stand under."""
    rows = [row for block in vocabulary.form.tables[table].blocks for row in block.rows]
    levels = {row.id: len(row.groups) for row in rows}
    return levels | {group: level for row in rows for level, group in enumerate(row.groups)}
