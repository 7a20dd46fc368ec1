"""Rows that only the place of their figures gave, while their label is printed away from these figures."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from gouji.decoding.aligning.runs import Run
from gouji.decoding.aligning.torn_labels import segments_to_text, text_to_rows
from gouji.decoding.aligning.vocabulary import Vocabulary
from gouji.decoding.tables.assembly import RowCells
from gouji.segmenting import Segment

STRAYED_LABEL = "the label of this row stands away from these figures, which may be another row's"


def nodes_with_strayed_labels(
    segments: Sequence[Segment], runs: Sequence[Run], rows: Sequence[RowCells], vocabulary: Vocabulary
) -> set[int]:
    """Nodes of rows without a label whose label the alignment left out somewhere in the table: a page read in another
    order than it is printed sets figures behind a header that are not its rows'. `runs` are those of one table.
    """
    bare = {row.node for row in rows if row.label is None and row.cells}
    if not bare:
        return set()
    return bare & {
        node
        for run in runs
        for text in _left_out(segments, run)
        for node in text_to_rows(text, run.node.table, vocabulary)
    }


def _left_out(segments: Sequence[Segment], run: Run) -> Iterator[str]:
    """The texts behind a run's own label, each by itself and those that stand together as one."""
    for part in run.parts[1:]:
        if part.text is not None:
            yield segments_to_text(segments, part.text)
            yield from (segments_to_text(segments, (i, i + 1)) for i in range(*part.text))
