"""Serial numbers of a table's rows (1, 2, 3 before the labels), which pass for figures of the row before."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from gouji.decoding.aligning.runs import Run
from gouji.decoding.aligning.vocabulary import NodeKind
from gouji.segmenting import Kind, Segment

LEAST_SERIALS = 4
"""Rows that are numbered on: figures before as many labels do not count up by chance."""
MOST_LABELS = 3
"""Labels of groups between a row's number and its own label."""


def runs_without_serial_numbers(segments: Sequence[Segment], runs: Sequence[Run]) -> list[Run]:
    """The runs of one table without numbers that count up by one from each row's label to the next one's."""
    rows = [run for run in runs if run.node.kind is NodeKind.ROW]
    found = list(dict.fromkeys(_serials(segments, rows)))  # a row's label and that of rows under it share one
    counted = [(one, two) for one, two in pairwise(found) if two[1] == one[1] + 1]
    if len(found) < LEAST_SERIALS or len(counted) < len(found) - 1 or 2 * len(found) < len(rows):
        return list(runs)
    numbers = {index for index, _ in found}
    return [_without(run, numbers) if numbers & set(run.all_cells) else run for run in runs]


def _serials(segments: Sequence[Segment], rows: Sequence[Run]) -> Iterator[tuple[int, int]]:
    """For each row with a number before its label the number's segment and value."""
    for run in rows:
        index = run.anchor.start - 1
        while index > max(0, run.anchor.start - 1 - MOST_LABELS) and segments[index].kind is Kind.TEXT:
            index -= 1
        text = segments[index].text if index >= 0 and segments[index].kind is Kind.VALUE else ""
        if text.isascii() and text.isdigit() and len(text) <= 2:
            yield index, int(text)


def _without(run: Run, numbers: set[int]) -> Run:
    parts = (replace(part, cells=tuple(i for i in part.cells if i not in numbers)) for part in run.parts)
    return replace(run, parts=tuple(parts))
