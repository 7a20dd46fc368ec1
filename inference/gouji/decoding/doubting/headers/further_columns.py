"""Blocks with one column more or less than the form; one more may be like its own: 本年处理决定数量, 上年处理决定数量.

Where the form's own cell is empty and leaves no trace, the other column's figure stands alone behind the label.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from gouji.decoding.aligning.runs import Run
from gouji.decoding.aligning.vocabulary import NodeKind
from gouji.decoding.placing.other_widths import LEAST_ROWS, lost_column
from gouji.decoding.tables.rows import ExpectedRow
from gouji.folding import fold
from gouji.forms.model import TableForm
from gouji.segmenting import Kind, Segment, filled_cells

LACKING_COLUMN = (
    "the label of one column is not printed: the row may lack it, and have an empty cell of its label instead"
)
FURTHER_COLUMN = "a label like the form's stands beside it over the columns: this figure may be of another year"


def rows_beside_further_columns(
    segments: Sequence[Segment], runs: Sequence[Run], rows: Sequence[ExpectedRow], form: TableForm
) -> Iterator[str]:
    """Ids of the rows with no figure too many, in a block with a label of the form over a column and another one that
    is as long and nearly the same, no row between them: a page may print the header again, and misspell it.
    """
    further: set[str] = set()
    for is_header, between in groupby(runs, key=lambda run: run.node.kind is NodeKind.HEADER):
        headers = [run for run in between if run.anchor.header > 0] if is_header else []
        exact = {(run.node.id, run.anchor.header) for run in headers if run.anchor.match == "exact"}
        likes = [run for run in headers if run.anchor.match != "exact" and _is_like_column(segments, run, form)]
        further |= {run.node.id for run in likes if (run.node.id, run.anchor.header) in exact}
    for row in rows:
        own = filled_cells(segments, row.found.cells) if row.found and row.block.id in further else []
        if own and len(own) == len(row.block.columns):
            yield row.id


def rows_that_may_lack_a_column(
    segments: Sequence[Segment], runs: Sequence[Run], rows: Sequence[ExpectedRow]
) -> Iterator[str]:
    """Ids of rows in a block that prints the labels of all columns but one: those of which sums chose a stretch with
    empty cells, one of which a label's cell may have left, and full ones where most rows have a figure less.
    """
    blocks = {row.block.id: row.block for row in rows}
    lacking = {name for name, block in blocks.items() if lost_column(runs, block) is not None}
    inside = [row for row in rows if row.block.id in lacking and row.found and row.found.cells]
    lengths = {
        row.id: len(filled_cells(segments, row.found.cells)) - len(row.block.columns) for row in inside if row.found
    }
    short = sum(length == -1 for length in lengths.values())
    most = short >= LEAST_ROWS and 2 * short > len(lengths)
    for row in inside:
        slots = [slot for placement in row.placements if placement.evidence == "window" for slot in placement.slots]
        if any(slot is not None and slot.kind is Kind.EMPTY for slot in slots) or (most and lengths[row.id] >= 0):
            yield row.id


def _is_like_column(segments: Sequence[Segment], run: Run, form: TableForm) -> bool:
    """Whether the label stands over one column in the form, and what is printed is as long."""
    block = form.blocks[run.node.block]
    label = block.header[run.anchor.header].text
    text = "".join([segment.text for segment in segments[run.anchor.start : run.anchor.end]])
    return label in {column.label.text for column in block.columns} and len(fold(text)) == len(fold(label))
