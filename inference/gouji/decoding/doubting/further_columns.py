"""Blocks with one more column than the form's, whose label is like one of its own: 本年处理决定数量, 上年处理决定数量.

Where the form's own cell is empty and leaves no trace, the other column's figure stands alone behind the label.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from gouji.decoding.aligning.runs import Run
from gouji.decoding.aligning.vocabulary import NodeKind
from gouji.decoding.tables.rows import ExpectedRow
from gouji.folding import fold
from gouji.forms.model import TableForm
from gouji.segmenting import Segment, filled_cells

FURTHER_COLUMN = "a label like the form's stands beside it over the columns: this figure may be of another year"


def rows_beside_further_columns(
    segments: Sequence[Segment], runs: Sequence[Run], rows: Sequence[ExpectedRow], form: TableForm
) -> Iterator[str]:
    """Ids of the rows with no figure too many, in a block with a label of the form and another one that is as long and
    nearly the same.
    """
    headers = [run for run in runs if run.node.kind is NodeKind.HEADER and run.anchor.header > 0]
    exact = {(run.node.id, run.anchor.header) for run in headers if run.anchor.match == "exact"}
    likes = [run for run in headers if run.anchor.match != "exact" and _is_as_long(segments, run, form)]
    further = {run.node.id for run in likes if (run.node.id, run.anchor.header) in exact}
    for row in rows:
        own = filled_cells(segments, row.found.cells) if row.found and row.block.id in further else []
        if own and len(own) == len(row.block.columns):
            yield row.id


def _is_as_long(segments: Sequence[Segment], run: Run, form: TableForm) -> bool:
    label = form.blocks[run.node.block].header[run.anchor.header].text
    text = "".join([segment.text for segment in segments[run.anchor.start : run.anchor.end]])
    return len(fold(text)) == len(fold(label))
