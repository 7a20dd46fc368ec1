"""What stands around the rows of a table, and their lines, to the rows that it puts in doubt."""

from __future__ import annotations

from collections.abc import Sequence

from gouji.decoding.aligning.runs import Run
from gouji.decoding.doubting.doubled_cells import PRINTED_TWICE, rows_printed_twice
from gouji.decoding.doubting.empty_rows import (
    BEFORE_LABEL,
    DEDUPLICATED,
    EMPTIED,
    OBSCURED,
    deduplicated_rows,
    emptied_rows,
    obscured_rows,
    rows_before_labels,
)
from gouji.decoding.doubting.group_rows import OF_ITS_ROWS, rows_of_bare_groups
from gouji.decoding.doubting.headers.further_columns import (
    FURTHER_COLUMN,
    LACKING_COLUMN,
    rows_beside_further_columns,
    rows_that_may_lack_a_column,
)
from gouji.decoding.doubting.unknown_marks import BESIDE_MARK, rows_beside_marks
from gouji.decoding.doubting.wrapped_lines import WRAPPED, rows_across_full_lines
from gouji.decoding.tables.rows import ExpectedRow
from gouji.forms.model import TableForm
from gouji.segmenting import Segment


def surroundings_to_doubts(
    view: str, segments: Sequence[Segment], runs: Sequence[Run], rows: Sequence[ExpectedRow], form: TableForm
) -> dict[str, str]:
    """Row id to the reason: other labels beside the row's or over its columns, marks and texts beside its cells, lines
    that a tool left out.
    """
    told = (
        (LACKING_COLUMN, rows_that_may_lack_a_column(segments, runs, rows)),
        (FURTHER_COLUMN, rows_beside_further_columns(segments, runs, rows, form)),
        (OBSCURED, obscured_rows(segments, runs, rows)),
        (DEDUPLICATED, deduplicated_rows(view, segments, rows)),
        (EMPTIED, emptied_rows(segments, rows)),
        (BEFORE_LABEL, rows_before_labels(segments, rows)),
        (PRINTED_TWICE, rows_printed_twice(segments, rows)),
        (WRAPPED, rows_across_full_lines(view, segments, rows)),
        (OF_ITS_ROWS, rows_of_bare_groups(runs, rows, form)),
        (BESIDE_MARK, rows_beside_marks(segments, rows)),
    )
    return {id_: reason for reason, ids in told for id_ in ids}
