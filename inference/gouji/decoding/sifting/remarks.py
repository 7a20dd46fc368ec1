"""The blank marks of a column for remarks (备注), which no form has, behind the figures of each row."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import chain, pairwise

from gouji.decoding.aligning.runs import Run
from gouji.decoding.sifting.serial_numbers import run_without
from gouji.folding import fold
from gouji.segmenting import Kind, Segment, filled_cells

_TITLES = frozenset({"备注", "说明"})
_LONGEST_TITLE = 2
_SHARE = 0.6
"""Share of the rows with one mark more than columns from which such a mark behind the others is a remark as well."""


def runs_without_remarks(segments: Sequence[Segment], runs: Sequence[Run], widths: Mapping[int, int]) -> Sequence[Run]:
    """The runs of one table without what stands in such a column, where its title is printed and most rows agree;
    `widths` are the columns of each node that has some.
    """
    if not runs or not _has_title(segments[runs[0].anchor.start : (*runs[-1].all_cells, runs[-1].anchor.end)[0]]):
        return runs
    filled = {
        number: own
        for number, run in enumerate(runs)
        if run.anchor.node in widths and (own := filled_cells(segments, run.all_cells))
    }
    longer = [own[-1] for number, own in filled.items() if _is_longer(runs[number], own, widths)]
    marks = {segments[index].text for index in longer}
    if len(marks) != 1 or len(longer) < _SHARE * len(filled) or not all(_is_nothing(segments[i]) for i in longer):
        return runs
    remarks = {own[-1] for own in filled.values() if segments[own[-1]].text in marks}
    return [run_without(run, remarks) for run in runs]


def _has_title(segments: Sequence[Segment]) -> bool:
    """Whether a segment is such a title, or two of one letter are that a space or a narrow column parts (备 注)."""
    words = [segment.text for segment in segments if len(segment.text) <= _LONGEST_TITLE]
    letters = (one + two for one, two in pairwise(words) if len(one) == len(two) == 1)
    return any(fold(word) in _TITLES for word in chain(words, letters))


def _is_longer(run: Run, filled: Sequence[int], widths: Mapping[int, int]) -> bool:
    """Whether a row has a cell more than columns, the first and last one filled."""
    length, cells = widths[run.anchor.node] + 1, run.all_cells
    return len(filled) == length or (len(cells) == length and (filled[0], filled[-1]) == (cells[0], cells[-1]))


def _is_nothing(segment: Segment) -> bool:
    return segment.kind is Kind.MARK or not segment.text.strip("0０")
