"""Rows whose label the text lacks: which of the form's rows the figures behind a label may be."""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence

from gouji.decoding.aligning.runs import Run
from gouji.decoding.aligning.vocabulary import NodeKind, Vocabulary
from gouji.folding import fold
from gouji.segmenting import Segment


def vacant_rows(run: Run, behind: int, known: tuple[Container[int], ...], vocabulary: Vocabulary) -> Iterator[int]:
    """Row nodes of the run's block behind that node that have no label of their own, up to the next one that is
    `known`, and to the end of a group that goes on behind one of its rows.
    """
    for node in range(behind + 1, len(vocabulary.nodes)):
        other = vocabulary.nodes[node]
        if any(node in nodes for nodes in known) or not other.shares_block(run.node):
            return
        if behind != run.anchor.node and run.node.id not in _node_to_groups(node, vocabulary):
            return
        if other.kind is NodeKind.ROW and not _stands_under(node, run, vocabulary):
            yield node


def goes_on_behind(run: Run, last: int, vocabulary: Vocabulary) -> bool:
    """Whether the run's label is a group's, printed again behind the row `last` of the group (-1 for none)."""
    return run.node.kind is NodeKind.GROUP and run.node.id in _node_to_groups(last, vocabulary)


def _stands_under(node: int, run: Run, vocabulary: Vocabulary) -> bool:
    """Whether the run's row, printed with values of its own, takes the place of the rows under its label."""
    if not (run.node.heads and run.node.kind is NodeKind.ROW and run.cells):
        return False
    return run.node.id in _node_to_groups(node, vocabulary)


def _node_to_groups(node: int, vocabulary: Vocabulary) -> tuple[str, ...]:
    """The groups that a row stands in, the outermost first; none for the node of a group and for -1."""
    place = vocabulary.nodes[node]
    if node < 0 or place.kind is not NodeKind.ROW:
        return ()
    return vocabulary.form.tables[place.table].blocks[place.block].rows[place.row].groups


def ends_with_row(segments: Sequence[Segment], run: Run, vocabulary: Vocabulary) -> bool:
    """Whether the run's label is only like one over columns and ends with a row's (本年处理决定数量；行政许可), so that
    the figures behind it are of that row.
    """
    if run.node.kind is not NodeKind.HEADER or run.anchor.match != "fuzzy":
        return False
    text = fold("".join(segment.text for segment in segments[run.anchor.start : run.anchor.end]))
    found = (vocabulary.wordings.get(text[start:], ()) for start in range(1, len(text) - 1))
    return any(vocabulary.nodes[word.node].kind is NodeKind.ROW for words in found for word in words)
