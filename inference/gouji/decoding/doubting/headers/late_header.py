"""Labels of columns that come behind figures of their own block: the text is not read row by row."""

from __future__ import annotations

from collections.abc import Sequence

from gouji.decoding.aligning.runs import Run
from gouji.decoding.aligning.vocabulary import NodeKind
from gouji.forms.model import TableForm
from gouji.segmenting import Kind, Segment

LATE_HEADER = "a column header stands behind figures of its own block: the text is not read row by row"
SHORTEST_LATE = 4
"""Characters of a column label that is no word of prose as well (其他, 总计)."""


def late_headers(segments: Sequence[Segment], runs: Sequence[Run], form: TableForm) -> set[int]:
    """Blocks with a column label that comes for the first time behind figures of theirs: what stands between label and
    figures does not tell then which are whose.
    """
    met: set[tuple[int, int]] = set()
    filled: set[int] = set()
    late: set[int] = set()
    for run in runs:
        block = run.node.block
        if run.node.kind is NodeKind.HEADER and run.anchor.header >= 0 and run.anchor.match == "exact":
            key = (block, run.anchor.header)
            text = form.blocks[block].header[run.anchor.header].text
            columns = {column.label.text for column in form.blocks[block].columns}
            if block in filled and key not in met and text in columns and len(text) >= SHORTEST_LATE:
                late.add(block)
            met.add(key)
        if any(segments[i].kind is Kind.VALUE for i in run.all_cells):
            filled = {block}  # behind figures of another block its labels are strays
    return late
