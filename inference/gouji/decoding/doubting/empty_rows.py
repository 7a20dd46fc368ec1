"""Rows that print empty cells only, where what stands near may be their figures."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise, zip_longest

from gouji.decoding.aligning.runs import LIST_NUMBER, Run
from gouji.decoding.aligning.vocabulary import NodeKind
from gouji.decoding.doubting.totals import is_placed_by_header
from gouji.decoding.sifting.unique_lines import has_unique_lines
from gouji.decoding.tables.assembly import AssembledTable, RowCells
from gouji.decoding.tables.rows import ExpectedRow
from gouji.segmenting import Kind, Segment, Separator, filled_cells

DEDUPLICATED = "no line of this text stands there twice: a figure that was printed before may be gone from this line"
EMPTIED = "most labels of this table are gone, and all its figures: a tool may have emptied its cells"
BEFORE_LABEL = "the line of this row is empty, and the figure behind it stands before the next row's label"
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
    """Ids of the rows without figures beside a short text such as ○, N/A, 4O6 or [3], or before a heading that a figure
    is glued to: it may stand for one, or be theirs.
    """
    obscured = {run.anchor.start for run in runs if run.obscured}
    for row in rows:
        if row.found is None:
            continue
        if row.found.label is None:
            if _has_marks_only(segments, row):
                yield row.id  # strokes that no label names may part figures that are not read
        elif _is_open_empty(segments, row):
            before = _has_digits(segments, _before(segments, row.found.label[0]))
            if row.found.label[0] in obscured or before or _ends_in_glued_heading(segments, row.found):
                yield row.id
        elif _has_marks_only(segments, row) and _has_digits(segments, _behind(segments, row.found)):
            yield row.id


GLUED_HEADING = re.compile(r"[+-]?[0-9０-９][0-9０-９.,，]*(?:[（(]?[一二三四五六七八九十]{1,2}[、）)]|第)")
"""A figure, and right behind it the number of a heading."""


def _ends_in_glued_heading(segments: Sequence[Segment], found: RowCells) -> bool:
    """Whether the text behind the row begins with a figure: the end of a line was lost before a heading."""
    assert found.label is not None
    start = found.cells[-1] + 1 if found.cells else found.label[1]
    texts = (segments[i].text for i in range(start, len(segments)) if segments[i].kind is not Kind.EMPTY)
    return GLUED_HEADING.match(next(texts, "")) is not None


def _before(segments: Sequence[Segment], label: int) -> range:
    """The segment before a label on its line, and the empty cells between."""
    start = label - 1
    while start > 0 and segments[start].kind is Kind.EMPTY:
        start -= 1
    return range(start, label) if start >= 0 and segments[start].line == segments[label].line else range(0)


def _behind(segments: Sequence[Segment], found: RowCells) -> range:
    """The segments from a row's label to the one behind its last cell, if that is on its line and numbers no label."""
    assert found.label is not None
    end = found.cells[-1] + 1
    behind = [segment for segment in segments[end : end + 2] if segment.line == segments[end - 1].line]
    numbers_next = len(behind) > 1 and behind[1].kind is Kind.TEXT and LIST_NUMBER.fullmatch(behind[0].text)
    return range(found.label[1], end + (bool(behind) and not numbers_next))


def _has_digits(segments: Sequence[Segment], among: range) -> bool:
    """Whether digits and no letters stand in text among these segments."""
    texts = (segments[i].text for i in among if segments[i].kind is Kind.TEXT)
    return any(any(map(str.isdecimal, text)) and not any(map(str.isalpha, text)) for text in texts)


def deduplicated_rows(view: str, segments: Sequence[Segment], rows: Sequence[ExpectedRow]) -> Iterator[str]:
    """Ids of the rows whose empty cells are but empty lines, and of those with a figure a line whose next row's label
    is gone, in a text of which each line was kept once: its figures may be that row's.
    """
    if not has_unique_lines(view):
        return
    for row, following in zip_longest(rows, rows[1:]):
        cells = row.found.cells if row.found else ()
        if cells and all(segments[i].separator in _LINES for i in cells):
            bare = following is not None and following.block is row.block and following.found is None
            if bare or _is_open_empty(segments, row):
                yield row.id


_LINES = (Separator.LINE, Separator.BLANK_LINE)


def emptied_rows(segments: Sequence[Segment], rows: Sequence[ExpectedRow]) -> Iterator[str]:
    """Ids of the rows of a table without any figure that lacks most of its labels, others than those at its end: tools
    that strip what looks like no text take labels and figures alike.
    """
    found = [row for row in rows if row.found]
    few = 2 * len(found) < len(rows) and found != list(rows[: len(found)])
    if few and all(row.found is None or is_empty(segments, row.found) for row in found):
        yield from (row.id for row in found)


def rows_before_labels(segments: Sequence[Segment], rows: Sequence[ExpectedRow]) -> Iterator[str]:
    """Ids of the rows without figures on the line of their label, but with one that opens the line of another label: it
    may be a row's number.
    """
    for row in rows:
        filled = filled_cells(segments, row.found.cells) if row.found else []
        if row.found is None or row.found.label is None or not filled:
            continue
        line = segments[row.found.label[1] - 1].line
        own = [segments[i].kind for i in row.found.cells if segments[i].line == line]
        following = segments[filled[-1] + 1 : filled[-1] + 2]
        last = segments[filled[-1]].line
        opens = all(segments[i].line == last > line for i in filled)
        if own and opens and any(s.kind is Kind.TEXT and s.line == last for s in following):
            yield row.id


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


def _has_marks_only(segments: Sequence[Segment], row: ExpectedRow) -> bool:
    """Whether all that the row prints are marks for blanks; a stroke may as well part figures that are not read."""
    filled = filled_cells(segments, row.found.cells) if row.found else []
    return bool(filled) and all(segments[i].kind is Kind.MARK for i in filled)


def _is_void(segments: Sequence[Segment], cells: Sequence[int]) -> bool:
    return all(segments[i].kind is Kind.EMPTY for i in cells)
