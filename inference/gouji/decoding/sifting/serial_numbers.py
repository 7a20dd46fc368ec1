"""Serial numbers of a table's rows (1, 2, 3 before the labels), which pass for figures of the row before."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
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
    """The runs of one table without numbers that count up by one from each row's label to the next one's, or from each
    line to the next one, those of the header included (the index that pandas prints, with the numbers of the columns).
    """
    rows = [run for run in runs if run.node.kind is NodeKind.ROW]
    found = list(dict.fromkeys(_serials(segments, rows)))  # a row's label and that of rows under it share one
    counted = [(one, two) for one, two in pairwise(found) if two[1] == one[1] + 1]
    numbers = _line_numbers(segments, runs)
    if len(found) >= LEAST_SERIALS and len(counted) == len(found) - 1 and 2 * len(found) >= len(rows):
        numbers |= {index for index, _ in found}
    return [run_without(run, numbers) for run in runs]


def runs_without_line_numbers(segments: Sequence[Segment], runs: Sequence[Run]) -> list[Run]:
    """The runs of one table without numbers that count up by one from each line to the next one."""
    numbers = _line_numbers(segments, runs)
    return [run_without(run, numbers) for run in runs]


def _line_numbers(segments: Sequence[Segment], runs: Sequence[Run]) -> set[int]:
    """The numbers that open lines, of labels first, and count up by one from each to the next; and the numbers above
    them, which are those of columns.
    """
    numbers: list[int] = []
    above: set[int] = set()
    for index in (i for run in runs for i in run.all_cells if _opens_line(segments, i)):
        if segments[index + 1].kind is Kind.TEXT or (numbers and _is_next(segments, numbers[-1], index)):
            numbers.append(index)
        elif not numbers:
            above.add(segments[index].line)
    if len(numbers) < LEAST_SERIALS or not all(_is_next(segments, *pair) for pair in pairwise(numbers)):
        return set()
    return {*numbers, *(i for run in runs for i in run.all_cells if segments[i].line in above)}


def _is_next(segments: Sequence[Segment], one: int, two: int) -> bool:
    return int(segments[two].text) == int(segments[one].text) + 1


def _opens_line(segments: Sequence[Segment], index: int) -> bool:
    """Whether a short number stands on its line before all else, of which there is some."""
    text = segments[index].text
    if segments[index].kind is not Kind.VALUE or not (text.isascii() and text.isdigit() and len(text) <= 2):
        return False
    if index + 1 == len(segments) or segments[index + 1].line != segments[index].line:
        return False
    before = index - 1
    while before >= 0 and segments[before].kind is Kind.EMPTY and segments[before].line == segments[index].line:
        before -= 1
    return before < 0 or segments[before].line != segments[index].line


def _serials(segments: Sequence[Segment], rows: Sequence[Run]) -> Iterator[tuple[int, int]]:
    """For each row with a number before its label the number's segment and value."""
    for run in rows:
        index = run.anchor.start - 1
        while index > max(0, run.anchor.start - 1 - MOST_LABELS) and segments[index].kind is Kind.TEXT:
            index -= 1
        text = segments[index].text if index >= 0 and segments[index].kind is Kind.VALUE else ""
        if text.isascii() and text.isdigit() and len(text) <= 2:
            yield index, int(text)


def run_without(run: Run, cells: Set[int]) -> Run:
    """The run without these of its cells."""
    if cells.isdisjoint(run.all_cells):
        return run
    parts = (replace(part, cells=tuple(i for i in part.cells if i not in cells)) for part in run.parts)
    return replace(run, parts=tuple(parts))
