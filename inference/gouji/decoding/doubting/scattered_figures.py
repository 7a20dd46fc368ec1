"""Tables whose labels and figures a page set apart: the lines of figures behind a label may be in any order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from gouji.decoding.aligning.runs import Run
from gouji.decoding.aligning.vocabulary import NodeKind
from gouji.decoding.doubting.empty_rows import is_empty
from gouji.decoding.tables.assembly import AssembledTable
from gouji.decoding.tables.rows import ExpectedRow
from gouji.segmenting import Segment, Separator, filled_cells

SCATTERED = "labels without figures and figures without a label stand in this table: the page was not read row by row"
LEAST_BARE = 2
"""Labels without figures from which on a page set its labels apart; one may have lost its figures."""


def unfigured_rows(
    segments: Sequence[Segment], runs: Sequence[Run], rows: Sequence[ExpectedRow], assembled: AssembledTable
) -> Iterator[str]:
    """Ids of the rows of empty cells in a table that no sum checks, where several labels have no figures and figures
    stand behind the labels of columns, or more behind a row than it has room for: those may be theirs.
    """
    labelled = [row for row in rows if row.found and row.found.label]
    bare = [row for row in labelled if row.found and is_empty(segments, row.found)]
    columns = (run for run in runs if run.node.kind is NodeKind.HEADER)
    stray = bool(assembled.surplus) or any(run.obscured or filled_cells(segments, run.all_cells) for run in columns)
    if stray and len(bare) >= LEAST_BARE:
        yield from (row.id for row in bare)


_LINES = {Separator.LINE, Separator.BLANK_LINE}


def scattered_rows(
    segments: Sequence[Segment], rows: Sequence[ExpectedRow], assembled: AssembledTable, *, is_summed: bool
) -> Iterator[str]:
    """Ids of the rows whose figures stand partly below each other, partly apart, where other labels have none and more
    figures stand behind one label than it and the rows behind it have room for: what stands below each other may be
    from other columns, and the row's sum holds in any order.

    Where no sum checks the table, figures on lines of their own are in doubt however they stand.
    """
    bare = sum(row.found is not None and not row.found.cells for row in rows)
    if assembled.surplus and bare >= LEAST_BARE:
        stands_apart = _stands_unevenly if is_summed else _is_on_lines
        yield from (row.id for row in rows if row.found and stands_apart(segments, row.found.cells))


def _is_on_lines(segments: Sequence[Segment], cells: Sequence[int]) -> bool:
    """Whether the figures stand on more than one line."""
    return len({segments[i].line for i in filled_cells(segments, cells)}) > 1


def _stands_unevenly(segments: Sequence[Segment], cells: Sequence[int]) -> bool:
    """Whether some figures stand on the line below the one before them, and others behind a blank line."""
    filled = filled_cells(segments, cells)
    return {segments[i].separator for i in filled[1:]} >= _LINES
