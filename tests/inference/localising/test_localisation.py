"""Broken identities to the smallest set of wrong cells, against brute force and at the edges."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations, product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gouji.checking import rule_instances
from gouji.extraction import Number
from gouji.forms import load_form
from gouji.localising import Effort, confidence_to_weight, identities_to_system, milp, system_to_localisation
from gouji.localising.search import smallest_core, system_to_repairs
from gouji.localising.system import Place
from support.grids import form_to_grid

FORM = load_form("zfxxgk-2021")
REQUESTS = rule_instances(FORM, "requests")


@dataclass(frozen=True)
class Sum:
    """An identity made for a test."""

    id: str
    left: tuple[Place, ...]
    right: tuple[Place, ...]


def square(size: int) -> list[Sum]:
    """A grid whose last row and column are totals."""
    names = [str(n) for n in range(size)]
    rows = [Sum(f"row.{r}", ((r, "T"),), tuple((r, c) for c in names)) for r in [*names, "T"]]
    return rows + [Sum(f"column.{c}", (("T", c),), tuple((r, c) for r in names)) for c in [*names, "T"]]


def filled(parts: Mapping[Place, int], size: int) -> dict[Place, Number]:
    """The grid with its totals."""
    names = [str(n) for n in range(size)]
    values: dict[Place, Number] = dict(parts)
    values.update({(r, "T"): sum(parts[r, c] for c in names) for r in names})
    values.update({("T", c): sum(parts[r, c] for r in names) for c in names})
    return values | {("T", "T"): sum(parts.values())}


def requests_grid(seed: int = 3) -> dict[Place, Number]:
    return {(r, c): int(text) for (t, r, c), text in form_to_grid("zfxxgk-2021", seed=seed).items() if t == "requests"}


def holds(identities: list[Sum], values: Mapping[Place, Number]) -> bool:
    return all(sum(values[p] for p in i.left) == sum(values[p] for p in i.right) for i in identities)


def brute_force(identities: list[Sum], values: Mapping[Place, Number], *, most: int) -> int | None:
    """Fewest cells whose change to a figure from 0 to `most` makes all hold; None over two."""
    for size in (1, 2):
        for cells in combinations(sorted(values), size):
            for figures in product(range(most + 1), repeat=size):
                if holds(identities, {**values, **dict(zip(cells, figures, strict=True))}):
                    return size
    return None


SIZE = 2
PLACES = [(str(r), str(c)) for r in range(SIZE) for c in range(SIZE)]
GRIDS = st.lists(st.integers(0, 4), min_size=SIZE**2, max_size=SIZE**2).map(
    lambda figures: filled(dict(zip(PLACES, figures, strict=True)), SIZE)
)
ERRORS = st.dictionaries(st.sampled_from(sorted(filled(dict.fromkeys(PLACES, 0), SIZE))), st.integers(0, 9), max_size=3)


@settings(deadline=None, max_examples=60)
@given(GRIDS, ERRORS)
def test_the_repairs_of_a_small_grid_are_the_smallest(grid: dict[Place, Number], errors: dict[Place, int]) -> None:
    printed = grid | errors
    found = system_to_localisation(identities_to_system(square(SIZE), printed))
    if found.outcome == "holds":
        assert holds(square(SIZE), printed)
        return
    least = brute_force(square(SIZE), printed, most=24)
    assert found.size == least if least else found.size > 2
    assert found.outcome == "open" or found.repairs
    for repair in found.repairs:
        assert len(repair.values) == found.size
        assert holds(square(SIZE), {**printed, **repair.values})
        assert all(value >= 0 for value in repair.values.values())


@settings(deadline=None, max_examples=60)
@given(st.data())
def test_every_repair_of_the_table_of_requests_mends_all_its_sums(data: st.DataObject) -> None:
    grid = requests_grid()
    cells = data.draw(st.lists(st.sampled_from(sorted(grid)), min_size=1, max_size=3, unique=True))
    printed = grid | {cell: data.draw(st.integers(0, 10**12)) for cell in cells}
    found = system_to_localisation(identities_to_system(REQUESTS, printed))
    for repair in found.repairs:
        mended = identities_to_system(REQUESTS, printed | dict(repair.values))
        assert mended.failing == ()
        assert len(repair.values) == found.size <= len(cells)


@pytest.mark.parametrize("value", [0, 7, 10**12, 10**30])
@pytest.mark.parametrize("place", [("granted", "business"), ("outcome_total", "total"), ("carried_over", "other")])
def test_one_wrong_cell_is_located_with_its_true_figure(place: Place, value: int) -> None:
    grid = requests_grid()
    found = system_to_localisation(identities_to_system(REQUESTS, grid | {place: value}))
    assert (found.outcome, [dict(r.values) for r in found.repairs]) == ("unique", [{place: grid[place]}])


def test_figures_of_a_million_million_are_told_apart_by_one() -> None:
    grid = {place: value * 10**9 for place, value in requests_grid().items()}
    wrong = {("granted", "total"): grid["granted", "total"] + 1, ("received", "other"): grid["received", "other"] - 1}
    found = system_to_localisation(identities_to_system(REQUESTS, grid | wrong))
    assert [dict(repair.values) for repair in found.repairs] == [{place: grid[place] for place in wrong}]


def test_amounts_with_decimals_are_exact() -> None:
    parts = {("a", "1"): Decimal("0.1"), ("a", "2"): Decimal("0.20"), ("b", "1"): 1, ("b", "2"): Decimal("2.305")}
    sums = [Sum(f"row.{r}", ((r, "T"),), ((r, "1"), (r, "2"))) for r in "ab"]
    sums += [Sum(f"column.{c}", (("T", c),), (("a", c), ("b", c))) for c in ("1", "2", "T")]
    values: dict[Place, Number] = {
        **parts,
        ("a", "T"): Decimal("0.3"),
        ("b", "T"): Decimal("3.305"),
        ("T", "1"): Decimal("1.1"),
        ("T", "2"): Decimal("2.505"),
        ("T", "T"): Decimal("3.605"),
    }
    assert system_to_localisation(identities_to_system(sums, values)).outcome == "holds"
    found = system_to_localisation(identities_to_system(sums, values | {("b", "2"): Decimal("2.3")}))
    assert [dict(repair.values) for repair in found.repairs] == [{("b", "2"): Decimal("2.305")}]


def test_two_exchanged_figures_of_a_row_leave_several_sets() -> None:
    grid = requests_grid()
    one, two = ("granted", "natural_person"), ("granted", "business")
    found = system_to_localisation(identities_to_system(REQUESTS, grid | {one: grid[two], two: grid[one]}))
    assert (found.outcome, found.size) == ("several", 2)
    assert {one: grid[one], two: grid[two]} in [dict(repair.values) for repair in found.repairs]


def test_a_repair_never_goes_below_zero() -> None:
    sums = [Sum("row", (("a", "T"),), (("a", "1"), ("a", "2")))]
    found = system_to_localisation(identities_to_system(sums, {("a", "T"): 0, ("a", "1"): 1, ("a", "2"): 2}))
    assert [dict(repair.values) for repair in found.repairs] == [{("a", "T"): 3}]


def test_a_signed_cell_may_go_below_zero() -> None:
    sums = [Sum("row", (("a", "T"),), (("a", "1"),))]
    values: dict[Place, Number] = {("a", "T"): -4, ("a", "1"): 1}
    found = system_to_localisation(identities_to_system(sums, values, signed={("a", "1")}))
    assert {("a", "1"): -4} in [dict(repair.values) for repair in found.repairs]


def test_of_several_sets_the_one_with_the_least_certain_cells_comes_first() -> None:
    sums = [Sum("row", (("a", "T"),), (("a", "1"), ("a", "2")))]
    system = identities_to_system(sums, {("a", "T"): 9, ("a", "1"): 1, ("a", "2"): 2})
    weights = dict.fromkeys(system.places, confidence_to_weight(1.0)) | {("a", "2"): confidence_to_weight(0.5)}
    found = system_to_localisation(system, weights)
    assert (found.outcome, [*found.repairs[0].values]) == ("several", [("a", "2")])


def test_an_identity_with_an_unread_cell_says_nothing() -> None:
    values: dict[Place, Number] = {("a", "T"): 9, ("a", "1"): 1}
    sums = [Sum("row", (("a", "T"),), (("a", "1"), ("a", "2")))]
    assert system_to_localisation(identities_to_system(sums, values)).outcome == "holds"


def test_tables_of_the_family_have_no_core_below_four_cells() -> None:
    assert smallest_core(identities_to_system(REQUESTS, requests_grid()).structure) == 4


def test_cells_of_the_same_sums_are_a_core() -> None:
    sums = [Sum("row", (("a", "T"),), (("a", "1"), ("a", "2")))]
    values: dict[Place, Number] = {("a", "T"): 3, ("a", "1"): 1, ("a", "2"): 2}
    assert smallest_core(identities_to_system(sums, values).structure) == 2


def scattered(grid: Mapping[Place, Number], count: int) -> dict[Place, Number]:
    """Errors in as many rows, in two columns by turns."""
    rows = list(dict.fromkeys(row for row, _ in grid))[2 : 2 + count]
    places = [(row, ("natural_person", "total")[n % 2]) for n, row in enumerate(rows)]
    return {place: grid[place] + 7 * 3**n for n, place in enumerate(places)}


@pytest.mark.parametrize("count", [2, 3, 4])
def test_the_solver_finds_the_same_set_as_the_search(count: int) -> None:
    pytest.importorskip("scipy")
    grid = requests_grid()
    wrong = scattered(grid, count)
    system = identities_to_system(REQUESTS, grid | wrong)
    answer = milp.system_to_support(system, [1.0] * len(system.places), seconds=5.0)
    (found,) = system_to_repairs(system, count).found
    assert answer.proven
    assert answer.support == frozenset(cell for cell, _ in found)
    assert {system.places[cell] for cell, _ in found} == set(wrong)


def test_more_cells_than_are_searched_go_to_the_solver() -> None:
    pytest.importorskip("scipy")
    grid = requests_grid()
    wrong = scattered(grid, 4)
    found = system_to_localisation(
        identities_to_system(REQUESTS, grid | wrong), effort=Effort(searched=2, solver=True, seconds=20.0)
    )
    assert [dict(repair.values) for repair in found.repairs] == [{place: grid[place] for place in wrong}]


def test_without_the_solver_nothing_is_proposed_beyond_the_search(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(milp, "can_solve", lambda: False)
    grid = requests_grid()
    found = system_to_localisation(
        identities_to_system(REQUESTS, grid | scattered(grid, 4)), effort=Effort(searched=2, solver=True)
    )
    assert (found.outcome, found.size, found.repairs) == ("open", 4, ())
    assert "gouji[repair]" in (found.why or "")


def test_misses_too_far_apart_for_the_solver_stay_open() -> None:
    pytest.importorskip("scipy")
    grid = requests_grid()
    wrong = scattered(grid, 3)
    wrong |= {place: grid[place] + 10**9 for place in list(wrong)[:1]}
    found = system_to_localisation(identities_to_system(REQUESTS, grid | wrong), effort=Effort(searched=1, solver=True))
    assert (found.outcome, found.size) == ("open", 3)


def test_without_being_asked_the_solver_is_not_imported() -> None:
    grid = requests_grid()
    found = system_to_localisation(identities_to_system(REQUESTS, grid | scattered(grid, 4)), effort=Effort(searched=2))
    assert (found.outcome, found.size) == ("open", 4)
