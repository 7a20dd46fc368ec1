"""Rows of which a tool printed each cell twice, as one that takes a cell and the paragraph in it: two equal figures are
one then.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from gouji.decoding.tables.rows import ExpectedRow
from gouji.segmenting import Segment, filled_cells

PRINTED_TWICE = "the label of this row is printed twice, and so may each of its figures be"


def rows_printed_twice(segments: Sequence[Segment], rows: Sequence[ExpectedRow]) -> Iterator[str]:
    """Ids of the rows whose label stands right before itself and whose figures are pairs of equal ones."""
    for row in rows:
        if row.found is None or row.found.label is None:
            continue
        start, end = row.found.label
        label = [segment.text for segment in segments[start:end]]
        before = [segment.text for segment in segments[max(0, 2 * start - end) : start]]
        texts = [segments[i].text for i in filled_cells(segments, row.found.cells)]
        if label == before and texts and texts[::2] == texts[1::2]:
            yield row.id
