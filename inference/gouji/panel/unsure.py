"""Agencies that may be one and are not linked: a longer wording of a place, or another name in other years."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from itertools import combinations

from rapidfuzz.distance import Indel

from gouji.panel.names import key_to_parts

SHORTEST = 4
"""Letters of a key that another one may end with: 县政府 is no agency of its own, 清泉乡政府 is."""

LIKE = 0.6
"""Share of letters that two names of one place have in common before a change of name is guessed: 环境保护局 and
生态环境局 have 0.6, 教育局 and 财政局 0.33. A guess is only listed, so that it may err on the side of listing."""

Named = Mapping[str, tuple[str, frozenset[int]]]


def keys_to_unsure(agencies: Named) -> Iterator[tuple[str, str, str, str]]:
    """Two names and why they may be one agency, in Chinese and English; ordered by keys."""
    yield from _longer_places(agencies)
    yield from _other_years(agencies)


def _longer_places(agencies: Named) -> Iterator[tuple[str, str, str, str]]:
    for key in sorted(agencies):
        for start in range(1, len(key) - SHORTEST + 1):
            other = key[start:]
            if other in agencies:
                zh, en = "可能只是地名详略不同", "may differ in how much of the place they name"
                yield agencies[other][0], agencies[key][0], zh, en


def _other_years(agencies: Named) -> Iterator[tuple[str, str, str, str]]:
    places: dict[str, list[str]] = defaultdict(list)
    for key in sorted(agencies):
        place, rest = key_to_parts(key)
        if place and rest:
            places[place].append(key)
    for place, keys in places.items():
        for one, other in combinations(keys, 2):
            (name, years), (other_name, other_years) = agencies[one], agencies[other]
            if _follow(years, other_years) and _alike(one[len(place) :], other[len(place) :]):
                zh, en = "年度不重叠，可能是更名", "have no year in common and may be a change of name"
                yield name, other_name, zh, en


def _follow(years: frozenset[int], others: frozenset[int]) -> bool:
    return max(years) < min(others) or max(others) < min(years)


def _alike(rest: str, other: str) -> bool:
    return rest.startswith(other) or other.startswith(rest) or Indel.normalized_similarity(rest, other) >= LIKE
