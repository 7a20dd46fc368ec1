"""Rows of blanks without a label, below a row without figures: the figures between may stand one row below their own.

Where figures slip down by a row, the first label is left without any and the last figures without a label. If those are
blanks, no figure shows it: a table prints a row of empty cells too many.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby, takewhile

from gouji.decoding.tables.rows import ExpectedRow
from gouji.segmenting import Kind, Segment

BELOW_BLANKS = (
    "a row of empty cells stands without a label, and a row above has no figures: those between may have slipped"
)


def rows_below_blanks(segments: Sequence[Segment], rows: Sequence[ExpectedRow]) -> Iterator[tuple[str, str]]:
    """Ids of rows that may have slipped, and why: from the first one without figures to the one before the blanks."""
    for _, group in groupby(rows, key=lambda row: row.block.id):
        block = list(group)
        usual = min((len(row.found.cells) for row in block if row.found and row.found.cells), default=0)
        for place, row in enumerate(block[:-1]):  # what follows the last row is another table's
            if row.found and _blanks_behind(segments, row) > len(row.block.columns) < len(row.found.cells) - usual:
                first = next((i for i in range(place + 1) if _is_blank(segments, block[i])), place + 1)
                yield from ((slipped.id, BELOW_BLANKS) for slipped in block[first : place + 1])


def _blanks_behind(segments: Sequence[Segment], row: ExpectedRow) -> int:
    """Empty cells behind the last figure of a row."""
    cells = row.found.cells if row.found else ()
    return sum(1 for _ in takewhile(lambda i: segments[i].kind is Kind.EMPTY, reversed(cells)))


def _is_blank(segments: Sequence[Segment], row: ExpectedRow) -> bool:
    return row.found is not None and 0 < len(row.found.cells) == _blanks_behind(segments, row)
