"""Several pipes in place of one between all cells (规章||0||3), to one and spaces: empty cells are told by more."""

from __future__ import annotations

import re
from collections import Counter

_RUN = re.compile(r"[|｜]+")
LEAST_RUNS = 20
"""Runs of pipes of one length from which they part the cells of a text."""
SHARE = 0.9
"""Share of all runs that are as long: empty cells make runs of many lengths, and most have one pipe."""


def view_with_single_pipes(view: str) -> str:
    """`view` with the same characters at the same offsets but for those pipes."""
    counts = Counter(len(run) for run in _RUN.findall(view))
    if not counts:
        return view
    length, count = counts.most_common(1)[0]
    if length == 1 or count < max(LEAST_RUNS, SHARE * counts.total()):
        return view
    return _RUN.sub(lambda run: "|".ljust(length) if len(run[0]) == length else run[0], view)
