"""Page numbers that pass for figures: 3 / 8 and - 5 in a line of their own, among the figures of a row that has enough.

Lines that can be nothing else are no cells at all (see segmenting.cells). These could be, so that they are left out
only where a row keeps exactly its figures without them: all in one line, or each in a line of its own. A row that has
nothing else is in doubt (see doubting.page_rows).
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import groupby

from gouji.decoding.aligning.runs import Run
from gouji.decoding.aligning.vocabulary import NodeKind
from gouji.forms.model import TableForm
from gouji.segmenting import Kind, Segment, filled_cells

PAGE = re.compile(r"[0-9]{1,3}")
DASHED = re.compile(r"[-—–－][ \u00a0\u3000]+[0-9]{1,3}")
SLASHES = frozenset("/／")


def runs_without_page_numbers(
    segments: Sequence[Segment], runs: Sequence[Run], form: TableForm, widths: Mapping[int, int]
) -> list[Run]:
    """The runs of one table without cells that are page numbers; `widths` gives the columns of each row node."""
    return [
        _run_without(segments, run, widths.get(run.anchor.node, 0), dashed=not _takes_signs(run, form))
        if run.node.kind is not NodeKind.CHAPTER
        else run
        for run in runs
    ]


def _takes_signs(run: Run, form: TableForm) -> bool:
    columns = form.blocks[run.node.block].columns
    return run.node.kind is NodeKind.ROW and any(column.value_type == "signed" for column in columns)


def _run_without(segments: Sequence[Segment], run: Run, width: int, *, dashed: bool) -> Run:
    filled = filled_cells(segments, run.cells)
    if len(filled) <= width:
        return run
    lines = [list(cells) for _, cells in groupby(filled, key=lambda i: segments[i].line)]
    rest = [cells for cells in lines if not is_page_number([segments[i] for i in cells], dashed=dashed)]
    kept = {i for cells in rest for i in cells}
    if len(kept) != width or len(rest) not in (0, 1, width):
        return run
    cells = tuple(i for i in run.cells if i in kept or segments[i].kind is Kind.EMPTY)
    return replace(run, parts=(replace(run.parts[0], cells=cells), *run.parts[1:]))


def is_page_number(line: Sequence[Segment], *, dashed: bool) -> bool:
    """Whether the figures and marks of a line could be the number of a page: 3 / 8, and - 5 where that is `dashed`."""
    if len(line) == 1:
        return dashed and DASHED.fullmatch(line[0].text) is not None
    return len(line) == 3 and line[1].text in SLASHES and all(PAGE.fullmatch(end.text) for end in (line[0], line[2]))
