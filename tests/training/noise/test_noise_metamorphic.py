"""The same grid through two flatteners: 500 grids give equal tables or a flag; and what counts as a conflict."""

from __future__ import annotations

import pytest

from gouji_training.flattening.flattener import OWN
from gouji_training.noise.__main__ import main
from gouji_training.noise.metamorphic import Comparison, Conflict, Reading, compare_grids, pair_to_conflict

NAMES = [flattener.name for flattener in OWN]
CELL = ("requests", "received", "total")
ACCEPTED = Reading("a", "accepted", {CELL: "13"})


@pytest.mark.parametrize("seed", range(5))
def test_a_hundred_grids_are_never_trusted_for_different_things(seed: int) -> None:
    found = sum(compare_grids(grids=100, flatteners=NAMES, each=2, seed=seed), start=Comparison())
    assert found.conflicts == ()
    assert found.grids == found.equal + found.flagged == 100


def test_different_trusted_texts_are_a_conflict() -> None:
    other = Reading("b", "review", {CELL: "31"})
    assert pair_to_conflict("1", ACCEPTED, other) == Conflict("1", ("a", "b"), CELL, ("13", "31"))


def test_commas_and_width_are_no_conflict() -> None:
    assert pair_to_conflict("1", ACCEPTED, Reading("b", "accepted", {CELL: "１３"})) is None


def test_a_flag_is_no_conflict() -> None:
    assert pair_to_conflict("1", ACCEPTED, Reading("b", "review", {})) is None


def test_accepted_reports_with_different_cells_are_a_conflict() -> None:
    assert pair_to_conflict("1", ACCEPTED, Reading("b", "accepted", {})) is not None


def test_the_command_tells_pairs_and_bound(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["metamorphic", "--grids", "2", "--workers", "1", "--layouts", "pipe_spans,cell_lines"]) == 0
    assert "2 grids through 2 of 2 flatteners each: 2 pairs" in capsys.readouterr().out
