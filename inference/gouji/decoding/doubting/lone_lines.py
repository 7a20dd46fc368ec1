"""Lines as full as a row that no label has, near a row without figures: the labels may have slipped, or be torn."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from gouji.decoding.tables.assembly import AssembledTable
from gouji.decoding.tables.rows import ExpectedRow
from gouji.segmenting import Kind, Segment

FARTHEST = 3
"""Rows from one of blanks to the line: figures slip by few rows. A label without any cell shows that they slipped, and
so does a line without any text that others lack: it is no row with a torn label, and its figures stand in some row's
place.
"""


def rows_beside_lone_lines(
    segments: Sequence[Segment], rows: Sequence[ExpectedRow], gaps: Sequence[int], assembled: AssembledTable
) -> Iterator[str]:
    """Ids of the rows from one of `gaps`, places of rows without figures, to a line of figures that no label has."""
    found = [
        (place, segments[row.found.cells[0]].line) for place, row in enumerate(rows) if row.found and row.found.cells
    ]
    for lone in _lone_lines(segments, rows, assembled):
        before = max((place for place, line in found if line < lone), default=0)
        behind = min((place for place, line in found if line > lone), default=len(rows))
        ranges = {gap: (min(gap, behind), max(gap, before)) for gap in gaps}
        near = [gap for gap, (first, last) in ranges.items() if last - first < FARTHEST or not _prints_cells(rows[gap])]
        for gap in near or (gaps if _has_no_own_text(segments, lone) else ()):
            first, last = ranges[gap]
            yield from (row.id for row in rows[first : last + 1] if row.block is rows[gap].block)


def _has_no_own_text(segments: Sequence[Segment], line: int) -> bool:
    """Whether other lines print all texts of the line, too, as where a tool repeats merged cells."""
    texts = {segment.text for segment in segments if segment.kind is Kind.TEXT and segment.line == line}
    return texts <= {segment.text for segment in segments if segment.kind is Kind.TEXT and segment.line != line}


def _prints_cells(row: ExpectedRow) -> bool:
    return row.found is not None and bool(row.found.cells)


def _lone_lines(segments: Sequence[Segment], rows: Sequence[ExpectedRow], assembled: AssembledTable) -> list[int]:
    """Lines among those of the rows with a figure for each column, none of which is a cell of a row or a group."""
    own = {i for found in assembled.rows.values() for i in found.cells}
    taken = {segments[i].line for i in own if segments[i].kind is Kind.VALUE}
    inner = range(min(own), max(own)) if own else range(0)
    counts = Counter(segments[i].line for i in inner if segments[i].kind is Kind.VALUE)
    width = min((len(row.block.columns) for row in rows), default=0)
    return [line for line, count in counts.items() if 1 < width <= count and line not in taken]
