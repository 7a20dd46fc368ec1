"""Rows of a form that stand in another document: a budget or a statistic may print two of them, with their columns."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from gouji.decoding.aligning.runs import Run
from gouji.decoding.aligning.vocabulary import NodeKind
from gouji.decoding.readings import TableReading, reading_to_suspect
from gouji.forms.model import Form

STRAY = "only a row or two of the form stand here, and no heading: the table may be another one"
ENOUGH_ROWS = 4
"""Rows with figures that make a table the form's, if half of its rows are no fewer."""


def tables_without_stray(tables: Sequence[TableReading], runs: Sequence[Run], form: Form) -> tuple[TableReading, ...]:
    """The tables of a report; all figures are suspect where no chapter heading and but a few rows of the form stand.

    A table whose rows stand side by side is told by its header, and needs neither.
    """
    headed = any(map(_is_heading, runs))
    rows = {run.anchor.node: run.node.table for run in runs if run.node.kind is NodeKind.ROW and run.cells}
    sizes = [sum(len(block.rows) for block in table.blocks) for table in form.tables]
    enough = any(
        sum(table == place for table in rows.values()) >= min(ENOUGH_ROWS, (size + 1) // 2)
        for place, size in enumerate(sizes)
    )
    told = any(table.found and known.layout == "one_row" for table, known in zip(tables, form.tables, strict=True))
    if headed or enough or told:
        return tuple(tables)
    return tuple(_suspect(table) for table in tables)


def _is_heading(run: Run) -> bool:
    """Whether it is a table's chapter heading, or a block's title (第二十条第（一）项)."""
    if run.node.kind is NodeKind.CHAPTER:
        return run.node.table >= 0
    return run.node.kind is NodeKind.HEADER and run.anchor.header < 0


def _suspect(table: TableReading) -> TableReading:
    readings = (reading_to_suspect(reading, STRAY) for reading in table.readings)
    return replace(table, readings=tuple(readings))
