"""Marks that are no figures (○ × 。 and () as readers of scans print a nought) in cells of a row.

Where a row has all its figures beside one, one of them is another column's, or stands there twice; where a place was
taken for an empty line, that may be the mark's.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence

from gouji.decoding.aligning.runs import BRACKET_PAIRS
from gouji.decoding.tables.rows import ExpectedRow
from gouji.segmenting import Kind, Segment, filled_cells

NOUGHTS = BRACKET_PAIRS | {"。"}
BESIDE_MARK = "a mark that is no figure fills a cell of this row, and its figures are all there without it"


def rows_beside_marks(segments: Sequence[Segment], rows: Sequence[ExpectedRow]) -> Iterator[str]:
    """Ids of the rows with such a mark in a cell of its own between the label and the last figure."""
    for row in rows:
        cells = filled_cells(segments, row.found.cells) if row.found else []
        filled_up = any(placement.evidence == "lines" for placement in row.placements)
        is_full = len(cells) >= len(row.block.columns) or (bool(cells) and filled_up)
        if is_full and row.found and row.found.label and _has_mark(segments, row.found.label[1] - 1, cells[-1]):
            yield row.id


def _has_mark(segments: Sequence[Segment], label: int, last: int) -> bool:
    """Whether a mark alone in its cell stands between the label and the last figure."""
    return any(
        _is_mark(segments[i]) and segments[i - 1].cell < segments[i].cell < segments[i + 1].cell
        for i in range(label + 1, last)
    )


def _is_mark(segment: Segment) -> bool:
    """Whether the text is a symbol, a full stop or a pair of brackets; * ? and quotes stand beside figures as well."""
    text = segment.text
    return segment.kind is Kind.TEXT and (text in NOUGHTS or all(unicodedata.category(c)[0] == "S" for c in text))
