"""Exact search for the few cells whose change makes all identities hold.

The cells of a set are found one by one: as long as one of them stands alone, of the set, in some identity, what that
identity misses by is the cell's whole error. A set in which no cell stands alone anywhere is called a core; a repair
that holds none is found and has one solution only.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations

from gouji.localising.system import LinearSystem, Structure

Deltas = frozenset[tuple[int, int]]
"""Cells (indexes) and what has to be added to each."""

MOST_REPAIRS = 100
"""Repairs of one size that are listed: two already say that none is proposed; more than a page names nothing."""

MOST_TRIED = 10_000
"""Sets tried before the search gives up: 0.2 s."""


@dataclass(frozen=True, slots=True)
class Repairs:
    """Repairs of one size; `complete` says that there are no others of this size."""

    found: tuple[Deltas, ...]
    complete: bool


def system_to_repairs(system: LinearSystem, size: int) -> Repairs:
    """Repairs of exactly `size` cells, at most `MOST_REPAIRS`, when there is none of fewer cells."""
    left = {i: system.residues[i] for i in system.failing}
    shape = structure_to_shape(system.structure)
    found: dict[Deltas, None] = {}
    seen: set[Deltas] = set()
    _extend(system, shape, left, {}, size, found, seen)
    whole = len(found) < MOST_REPAIRS and len(seen) < MOST_TRIED
    return Repairs(tuple(found), whole and _leaves_no_core(system, size))


def least_cells(system: LinearSystem) -> int:
    """As many cells are wrong at the least as identities fail that share no cell with each other."""
    groups = structure_to_shape(system.structure).groups
    counts = Counter(groups[i] for i in system.failing)
    return max(counts.values(), default=0)


def _leaves_no_core(system: LinearSystem, size: int) -> bool:
    """Whether no repair of that size can hold a core.

    A core has two cells or more in each of its identities, so that of identities that share no cell it mends half as
    many as it has cells; the cells besides mend one each.
    """
    core = smallest_core(system.structure)
    return size < core or least_cells(system) > size - core + core // 2


@dataclass(frozen=True)
class Shape:
    """What the search looks up: cells by the identities they stand in, and identities in groups that share no cell."""

    by_identities: Mapping[frozenset[int], tuple[int, ...]]
    groups: tuple[int, ...]


@lru_cache(maxsize=64)
def structure_to_shape(structure: Structure) -> Shape:
    """The lookups of a structure."""
    cells: dict[frozenset[int], list[int]] = defaultdict(list)
    for cell, terms in enumerate(structure.columns):
        cells[frozenset(i for i, _ in terms)].append(cell)
    groups: list[int] = []
    taken: list[set[int]] = []
    for members in structure.members:
        group = next((g for g, used in enumerate(taken) if used.isdisjoint(members)), len(taken))
        if group == len(taken):
            taken.append(set())
        taken[group].update(members)
        groups.append(group)
    return Shape({key: tuple(found) for key, found in cells.items()}, tuple(groups))


def _extend(
    system: LinearSystem,
    shape: Shape,
    left: dict[int, int],
    taken: dict[int, int],
    size: int,
    found: dict[Deltas, None],
    seen: set[Deltas],
) -> None:
    """Add to `found` all repairs that hold `taken` and repair what is `left` with the rest of `size` cells."""
    if not _may_suffice(shape, left, size - len(taken)):
        return
    for cell, delta in _next_cells(system, shape, left, last=len(taken) == size - 1):
        if cell in taken or not system.allows(cell, delta):
            continue
        more = {**taken, cell: delta}
        key = frozenset(more.items())
        if key in seen:
            continue
        if len(seen) >= MOST_TRIED or len(found) >= MOST_REPAIRS:
            return
        seen.add(key)
        rest = _without(system, left, cell, delta)
        if len(more) < size:
            _extend(system, shape, rest, more, size, found, seen)
        elif not rest:
            found[key] = None


def _may_suffice(shape: Shape, left: Mapping[int, int], cells: int) -> bool:
    """Whether that many cells can repair what is left: identities of one group share no cell, so each needs its own."""
    counts: dict[int, int] = {}
    for identity in left:
        group = shape.groups[identity]
        counts[group] = counts.get(group, 0) + 1
    return bool(left) and max(counts.values()) <= cells


def _next_cells(
    system: LinearSystem, shape: Shape, left: Mapping[int, int], *, last: bool
) -> Iterator[tuple[int, int]]:
    """Cells that may be the one wrong in some identity, with the change that mends it; the last one mends all."""
    for identity, residue in left.items():
        for cell in shape.by_identities.get(frozenset(left), ()) if last else system.structure.members[identity]:
            coefficient = next(c for i, c in system.structure.columns[cell] if i == identity)
            if residue % coefficient == 0:
                yield cell, -residue // coefficient
        if last:
            return


def _without(system: LinearSystem, left: Mapping[int, int], cell: int, delta: int) -> dict[int, int]:
    rest = dict(left)
    for identity, coefficient in system.structure.columns[cell]:
        residue = rest.pop(identity, 0) + coefficient * delta
        if residue:
            rest[identity] = residue
    return rest


UNKNOWN_CORE = 4
"""Smaller cores are looked for; rows that add up to columns have their smallest, rectangles, of four cells."""


@lru_cache(maxsize=64)
def smallest_core(structure: Structure) -> int:
    """Cells of the smallest core: 2, 3, or 4 for four and more."""
    owned = [frozenset(i for i, _ in terms) for terms in structure.columns]
    if len(set(owned)) < len(owned):
        return 2
    neighbours = {pair for members in structure.members for pair in combinations(sorted(members), 2)}
    return 3 if any(_closes(structure, owned, a, b) for a, b in neighbours) else UNKNOWN_CORE


def _closes(structure: Structure, owned: list[frozenset[int]], a: int, b: int) -> bool:
    """Whether one more cell leaves neither of the two, nor itself, alone in an identity."""
    once = owned[a] ^ owned[b]
    third = set.intersection(*(set(structure.members[i]) for i in once)) - {a, b}
    return any(owned[cell] <= owned[a] | owned[b] for cell in third)
