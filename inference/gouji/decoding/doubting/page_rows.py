"""Rows whose only figures look like the number of a page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from gouji.decoding.sifting.page_numbers import is_page_number
from gouji.decoding.tables.assembly import RowCells
from gouji.decoding.tables.rows import ExpectedRow
from gouji.segmenting import Segment, filled_cells

MAY_BE_PAGE = "these figures stand alone in a line, as the number of a page and that of all pages do"


def rows_of_page_numbers(segments: Sequence[Segment], rows: Iterable[ExpectedRow]) -> Iterator[str]:
    """Ids of the rows that print nothing but 3 / 8, the first number no greater, in a line apart from their label."""
    return (row.id for row in rows if row.found and _may_be_page(segments, row.found))


def _may_be_page(segments: Sequence[Segment], found: RowCells) -> bool:
    filled = [segments[i] for i in filled_cells(segments, found.cells)]
    lines = {segment.line for segment in filled}
    if len(lines) != 1 or not is_page_number(filled, dashed=False):
        return False
    apart = found.label is None or segments[found.label[1] - 1].line not in lines
    return apart and int(filled[0].text) <= int(filled[-1].text)
