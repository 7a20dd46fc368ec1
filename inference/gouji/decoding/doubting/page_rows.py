"""Rows with figures that look like the number of a page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from gouji.decoding.sifting.page_numbers import is_page_number
from gouji.decoding.tables.assembly import RowCells
from gouji.decoding.tables.rows import ExpectedRow
from gouji.segmenting import Segment, filled_cells

MAY_BE_PAGE = "these figures stand alone in a line, as the number of a page and that of all pages do"


def rows_of_page_numbers(segments: Sequence[Segment], rows: Iterable[ExpectedRow]) -> Iterator[str]:
    """Ids of the rows that print 3 / 8, the first number no greater, in a line apart from their label, and beside it
    nothing or each figure in a line of its own.
    """
    return (row.id for row in rows if row.found and _may_hold_page(segments, row.found))


def _may_hold_page(segments: Sequence[Segment], found: RowCells) -> bool:
    filled = [segments[i] for i in filled_cells(segments, found.cells)]
    lines = [list(cells) for _, cells in groupby(filled, key=lambda segment: segment.line)]
    labelled = segments[found.label[1] - 1].line if found.label else None
    pages = [cells for cells in lines if _may_be_page(cells) and cells[0].line != labelled]
    return bool(pages) and all(len(cells) == 1 or cells in pages for cells in lines)


def _may_be_page(line: Sequence[Segment]) -> bool:
    return is_page_number(line, dashed=False) and int(line[0].text) <= int(line[-1].text)
