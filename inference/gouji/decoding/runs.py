"""Anchors to runs: the cells that stand behind each label, with the unknown text between them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from gouji.decoding.alignment import Anchor
from gouji.decoding.vocabulary import Node, NodeKind, Vocabulary
from gouji.folding import fold, strip_notes
from gouji.segmenting import Kind, Segment


@dataclass(frozen=True, slots=True)
class Part:
    """Cells (indexes of segments) behind `text`, the half-open segment range of an unknown label, or None."""

    text: tuple[int, int] | None
    cells: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Run:
    """All between one anchor and the next: the anchor, its node, its own cells first, then unknown labels with theirs.

    `group` says that labels without values stand right before the anchor, so that its row has fewer span fillers.
    """

    anchor: Anchor
    node: Node
    parts: tuple[Part, ...]
    groups: int

    @property
    def cells(self) -> tuple[int, ...]:
        """The cells that follow the anchor before any unknown label."""
        return self.parts[0].cells

    @property
    def all_cells(self) -> tuple[int, ...]:
        """All cells up to the next anchor, whatever text stands between them."""
        return tuple(cell for part in self.parts for cell in part.cells)


def anchors_to_runs(segments: Sequence[Segment], anchors: Sequence[Anchor], vocabulary: Vocabulary) -> list[Run]:
    """One run an anchor, in order of the text."""
    runs: list[Run] = []
    groups = 0
    for index, anchor in enumerate(anchors):
        end = anchors[index + 1].start if index + 1 < len(anchors) else len(segments)
        node = vocabulary.nodes[anchor.node]
        inside = [i for i in range(anchor.end, end) if not _is_indent(segments, i, end)]
        parts = _segments_to_parts(segments, inside, _absorbed_text(vocabulary, node))
        runs.append(Run(anchor, node, parts, groups))
        bare = node.kind in (NodeKind.GROUP, NodeKind.ROW) and not any(part.cells for part in parts)
        groups = groups + 1 if bare else 0
    return runs


def _is_indent(segments: Sequence[Segment], index: int, end: int) -> bool:
    """Whether an empty cell only indents the label that follows it on its own line."""
    segment = segments[index]
    if segment.kind is not Kind.EMPTY or end >= len(segments) or segments[end].line != segment.line:
        return False
    return all(segments[i].kind is Kind.EMPTY and segments[i].line == segment.line for i in range(index, end))


@lru_cache(maxsize=1000)
def _absorbed_text(vocabulary: Vocabulary, node: Node) -> str:
    """Folded labels whose pieces may stand between the cells of a run without being a label of their own."""
    near = [
        other.key
        for wordings in vocabulary.wordings.values()
        for other in wordings
        if _is_near(vocabulary.nodes[other.node], node)
    ]
    return "\n".join(near)


def _is_near(other: Node, node: Node) -> bool:
    if other == node:
        return True
    return other.table == node.table and (other.heads or other.kind is NodeKind.HEADER)


def _segments_to_parts(segments: Sequence[Segment], inside: Sequence[int], absorbed: str) -> tuple[Part, ...]:
    parts: list[Part] = []
    text: list[int] = []
    cells: list[int] = []
    for index in inside:
        if segments[index].kind is not Kind.TEXT:
            cells.append(index)
        elif not _is_absorbed(segments[index].text, absorbed):
            if cells or not text:
                parts.append(Part((text[0], text[-1] + 1) if text else None, tuple(cells)))
                text, cells = [], []
            text.append(index)
    parts.append(Part((text[0], text[-1] + 1) if text else None, tuple(cells)))
    return tuple(parts)


def _is_absorbed(text: str, absorbed: str) -> bool:
    key = fold(strip_notes(text))
    return not key or key in absorbed or fold(text) in absorbed
