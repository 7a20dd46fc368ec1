"""Rows whose first figure is glued to its label, in tables without sums: what parts their figures may be lost or stray.

A space or a line end among figures that nothing else parts may stand within one of them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from gouji.decoding.placing.cuts import ASCII_DIGITS, run_to_summed_cuts
from gouji.decoding.tables.assembly import AssembledTable, RowCells
from gouji.decoding.tables.rows import ExpectedRow
from gouji.segmenting import Segment, Separator, filled_cells

STRAY_SPACE = "nothing parts the label of this row from its figures: a space among them may part the digits of one"
COPIED = "these digits are others again and again, as in all such rows: a tool may have repeated a merged cell"
LOST_FIGURE = "a row beside this one lost or gained a figure, and no separator parts them"
OVERFULL = "more figures stand behind those of this row, and no sum tells that they are none of its own"
MOST_RUNS = 8
"""Runs behind one label that are looked at: of more, those of other rows are among them."""


def glued_rows_to_doubts(
    segments: Sequence[Segment], rows: Sequence[ExpectedRow], assembled: AssembledTable
) -> dict[str, str]:
    """Row id to the reason why digits of its figures may stand elsewhere; rows with a separator are left out."""
    doubts = dict.fromkeys(_rows_of_copies(segments, rows), COPIED)
    for row in rows:
        if row.found and row.found.cells and segments[row.found.cells[0]].separator is Separator.NOTHING:
            if row.found.node in assembled.surplus:
                doubts[row.id] = OVERFULL
            elif _has_space(segments, row.found):
                doubts[row.id] = STRAY_SPACE
    doubts.update(dict.fromkeys(_rows_of_two_figures(segments, rows), LOST_FIGURE))
    return doubts


def _rows_of_two_figures(segments: Sequence[Segment], rows: Sequence[ExpectedRow]) -> Iterator[str]:
    """Rows of one column that may have joined the figure of a row beside them, which has none, to their own."""
    for row, other in [*pairwise(rows), *((b, a) for a, b in pairwise(rows))]:
        if row.block is other.block and len(row.block.columns) == 1 and row.found and other.found:
            cells = row.found.cells
            glued = len(cells) == 1 and segments[cells[0]].separator is Separator.NOTHING
            if glued and len(segments[cells[0]].text) > 1 and not other.found.cells:
                yield row.id


def runs_of_two_rows(segments: Sequence[Segment], rows: Sequence[ExpectedRow]) -> set[str]:
    """Ids of open rows whose figures are runs of digits that are those of two rows, not of one."""
    return {
        row.id
        for row in rows
        if row.found and not row.placements and _are_two_rows(segments, row.found, len(row.block.columns))
    }


def _are_two_rows(segments: Sequence[Segment], found: RowCells, width: int) -> bool:
    """Whether two runs are a row each, or one has too many noughts before all other figures, or its sums hold in two
    rows but not in one.
    """
    digits = [segments[i].text.translate(ASCII_DIGITS) for i in filled_cells(segments, found.cells)]
    if width < 2 or not all(run.isdecimal() for run in digits):
        return False
    if len(digits) != 1:
        runs = [run for run in digits if len(run) >= width][:MOST_RUNS]
        return sum(bool(run_to_summed_cuts(run, width)) for run in runs) > 1
    behind = digits[0].lstrip("0")
    if len(digits[0]) - len(behind) + bool(behind) > width:
        return True
    return not run_to_summed_cuts(digits[0], width) and bool(run_to_summed_cuts(digits[0], width, rows=2))


def _has_space(segments: Sequence[Segment], found: RowCells) -> bool:
    filled = (segments[i] for i in filled_cells(segments, found.cells))
    return any(segment.separator is Separator.SPACE for segment in filled)


LEAST_COPIED = 2
"""Rows of one figure whose digits repeat as often as the widest block has columns: one may be a number like 121212."""


def _rows_of_copies(segments: Sequence[Segment], rows: Sequence[ExpectedRow]) -> Iterator[str]:
    """Ids of the rows of one figure, glued to its label, if all of them print what a merged cell repeated would."""
    times = max((len(row.block.columns) for row in rows), default=1)
    texts = {row.id: segments[row.found.cells[0]].text for row in rows if row.found and _is_lone(segments, row)}
    if times > 1 and len(texts) >= LEAST_COPIED and all(_is_copied(text, times) for text in texts.values()):
        yield from texts


def _is_lone(segments: Sequence[Segment], row: ExpectedRow) -> bool:
    cells = row.found.cells if row.found else ()
    return len(row.block.columns) == 1 and len(cells) == 1 and segments[cells[0]].separator is Separator.NOTHING


def _is_copied(text: str, times: int) -> bool:
    return len(text) % times == 0 and text == text[: len(text) // times] * times
