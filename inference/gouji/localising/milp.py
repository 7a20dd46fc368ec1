"""Smallest weighted set of cells by mixed integer programming (HiGHS through scipy, the extra `repair`).

One continuous change and one flag a cell; solved in floating point, scaled by what the identities miss by. The caller
verifies the set that comes out in exact arithmetic.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.util import find_spec
from typing import Any

from gouji.localising.system import LinearSystem

BOUND = 4
"""A change is at most so many times the sum of what the identities miss by. Rows that add up to columns need a factor
of 1; a larger bound lets a flag of 1e-7, which HiGHS takes for 0, pass a change."""

MOST_SPREAD = 10**5
"""Largest ratio of what two identities miss by: HiGHS keeps rows to 1e-7, and the smallest miss has to stand out."""

FLAG = 0.5


@dataclass(frozen=True, slots=True)
class Answer:
    """What the solver found: a set of cells, or None, and whether it is proven to be the smallest (or that none is)."""

    support: frozenset[int] | None
    proven: bool


def can_solve() -> bool:
    """Whether scipy is installed; it is imported when it is first needed (0.7 s)."""
    return find_spec("scipy") is not None


def system_to_support(
    system: LinearSystem, weights: Sequence[float], *, seconds: float, forbidden: Sequence[frozenset[int]] = ()
) -> Answer:
    """The set of cells of least weight that repairs the system and holds none of the `forbidden` sets.

    Raises ImportError without scipy.
    """
    from scipy.optimize import milp

    misses = [abs(system.residues[i]) for i in system.failing]
    if max(misses) > MOST_SPREAD * min(misses):
        return Answer(None, proven=False)
    count = len(system.places)
    with _stdout_on_stderr():
        result = milp(
            [0.0] * count + list(weights),
            integrality=[0] * count + [1] * count,
            bounds=_bounds(system, max(misses)),
            constraints=_constraints(system, max(misses), forbidden),
            options={"time_limit": seconds},
        )
    if result.x is None:
        return Answer(None, proven=result.status == INFEASIBLE)
    return Answer(frozenset(i for i in range(count) if result.x[count + i] > FLAG), proven=result.status == OPTIMAL)


OPTIMAL, INFEASIBLE = 0, 2
"""Status codes of `scipy.optimize.milp`."""


@contextmanager
def _stdout_on_stderr() -> Iterator[None]:
    """HiGHS prints a debugging line to the process's standard output, past Python, where data may be going."""
    sys.stdout.flush()
    kept = os.dup(1)
    try:
        os.dup2(2, 1)
        yield
    finally:
        os.dup2(kept, 1)
        os.close(kept)


def _bounds(system: LinearSystem, unit: int) -> Any:
    from scipy.optimize import Bounds

    most = BOUND * sum(abs(residue) for residue in system.residues) / unit
    lowest = [
        -most if floor is None else -min(most, (value - floor) / unit)
        for value, floor in zip(system.values, system.floors, strict=True)
    ]
    count = len(system.places)
    return Bounds(lowest + [0.0] * count, [most] * count + [1.0] * count)


def _constraints(system: LinearSystem, unit: int, forbidden: Sequence[frozenset[int]]) -> list[Any]:
    """Every identity holds; a change needs its flag; of a forbidden set one flag at least stays down."""
    import numpy as np
    from scipy.optimize import LinearConstraint
    from scipy.sparse import coo_array, csr_array, eye_array, hstack, vstack

    count = len(system.places)
    entries = [(i, cell, c) for cell, terms in enumerate(system.structure.columns) for i, c in terms]
    rows, cells, coefficients = zip(*entries, strict=True)
    shape = (len(system.identities), 2 * count)
    sums = csr_array(coo_array((np.array(coefficients, float), (rows, cells)), shape=shape))
    target = np.array([-residue / unit for residue in system.residues])
    most = BOUND * sum(abs(residue) for residue in system.residues) / unit
    one, flags = eye_array(count), most * eye_array(count)
    switched = vstack([hstack([one, -flags]), hstack([-one, -flags])], format="csr")
    constraints = [LinearConstraint(sums, target, target), LinearConstraint(switched, -np.inf, 0.0)]
    for cells_out in forbidden:
        row = np.zeros(2 * count)
        row[[count + cell for cell in cells_out]] = 1.0
        constraints.append(LinearConstraint(row, -np.inf, len(cells_out) - 1.0))
    return constraints
