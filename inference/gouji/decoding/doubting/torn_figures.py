"""Figures that a line break may have torn: the rest of the row's last one opens the next line."""

from __future__ import annotations

from collections.abc import Iterable, Sequence, Set

from gouji.decoding.aligning.runs import Run
from gouji.decoding.tables.rows import ExpectedRow
from gouji.segmenting import Kind, Segment, Separator, filled_cells

TORN_FIGURE = "a number stands on the line behind this row: it may be the rest of the row's last figure"
LEAST_SERIAL = 2
"""Labels with digits before them from which on those are serial numbers."""


def rows_to_torn_figures(
    segments: Sequence[Segment], runs: Iterable[Run], rows: Iterable[ExpectedRow]
) -> dict[str, str]:
    """Row id to the reason, for rows that no sum tells: 23 at the end of the row's line, 6 at the start of the next,
    alone or before the label behind, unless it is that row's serial number.
    """
    loose = {i for run in runs for i in run.all_cells}
    numbers = {run.anchor.start - 1 for run in runs if run.anchor.start and _is_number(segments, run.anchor.start - 1)}
    if len(numbers) < LEAST_SERIAL:
        loose |= numbers
    return {row.id: TORN_FIGURE for row in rows if row.placements and _goes_on(segments, row, loose)}


def _goes_on(segments: Sequence[Segment], row: ExpectedRow, loose: Set[int]) -> bool:
    cells = filled_cells(segments, row.found.cells) if row.found else []
    if not cells or not row.found or not row.found.label or cells[-1] + 1 >= len(segments):
        return False
    last, rest = segments[cells[-1]], segments[cells[-1] + 1]
    beside = segments[row.found.label[1] - 1].line == last.line
    return (
        beside
        and rest.line == last.line + 1
        and _is_rest(last, rest)
        and (cells[-1] + 1 in loose or _is_alone(segments, cells[-1] + 1))
    )


def _is_rest(last: Segment, rest: Segment) -> bool:
    whole = last.kind is Kind.VALUE and last.text[-1:].isdecimal()
    return whole and _is_digits(rest) and rest.separator is Separator.LINE


def _is_number(segments: Sequence[Segment], index: int) -> bool:
    """Whether digits stand before a label on its line that pass for its number."""
    before, label = segments[index], segments[index + 1]
    return before.kind is Kind.TEXT and before.text.isdecimal() and before.line == label.line


def _is_digits(segment: Segment) -> bool:
    """Whether it is a figure, or digits that are taken for the number of the label behind them."""
    return segment.text[:1].isdecimal() if segment.kind is Kind.VALUE else segment.text.isdecimal()


def _is_alone(segments: Sequence[Segment], index: int) -> bool:
    """Whether nothing but empty cells stands behind the segment on its line."""
    behind = (segment for segment in segments[index + 1 : index + 10] if segment.line == segments[index].line)
    return all(segment.kind is Kind.EMPTY for segment in behind)
