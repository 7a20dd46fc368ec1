"""Rows printed in another order than the form's."""

from __future__ import annotations

from collections.abc import Sequence


def nodes_out_of_order(nodes: Sequence[int]) -> frozenset[int]:
    """Rows (nodes, as printed) out of order, and the one that such a row changed places with.

    Whether two rows or only their labels changed places, the text does not tell. A row that moved past several others
    moved with its label, and the others did not.
    """
    kept = set(_longest_increasing(nodes))
    moved = [(place, node) for place, node in enumerate(nodes) if node not in kept]
    doubtful = {node for _, node in moved}
    for place, node in moved:
        passed = [other for other in nodes[:place] if other > node] + [o for o in nodes[place + 1 :] if o < node]
        doubtful.update(passed if len(passed) <= MOST_PASSED else ())
    return frozenset(doubtful)


MOST_PASSED = 3
"""Rows that a moved row may have passed for them to be in doubt as well: their labels may have gone round."""


def _longest_increasing(nodes: Sequence[int]) -> list[int]:
    best: list[list[int]] = []
    for node in nodes:
        best.append([*max((chain for chain in best if chain[-1] < node), key=len, default=[]), node])
    return max(best, key=len, default=[])
