"""Candidates to anchors: the best way to read the labels of a document as the form's labels in reading order.

A Viterbi search over the candidates. A chain gains the weight of each label it uses and pays for rows it leaves out and
for every step back. Steps back are allowed, since files hold several reports and pages repeat headers.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from gouji.decoding.aligning.candidates import Candidate, segments_to_candidates
from gouji.decoding.aligning.costs import HAND_SET, Costs
from gouji.decoding.aligning.vocabulary import Node, NodeKind, Vocabulary
from gouji.segmenting import Segment
from gouji.value_class import value_class


@value_class
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


def segments_to_alignment(segments: Sequence[Segment], vocabulary: Vocabulary, *, costs: Costs = HAND_SET) -> Alignment:
    """The best way to read the labels among `segments` as those of the form."""
    candidates = segments_to_candidates(segments, vocabulary)
    worths = [candidate.worth(costs) for candidate in candidates]
    chain, score = best_chain(candidates, worths, vocabulary_to_steps(vocabulary, costs))
    found = [(candidates[i], worths[i]) for i in chain]
    return Alignment(_chain_to_anchors(tuple(_without_tails(segments, found))), score)


@lru_cache(maxsize=16)
def vocabulary_to_steps(vocabulary: Vocabulary, costs: Costs) -> NDArray[np.float64]:
    """Cost [from, to] of the step from one node to the next one read."""
    nodes = vocabulary.nodes
    steps = np.zeros((len(nodes), len(nodes)))
    for earlier, node in enumerate(nodes):
        skipped = 0
        for later in range(earlier + 1, len(nodes)):
            steps[earlier, later] = costs.skip(skipped)
            skipped += nodes[later].kind is NodeKind.ROW
        for later in range(earlier):
            steps[earlier, later] = _cost_back(node, nodes[later], costs)
        steps[earlier, earlier] = costs.same_row_again if node.kind is NodeKind.ROW else 0.0
    return steps


def _cost_back(node: Node, earlier: Node, costs: Costs) -> float:
    if earlier.kind in (NodeKind.ROW, NodeKind.GROUP) and node.shares_block(earlier):
        return costs.group_again if earlier.heads else costs.row_back
    return costs.step_back


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

    def best_before(self, cost: NDArray[np.float64]) -> tuple[float, int]:
        """The best chain to go on from, given the cost of the step from each node: its score then, its candidate.

        Score 0 and candidate -1 stand for a chain that begins here.
        """
        steps = self.scores - cost
        node = int(steps.argmax())
        return (float(steps[node]), int(self.candidates[node])) if steps[node] > 0 else (0.0, -1)


def best_chain(
    candidates: Sequence[Candidate], worths: Sequence[float], steps: NDArray[np.float64]
) -> tuple[list[int], float]:
    """Indexes of the candidates of the chain with the greatest score, and that score, at least 0.

    `candidates` come in order of their start, `worths` is what each adds, `steps` [from, to] what a step costs.
    """
    size = steps.shape[0]
    steps_to = list(np.ascontiguousarray(steps.T))
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
        score, previous = frontier.best_before(steps_to[node])
        back.append(previous)
        score += worths[index]
        arriving[candidate.end].append((node, score, index))
        if score > top:
            last, top = index, score
    chosen = []
    while last >= 0:
        chosen.append(last)
        last = back[last]
    return chosen[::-1], top


def _without_tails(
    segments: Sequence[Segment], chain: Sequence[tuple[Candidate, float]]
) -> Iterator[tuple[Candidate, float]]:
    """The chain without a misspelt label of an earlier row right behind another one: that is how the label before it
    goes on, as rows end alike.
    """
    last: Candidate | None = None
    for found, worth in chain:
        behind = last is not None and last.end == found.start and segments[last.end - 1].cell == segments[last.end].cell
        if behind and last is not None and found.match == "fuzzy" and found.wording.node < last.wording.node:
            continue
        yield found, worth
        last = found


def _chain_to_anchors(chain: Sequence[tuple[Candidate, float]]) -> tuple[Anchor, ...]:
    anchors: list[Anchor] = []
    for found, worth in chain:
        word = found.wording
        in_order = not anchors or anchors[-1].node <= word.node
        anchors.append(Anchor(found.start, found.end, word.node, word.header, found.match, in_order, worth))
    return tuple(anchors)


def alignment_to_text(segments: Sequence[Segment], anchors: Sequence[Anchor], vocabulary: Vocabulary) -> str:
    """The alignment as one readable line a label: its node, then the kinds of the segments up to the next label."""
    lines = []
    for index, anchor in enumerate(anchors):
        end = anchors[index + 1].start if index + 1 < len(anchors) else len(segments)
        node = vocabulary.nodes[anchor.node]
        tail = "".join(segment.kind for segment in segments[anchor.end : end])
        mark = "" if anchor.match == "exact" else f"~{anchor.match}"
        lines.append(f"{node.kind} {node.id}{mark}{'' if anchor.in_order else ' <back>'} {tail}".rstrip())
    return "\n".join(lines)
