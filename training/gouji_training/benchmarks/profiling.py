"""Where the time of a document goes: calls and shares by stage, so that the page tells why a rate is what it is."""

from __future__ import annotations

import cProfile
import pstats
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import gouji
from gouji_training.benchmarks.rates import Work

PACKAGE = Path(gouji.__file__).resolve().parent
OTHER = "other libraries"

_Place = tuple[str, int, str]
"""File, line and name of a function; C functions have the file "~"."""


@dataclass(frozen=True, slots=True)
class Profile:
    """Of one pass: `calls` of functions for each document, `shares` of the time by stage, greatest first.

    `dearest` is the Python function that takes the largest share, without what it calls. The profiler makes each call
    dearer, so that stages of many small calls weigh more here than they do.
    """

    calls: float
    shares: Mapping[str, float]
    dearest: tuple[str, float]


def work_to_profile(work: Work, texts: Sequence[str], *, warming: Sequence[str] = ()) -> Profile:
    """Profile one pass of `work` over `texts`, after one over others that fills what is kept between documents."""
    for text in warming:
        work(text)
    profiler = cProfile.Profile()
    profiler.enable()
    for text in texts:
        work(text)
    profiler.disable()
    return stats_to_profile(pstats.Stats(profiler), len(texts))


def stats_to_profile(stats: pstats.Stats, documents: int) -> Profile:
    """Times by stage, the time of C functions counted where they are called from."""
    functions: dict[_Place, tuple[int, int, float, float, dict[_Place, tuple[int, int, float, float]]]]
    functions = stats.stats  # type: ignore[attr-defined]
    seconds: dict[str, float] = defaultdict(float)
    for place, (_, _, own, _, callers) in functions.items():
        if place[0] == "~" and callers:
            for caller, (_, _, of_caller, _) in callers.items():
                seconds[place_to_stage(caller)] += of_caller
        else:
            seconds[place_to_stage(place)] += own
    whole = sum(seconds.values())
    dearest = max((place for place in functions if place[0] != "~"), key=lambda place: functions[place][2])
    return Profile(
        sum(calls for _, calls, *_ in functions.values()) / documents,
        {stage: seconds[stage] / whole for stage in sorted(seconds, key=lambda stage: -seconds[stage])},
        (f"{place_to_stage(dearest)}: {dearest[2]}", functions[dearest][2] / whole),
    )


def place_to_stage(place: _Place) -> str:
    """The folder of gouji that a function is in, or its file where that lies in no folder."""
    path = Path(place[0])
    if not path.is_relative_to(PACKAGE):
        return OTHER
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")
