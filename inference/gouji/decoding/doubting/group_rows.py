"""A row that stands for a group of rows, where the labels of those rows are printed as well, without figures.

Such figures are theirs: the group's label stands between them and their own, as where a page prints it behind.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from gouji.decoding.aligning.runs import Run
from gouji.decoding.aligning.vocabulary import NodeKind
from gouji.decoding.tables.rows import ExpectedRow
from gouji.forms.model import TableForm

OF_ITS_ROWS = "the labels of the rows of this group are printed too, without figures: these may be theirs"


def rows_of_bare_groups(runs: Sequence[Run], rows: Sequence[ExpectedRow], form: TableForm) -> Iterator[str]:
    """Ids of the rows that have figures while rows of the form under their label are printed without any."""
    groups = {row.id: row.groups for block in form.blocks for row in block.rows}
    bare = {run.node.id for run in runs if run.node.kind is NodeKind.ROW and not run.cells}
    headed = {group for id_ in bare for group in groups.get(id_, ())}
    return (row.id for row in rows if row.id in headed)
