"""The alignment's search with a judge beside it: a chain pays for values that another label than their own governs."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from gouji_training.costs.aligned import Aligned, Happening


def aligned_to_chain(
    aligned: Aligned, worths: Sequence[float], steps: NDArray[np.float64], *, toll: float = 0.0
) -> tuple[list[int], float]:
    """Indexes of the candidates of the best chain, and its score.

    `worths` are those of the candidates, `steps` [from, to] the costs of steps, `toll` what a chain pays for a whole
    row of values that it does not give to their row. With toll 0 it is the chain that `gouji` finds.
    """
    size = len(aligned.vocabulary.nodes)
    scores = np.full(size + 1, -np.inf)
    scores[0] = 0.0  # of the chain without a label yet; the others are by node
    holders = np.full(size + 1, -1)
    costs = np.vstack([np.zeros(size), steps])
    reached = [(-1, 0.0)] * len(aligned.candidates)
    for happening, index, share in aligned.course:
        if happening is Happening.BEGIN:
            before = scores - costs[:, aligned.nodes[index]]
            best = int(before.argmax())
            reached[index] = (int(holders[best]), float(before[best]) + worths[index])
        elif happening is Happening.END:
            place = aligned.nodes[index] + 1
            if reached[index][1] > scores[place]:
                scores[place], holders[place] = reached[index][1], index
        elif toll:
            kept = scores[index + 1]
            scores -= share * toll
            scores[index + 1] = kept
    best = int(scores.argmax())
    return _chain_to_begin(int(holders[best]), reached), float(scores[best])


def _chain_to_begin(last: int, reached: Sequence[tuple[int, float]]) -> list[int]:
    chain = []
    while last >= 0:
        chain.append(last)
        last = reached[last][0]
    return chain[::-1]
