"""A set of cells to what has to be added to each, exactly."""

from __future__ import annotations

from collections.abc import Iterable

from gouji.localising.elimination import equations_to_solution
from gouji.localising.search import Deltas
from gouji.localising.system import LinearSystem


def support_to_deltas(system: LinearSystem, support: Iterable[int]) -> Deltas | None:
    """The one way to make all identities hold by changing these cells only; None when there is none or no single one.

    The changes are whole in units of the system and leave every value at or over its floor.
    """
    cells = sorted(support)
    touched = sorted({i for cell in cells for i, _ in system.structure.columns[cell]})
    if not set(system.failing) <= set(touched):
        return None
    terms: dict[int, dict[int, int]] = {i: {} for i in touched}
    for cell in cells:
        for identity, coefficient in system.structure.columns[cell]:
            terms[identity][cell] = coefficient
    solution = equations_to_solution([(terms[i], -system.residues[i]) for i in touched])
    if solution is None or len(solution.values) < len(cells):
        return None
    values = solution.values
    if any(value.denominator != 1 or not system.allows(cell, int(value)) for cell, value in values.items()):
        return None
    return frozenset((cell, int(value)) for cell, value in values.items() if value)
