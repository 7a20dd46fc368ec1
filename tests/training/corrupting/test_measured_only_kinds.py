"""Kinds of damage that are only measured draw no chance, so that documents made from old seeds stay what they were."""

from __future__ import annotations

from random import Random

from gouji_training.corrupting import KINDS, damage_page
from support.corrupted import small_page

MEASURED_ONLY = {"label_cell_dropped", "figures_slid"}


def test_the_light_mix_leaves_them_out() -> None:
    assert {kind.id for kind in KINDS if not kind.light} == MEASURED_ONLY


def test_the_light_mix_draws_once_for_each_other_kind_that_does_not_strike() -> None:
    """A source of chance that never strikes is asked as often as there were kinds before."""

    class Never(Random):
        asked = 0

        def random(self) -> float:
            self.asked += 1
            return 1.0

    never = Never()
    damage_page(small_page(), never)
    assert never.asked == 29
