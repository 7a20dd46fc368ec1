"""Figures that a line break may have torn: the rest of the row's last one stands alone on the next line."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from gouji.decoding.tables.rows import ExpectedRow
from gouji.segmenting import Kind, Segment, Separator, filled_cells

TORN_FIGURE = "a number stands alone on the line behind this row: it may be the rest of the row's last figure"


def rows_to_torn_figures(segments: Sequence[Segment], rows: Iterable[ExpectedRow]) -> dict[str, str]:
    """Row id to the reason, for rows that no sum tells: 23 at the end of the row's line, 6 alone on the next one."""
    return {row.id: TORN_FIGURE for row in rows if row.placements and _goes_on(segments, row)}


def _goes_on(segments: Sequence[Segment], row: ExpectedRow) -> bool:
    cells = filled_cells(segments, row.found.cells) if row.found else []
    if not cells or not row.found or not row.found.label or cells[-1] + 1 >= len(segments):
        return False
    last, rest = segments[cells[-1]], segments[cells[-1] + 1]
    beside = segments[row.found.label[1] - 1].line == last.line
    return beside and rest.line == last.line + 1 and _is_rest(last, rest) and _is_alone(segments, cells[-1] + 1)


def _is_rest(last: Segment, rest: Segment) -> bool:
    whole = last.kind is Kind.VALUE and last.text[-1:].isdecimal()
    return whole and rest.kind is Kind.VALUE and rest.separator is Separator.LINE and rest.text[:1].isdecimal()


def _is_alone(segments: Sequence[Segment], index: int) -> bool:
    """Whether nothing but empty cells stands behind the segment on its line."""
    behind = (segment for segment in segments[index + 1 : index + 10] if segment.line == segments[index].line)
    return all(segment.kind is Kind.EMPTY for segment in behind)
