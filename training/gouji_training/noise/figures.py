"""Results to the figures of the report: by damage, by layout, over all, with bounds and the issue's bars."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from typing import TypeVar

import numpy as np

from gouji_training.evaluating.bounds import Share, counts_to_share
from gouji_training.noise.ledger import Result
from gouji_training.noise.setting import POPULATIONS, Level
from gouji_training.noise.tally import Tally, sum_tallies

BARS: dict[Level, float] = {"middle": 0.98, "high": 0.95}
"""Least share of the recoverable cells that ought to be right and trusted, under every kind of damage."""

SILENT_BAR = 1e-5
"""Most silent errors a trusted cell that are let pass."""

G = TypeVar("G", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Pair:
    """What gouji and the floor made of the same documents."""

    gouji: Tally
    floor: Tally


def results_to_groups(results: Sequence[Result], name: Callable[[Result], G]) -> dict[G, Pair]:
    """Counts of groups of results, in the order in which groups are met."""
    groups: dict[G, list[Result]] = defaultdict(list)
    for result in results:
        groups[name(result)].append(result)
    return {group: results_to_pair(members) for group, members in groups.items()}


def results_to_pair(results: Sequence[Result]) -> Pair:
    """All of them together."""
    return Pair(sum_tallies(result.gouji for result in results), sum_tallies(result.floor for result in results))


def results_to_silent(results: Sequence[Result], reader: Callable[[Result], Tally]) -> Share:
    """Silent errors among trusted cells.

    The upper bound at 95 % is the wider one of the exact one, which takes cells as independent, and one that resamples
    settings.
    """
    tallies = [reader(result) for result in results]
    return counts_to_share(
        np.array([tally.silent for tally in tallies], float), np.array([tally.trusted for tally in tallies], float)
    )


def damaged_only(results: Sequence[Result]) -> list[Result]:
    """Results of single kinds of damage, populations left out."""
    return [result for result in results if result.setting.kind not in POPULATIONS]


def results_to_below(results: Sequence[Result]) -> list[tuple[str, Level, Tally]]:
    """Kinds of damage under which fewer of the recoverable cells are right than the bar of the level asks."""
    groups = results_to_groups(damaged_only(results), lambda result: (result.setting.kind, result.setting.level))
    return [
        (kind, level, pair.gouji)
        for (kind, level), pair in groups.items()
        if level in BARS and pair.gouji.right_share < BARS[level]
    ]
