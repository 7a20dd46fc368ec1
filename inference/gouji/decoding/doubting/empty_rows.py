"""Rows that print empty cells only, where what stands near may be their figures."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from gouji.decoding.aligning.runs import Run
from gouji.decoding.aligning.vocabulary import NodeKind
from gouji.decoding.doubting.totals import is_placed_by_header
from gouji.decoding.tables.assembly import AssembledTable, RowCells
from gouji.decoding.tables.rows import ExpectedRow
from gouji.segmenting import Kind, Segment

OBSCURED = "no figure stands in this row, but text that is neither a figure nor a label"


def deserted_rows(
    segments: Sequence[Segment], runs: Sequence[Run], rows: Sequence[ExpectedRow], assembled: AssembledTable
) -> Iterator[str]:
    """Ids of the empty rows next to a row of figures under an unknown label, or behind one with unknown text among its
    figures: those may be theirs.
    """
    labels = [(row.found.label[0], row) for row in rows if row.found and row.found.label]
    strange = [(row.label[0], None) for row in assembled.added if not _is_void(segments, row.cells)]
    strange += [(start, None) for start in _strange_labels(segments, runs)]
    printed = sorted([*labels, *strange], key=lambda place: place[0])
    pairs = list(pairwise(row for _, row in printed))
    beside = [row for pair in pairs if None in pair for row in pair if row is not None]
    beside += [row for before, row in pairs if before and row and before.found and "broken" in before.found.evidence]
    return (row.id for row in beside if _is_open_empty(segments, row))


def _strange_labels(segments: Sequence[Segment], runs: Sequence[Run]) -> Iterator[int]:
    """Where unknown texts with figures begin among the labels of groups and columns: no row takes those."""
    for run in runs:
        for part in run.parts[1:] if run.node.kind in (NodeKind.GROUP, NodeKind.HEADER) else ():
            if part.text is not None and any(segments[i].kind is Kind.VALUE for i in part.cells):
                yield part.text[0]


def obscured_rows(segments: Sequence[Segment], runs: Sequence[Run], rows: Sequence[ExpectedRow]) -> Iterator[str]:
    """Ids of the empty rows beside a short text such as ○, N/A or 4O6: it may stand for a figure."""
    obscured = {run.anchor.start for run in runs if run.obscured}
    empty = (row for row in rows if _is_open_empty(segments, row))
    return (row.id for row in empty if row.found and row.found.label and row.found.label[0] in obscured)


def is_empty(segments: Sequence[Segment], found: RowCells) -> bool:
    """Whether a row has no cell that holds anything."""
    return _is_void(segments, found.cells)


def _is_open_empty(segments: Sequence[Segment], row: ExpectedRow) -> bool:
    """Whether a row of the text is empty, and the labels over the columns do not place figures in it either."""
    if row.found is None or not is_empty(segments, row.found):
        return False
    return not is_placed_by_header(row) or all(
        slot is None or slot.kind is not Kind.VALUE for slot in row.placements[0].slots
    )


def _is_void(segments: Sequence[Segment], cells: Sequence[int]) -> bool:
    return all(segments[i].kind is Kind.EMPTY for i in cells)
