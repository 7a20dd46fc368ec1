"""Candidates to anchors: the best way to read the labels of a document as the form's labels in reading order.

A Viterbi search over the candidates. A chain gains the weight of each label it uses and pays for rows it leaves out and
for every step back. Steps back are allowed, since files hold several reports and pages repeat headers.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from gouji.decoding.candidates import Candidate, segments_to_candidates
from gouji.decoding.vocabulary import NodeKind, Vocabulary
from gouji.segmenting import Segment

SKIPPED_ROW = 0.4
MOST_FOR_SKIPS = 2.0
STEP_BACK = 2.6
ROW_BACK = 1.2
GROUP_AGAIN = 0.3
SAME_ROW_AGAIN = 1.6
"""Hand-set so that one exact label of full length (3.0) pays for a step back and a short one (规章, 1.2) does not.

A step back from row to row in one block is cheaper, since rows out of order are to be seen, not skipped, and so is
one to a group label, which tools repeat in every row to fill spans.
"""


@dataclass(frozen=True, slots=True)
class Anchor:
    """Segments [start, end) read as the label of `node`; `in_order` says whether that node comes behind the one of the
    anchor before it, `worth` what the match added to the chain.
    """

    start: int
    end: int
    node: int
    header: int
    match: str
    in_order: bool
    worth: float


@dataclass(frozen=True, slots=True)
class Alignment:
    """The anchors of the best chain, in order of the text and without overlap, and what the chain is worth."""

    anchors: tuple[Anchor, ...]
    score: float


def segments_to_alignment(segments: Sequence[Segment], vocabulary: Vocabulary) -> Alignment:
    """The best way to read the labels among `segments` as those of the form."""
    return _best_chain(segments_to_candidates(segments, vocabulary), _step_costs(vocabulary))


@lru_cache(maxsize=16)
def _step_costs(vocabulary: Vocabulary) -> NDArray[np.float64]:
    """Cost [from, to] of the step from one node to the next one read."""
    nodes = vocabulary.nodes
    rows = np.cumsum([node.kind is NodeKind.ROW for node in nodes])
    skipped = rows[None, :] - rows[:, None] - np.array([node.kind is NodeKind.ROW for node in nodes])[None, :]
    costs: NDArray[np.float64] = np.minimum(MOST_FOR_SKIPS, SKIPPED_ROW * np.maximum(0, skipped))
    size = len(nodes)
    costs[np.tril_indices(size, -1)] = STEP_BACK
    for later, node in enumerate(nodes):
        for earlier in range(later):
            if nodes[earlier].kind in (NodeKind.ROW, NodeKind.GROUP) and node.shares_block(nodes[earlier]):
                costs[later, earlier] = GROUP_AGAIN if nodes[earlier].heads else ROW_BACK
    for index, node in enumerate(nodes):
        costs[index, index] = SAME_ROW_AGAIN if node.kind is NodeKind.ROW else 0.0
    return costs


@dataclass(slots=True)
class _Frontier:
    """The best chains so far, one for each node that a chain may end with."""

    scores: NDArray[np.float64]
    """[nodes], minus infinity where no chain has reached the node."""
    candidates: NDArray[np.int64]
    """[nodes], the candidate that ends the chain."""

    def take(self, node: int, score: float, candidate: int) -> None:
        """Keep a chain if it is the best one that ends with `node`."""
        if score > self.scores[node]:
            self.scores[node], self.candidates[node] = score, candidate

    def best_before(self, costs: NDArray[np.float64]) -> tuple[float, int]:
        """The best chain to go on from, given the cost of the step from each node: its score then, its candidate.

        Score 0 and candidate -1 stand for a chain that begins here.
        """
        steps = self.scores - costs
        node = int(steps.argmax())
        return (float(steps[node]), int(self.candidates[node])) if steps[node] > 0 else (0.0, -1)


def _best_chain(candidates: Sequence[Candidate], costs: NDArray[np.float64]) -> Alignment:
    size = costs.shape[0]
    frontier = _Frontier(np.full(size, -np.inf), np.full(size, -1))
    arriving: dict[int, list[tuple[int, float, int]]] = defaultdict(list)
    back: list[int] = []
    done, last, top = 0, -1, 0.0
    for index, candidate in enumerate(candidates):
        for position in range(done, candidate.start + 1):
            for chain in arriving.pop(position, ()):
                frontier.take(*chain)
        done = candidate.start + 1
        node = candidate.wording.node
        score, previous = frontier.best_before(costs[:, node])
        back.append(previous)
        score += candidate.weight
        arriving[candidate.end].append((node, score, index))
        if score > top:
            last, top = index, score
    return Alignment(_chain_to_anchors(candidates, back, last), top)


def _chain_to_anchors(candidates: Sequence[Candidate], back: Sequence[int], last: int) -> tuple[Anchor, ...]:
    chain = []
    while last >= 0:
        chain.append(candidates[last])
        last = back[last]
    anchors: list[Anchor] = []
    for found in reversed(chain):
        in_order = not anchors or anchors[-1].node <= found.wording.node
        word = found.wording
        anchors.append(Anchor(found.start, found.end, word.node, word.header, found.match, in_order, found.weight))
    return tuple(anchors)


def alignment_to_text(segments: Sequence[Segment], anchors: Sequence[Anchor], vocabulary: Vocabulary) -> str:
    """The alignment as one readable line a label: its node, then the kinds of the segments up to the next label."""
    lines = []
    for index, anchor in enumerate(anchors):
        end = anchors[index + 1].start if index + 1 < len(anchors) else len(segments)
        node = vocabulary.nodes[anchor.node]
        tail = "".join(segment.kind.value for segment in segments[anchor.end : end])
        mark = "" if anchor.match == "exact" else f"~{anchor.match}"
        lines.append(f"{node.kind.value} {node.id}{mark}{'' if anchor.in_order else ' <back>'} {tail}".rstrip())
    return "\n".join(lines)
