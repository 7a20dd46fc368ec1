"""The smallest set of wrong cells beside the sets of one cell more that mend the sums as well."""

from __future__ import annotations

import pytest

from gouji.checking import rule_instances
from gouji.extraction import Number
from gouji.forms import load_form
from gouji.localising import Localisation, identities_to_system, system_to_localisation
from gouji.localising.rivals import KINDS, changes_to_likelihood, is_rivalled
from gouji.localising.system import Place
from support.grids import form_to_grid

REQUESTS = rule_instances(load_form("zfxxgk-2021"), "requests")
GRID: dict[Place, Number] = {
    (row, column): int(text)
    for (table, row, column), text in form_to_grid("zfxxgk-2021", seed=3).items()
    if table == "requests"
}


def localise(changes: dict[Place, int]) -> Localisation:
    wrong = {place: GRID[place] + change for place, change in changes.items()}
    return system_to_localisation(identities_to_system(REQUESTS, GRID | wrong))


def test_three_small_slips_at_the_corners_of_a_rectangle_are_not_proposed_as_two() -> None:
    found = localise({("granted", "business"): 2, ("granted", "other"): -3, ("partly_granted", "other"): 3})
    assert (found.outcome, found.size) == ("rivalled", 2)
    assert [set(repair.values) for repair in found.repairs] == [
        {("granted", "business"), ("partly_granted", "business")}
    ]


def test_two_cells_apart_from_each_other_are_proposed() -> None:
    assert localise({("granted", "business"): 2, ("carried_over", "other"): -3}).outcome == "unique"


def test_one_cell_is_always_proposed() -> None:
    assert localise({("granted", "business"): 1}).outcome == "unique"


def test_two_large_errors_of_one_row_are_proposed() -> None:
    found = localise({("granted", "business"): 4000, ("granted", "other"): 90000})
    assert (found.outcome, found.size) == ("unique", 2)


@pytest.mark.parametrize(
    ("printed", "likelier"), [(12, (13, 47)), (120, (1200, 1375)), (0, (31, 900)), (4711, (4211, 4243))]
)
def test_errors_that_hands_and_scanners_make_are_likelier(printed: int, likelier: tuple[int, int]) -> None:
    near, far = (changes_to_likelihood([(printed, true), (55, 56)]) for true in likelier)
    assert near >= far


@pytest.mark.parametrize("kind", KINDS)
def test_a_kind_of_error_gives_probabilities(kind: object) -> None:
    assert callable(kind)
    assert all(0 <= kind(7, true) <= 1 for true in (0, 6, 77, 10**12))


def test_without_rivals_no_set_is_rivalled() -> None:
    assert not is_rivalled([(5, 6), (7, 8)], [])
