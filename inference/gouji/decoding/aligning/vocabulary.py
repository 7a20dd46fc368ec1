"""A form as a list of nodes in reading order, and the folded wordings under which each node is printed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import ClassVar

from gouji.folding import fold, label_to_keys, strip_numbering
from gouji.forms.model import Block, Form, Label, TableForm


class NodeKind(str):
    """What a node is, as a letter for the readable alignment string. No Enum, as Kind is none."""

    __slots__ = ()

    CHAPTER: ClassVar[NodeKind]
    HEADER: ClassVar[NodeKind]
    GROUP: ClassVar[NodeKind]
    ROW: ClassVar[NodeKind]


NodeKind.CHAPTER, NodeKind.HEADER, NodeKind.GROUP, NodeKind.ROW = map(NodeKind, "CHGR")


@dataclass(frozen=True, slots=True)
class Node:
    """One place of the form in reading order. `table` and `block` are indexes; a chapter belongs to no block.

    `heads` says that its label stands over other rows: a group, or a row that is printed as a group in a variant.
    """

    kind: NodeKind
    id: str
    table: int
    block: int
    row: int
    heads: bool = False

    def shares_block(self, other: Node) -> bool:
        """Whether both stand in one block of one table."""
        return (self.table, self.block) == (other.table, other.block)


@dataclass(frozen=True, slots=True)
class Wording:
    """One folded wording of a node: `rank` counts from 0 the keys of its label, the most telling one first.

    `header` is the index of the header text in the block's header, -1 for the block title or another kind of node.
    """

    node: int
    key: str
    rank: int
    header: int = -1


@dataclass(frozen=True, slots=True, eq=False)
class Vocabulary:
    """All wordings of one form, by key, with the prefixes that a torn label can begin with. Hashed by identity."""

    form: Form
    nodes: tuple[Node, ...]
    wordings: dict[str, tuple[Wording, ...]]
    numbered: dict[str, tuple[Wording, ...]]
    """The wordings that are rows', if there are any: （七）总计 has a number, and so is no column's 总计."""
    prefixes: frozenset[str]
    other_headers: frozenset[str] = field(repr=False)
    """Keys of column labels that only other forms have."""

    @lru_cache(maxsize=500)  # noqa: B019 - a vocabulary lives as long as its form, and there are few
    def keys_of(self, node: int) -> tuple[str, ...]:
        """All folded wordings of a node."""
        return tuple(word.key for words in self.wordings.values() for word in words if word.node == node)

    def is_heading(self, text: str) -> bool:
        """Whether `text` as a whole is the heading of a chapter."""
        found = (word for key in label_to_keys(text) for word in self.wordings.get(key, ()))
        return any(self.nodes[word.node].kind is NodeKind.CHAPTER for word in found)


def form_to_vocabulary(form: Form, others: Iterable[Form] = ()) -> Vocabulary:
    """Nodes and wordings of `form`; `others` are the forms it has to be told from."""
    nodes: list[Node] = []
    wordings: dict[str, list[Wording]] = defaultdict(list)
    for node, labels in _form_to_nodes(form):
        nodes.append(node)
        for label, header in labels:
            for wording in numbered_wordings(label):
                _add_keys(wordings, wording, node=len(nodes) - 1, header=header)
    keys = {key: tuple(found) for key, found in wordings.items()}
    return Vocabulary(
        form=form,
        nodes=tuple(nodes),
        wordings=keys,
        numbered={key: _of_rows(found, nodes) for key, found in keys.items()},
        prefixes=frozenset(key[:end] for key in keys for end in range(1, len(key) + 1)),
        other_headers=frozenset(key for other in others for key in _column_keys(other) if key not in keys),
    )


def _of_rows(wordings: tuple[Wording, ...], nodes: Sequence[Node]) -> tuple[Wording, ...]:
    return tuple(word for word in wordings if nodes[word.node].kind is NodeKind.ROW) or wordings


def numbered_wordings(label: Label) -> Iterable[str]:
    """The wordings of a label, the others with the number of the official one, which they are printed with as well."""
    number = label.text.removesuffix(strip_numbering(label.text))
    yield label.text
    for alias in label.aliases:
        if number and strip_numbering(alias) == alias:
            yield number + alias
        yield alias


def _column_keys(form: Form) -> Iterable[str]:
    for table in form.tables:
        for block in table.blocks:
            for column in block.columns:
                yield from map(fold, column.label.wordings)


def _add_keys(wordings: dict[str, list[Wording]], text: str, *, node: int, header: int) -> None:
    for rank, key in enumerate(label_to_keys(text)):
        if not any(other.node == node and other.header == header for other in wordings[key]):
            wordings[key].append(Wording(node, key, rank, header))


def _form_to_nodes(form: Form) -> Iterable[tuple[Node, list[tuple[Label, int]]]]:
    place_of_chapter = {fold(label.text): index for index, label in enumerate(form.chapters)}
    chapter_of_table = {place_of_chapter.get(fold(table.heading.text), -1): i for i, table in enumerate(form.tables)}
    for index, chapter in enumerate(form.chapters):
        table_index = chapter_of_table.get(index, -1)
        yield Node(NodeKind.CHAPTER, chapter.text, table_index, -1, -1), [(chapter, -1)]
        if table_index >= 0:
            table = form.tables[table_index]
            for block_index, block in enumerate(table.blocks):
                yield from _block_to_nodes(table, block, table_index, block_index)


def _block_to_nodes(
    table: TableForm, block: Block, table_index: int, block_index: int
) -> Iterable[tuple[Node, list[tuple[Label, int]]]]:
    header = [(label, index) for index, label in enumerate(block.header)]
    if block.title:
        header.append((block.title, -1))
    if table.layout == "one_row":
        header.extend((row.label, -1) for row in block.rows)
    yield Node(NodeKind.HEADER, block.id, table_index, block_index, -1), header
    if table.layout == "one_row":
        return
    groups = {group.id: group for group in table.groups}
    rows = {row.id: index for index, row in enumerate(block.rows)}
    heads = {group for row in block.rows for group in row.groups}
    seen: set[str] = set()
    for row_index, row in enumerate(block.rows):
        for id_ in (*row.groups, row.id):
            if id_ in seen:
                continue
            seen.add(id_)
            if id_ in rows:  # a label that heads its own rows in one variant and holds values in another is a row
                node = Node(NodeKind.ROW, id_, table_index, block_index, rows[id_], id_ in heads)
                yield node, [(block.rows[rows[id_]].label, -1)]
            else:
                yield Node(NodeKind.GROUP, id_, table_index, block_index, row_index, True), [(groups[id_].label, -1)]
