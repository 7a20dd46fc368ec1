"""The numbers of a table's columns (1, 2, 3 ... below their labels), which pass for its first row of figures."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from gouji.decoding.aligning.runs import Run
from gouji.decoding.aligning.vocabulary import NodeKind
from gouji.segmenting import Segment, filled_cells


def runs_without_column_numbers(segments: Sequence[Segment], runs: Sequence[Run], width: int) -> list[Run]:
    """The runs of one table without cells that count from 1 to the number of its columns behind a header, as many more
    figures following; `width` is the number of columns.
    """
    return [_without(segments, run, width) if run.node.kind is NodeKind.HEADER else run for run in runs]


def _without(segments: Sequence[Segment], run: Run, width: int) -> Run:
    filled = filled_cells(segments, run.all_cells)
    numbers = filled[:width]
    if len(filled) != 2 * width or [segments[i].text for i in numbers] != [str(n) for n in range(1, width + 1)]:
        return run
    last = numbers[-1]
    parts = (replace(part, cells=tuple(i for i in part.cells if i > last)) for part in run.parts)
    return replace(run, parts=tuple(parts))
