"""Blocks printed column by column: labels over columns that stand behind their rows, with figures of their own."""

from __future__ import annotations

from collections.abc import Sequence, Set

from gouji.decoding.aligning.runs import Run
from gouji.decoding.aligning.vocabulary import Node, NodeKind
from gouji.forms.model import TableForm

COLUMNS_IN_TURN = (
    "a label over the columns stands behind this row, with figures of its own: columns may be printed in turn"
)


def blocks_printed_by_column(runs: Sequence[Run], early: Set[Node], form: TableForm) -> set[str]:
    """Ids of the blocks that lack labels of their header, while the header behind them holds figures before any row:
    blocks share labels, so that those may be of the block before.

    `runs` are those of the table, `early` the headers that hold figures which no row behind them has room for.
    """
    printed = {
        (run.node.block, run.anchor.header)
        for run in runs
        if run.node.kind is NodeKind.HEADER and run.anchor.header >= 0
    }
    before = {node.block - 1 for node in early if node.block > 0}
    return {
        form.blocks[block].id
        for block in before
        if any((block, label) not in printed for label in range(len(form.blocks[block].header)))
    }
