"""What the shapes of a table's rows say together: another number of columns, figures before their labels."""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from itertools import pairwise

from gouji.decoding.placing.sums import ends_with_sum
from gouji.decoding.tables.rows import ExpectedRow
from gouji.segmenting import Kind, Segment, filled_cells

OTHER_LENGTH = "most rows of this table print one figure more or less than the form has columns: this one may lack one"
BEFORE_LABELS = "figures stand on the lines of the labels before them: each row may print its figures first"
DOUBLED_BESIDE_LOST = "a figure too many stands here, and the label of the next row is lost: it may be that row's"
UNEVEN = (
    "an empty cell more stands between two of these figures than in other rows: one may be lost there, another doubled"
)
DOUBLED = frozenset({"repeated", "joined"})
"""Evidence of a row that a figure is left out of, by itself."""
LEAST_ROWS = 3
"""Rows of one shape that are no chance."""


def rows_to_shape_doubts(
    segments: Sequence[Segment], rows: Sequence[ExpectedRow], summed: Container[str]
) -> dict[str, str]:
    """Row id to the reason why its figures may be another row's or another column's; rows that are `summed` end with
    the sum of their other figures.
    """
    doubts = dict.fromkeys(_rows_beside_lost(rows), DOUBLED_BESIDE_LOST)
    full = [row for row in rows if any(placement.evidence == "full" for placement in row.placements)]
    unproven = [row for row in full if row.id not in summed or not _has_sum(segments, row)]
    if _has_other_length(segments, rows, [row for row in full if len(row.block.columns) > 1]):
        doubts.update((row.id, OTHER_LENGTH) for row in unproven)
    uneven = _uneven_rows(segments, full)
    doubts.update((row.id, UNEVEN) for row in unproven if row.id in uneven)
    doubts.update(dict.fromkeys(_rows_beside_other_column(segments, rows, len(full) - len(unproven)), OTHER_LENGTH))
    late = [row for row in rows if _stands_below(segments, row)]
    if len(late) >= LEAST_ROWS and 2 * len(late) > sum(bool(row.found and row.found.cells) for row in rows):
        doubts.update((row.id, BEFORE_LABELS) for row in rows)
    return doubts


def _rows_beside_lost(rows: Sequence[ExpectedRow]) -> Iterator[str]:
    """Rows of which a figure is left out, before a row without a label that others of its block follow."""
    for place, (row, following) in enumerate(pairwise(rows)):
        crowded = any(placement.evidence == "repeated" for placement in row.placements)
        lost = following.found is None and row.block is following.block
        if crowded and lost and any(later.found and later.block is row.block for later in rows[place + 2 :]):
            yield row.id


def _uneven_rows(segments: Sequence[Segment], full: Sequence[ExpectedRow]) -> set[str]:
    """Full rows with more empty cells between some figures than between others, where in most rows all stand equally
    far apart.
    """
    steps = {row.id: _steps(row.found.cells, _filled(segments, row)) for row in full if row.found}
    uneven = {row for row, own in steps.items() if len(own) > 1}
    return uneven if sum(len(own) == 1 for own in steps.values()) > max(LEAST_ROWS - 1, len(uneven)) else set()


def _has_sum(segments: Sequence[Segment], row: ExpectedRow) -> bool:
    """Whether the last of a row's figures is the sum of the others, and not 0: then it has them all."""
    filled = _filled(segments, row)
    return ends_with_sum(segments, filled) and bool(segments[filled[-1]].text.strip("0０"))


def _steps(cells: Sequence[int], filled: Sequence[int]) -> set[int]:
    """How many places each figure of a row stands behind the one before, each number once."""
    places = {cell: place for place, cell in enumerate(cells)}
    return {places[later] - places[earlier] for earlier, later in pairwise(filled)}


def _rows_beside_other_column(segments: Sequence[Segment], rows: Sequence[ExpectedRow], proven: int) -> Iterator[str]:
    """Rows of which a figure is left out, where most rows print one too many, few are `proven` to be full, and leaving
    out the figure that repeats in all of them gives no sum: it is another column's.
    """
    filled = {row.id: _filled(segments, row) for row in rows}
    wide = [row for row in rows if filled[row.id] and len(row.block.columns) > 1]
    over = [row for row in wide if len(filled[row.id]) == len(row.block.columns) + 1]
    if len(over) < LEAST_ROWS or 2 * len(over) < len(wide) or proven >= max(LEAST_ROWS, len(over) / 2):
        return
    length = len(filled[over[0].id])
    places = [
        k
        for k in range(1, length)
        if all(_repeats(segments, filled[o.id], k) for o in over)
        and any(segments[filled[o.id][k]].kind is Kind.VALUE for o in over)
    ]
    for row in over:
        cells = filled[row.id]
        fits = any(ends_with_sum(segments, [*cells[:k], *cells[k + 1 :]]) for k in places)
        if not fits and any(placement.evidence in DOUBLED for placement in row.placements):
            yield row.id


def has_further_column(segments: Sequence[Segment], row: ExpectedRow) -> bool:
    """Whether one figure too many stands in the row, and all rows of its block tell which."""
    windows = any(placement.evidence == "window" for placement in row.placements)
    return windows and len(_filled(segments, row)) == len(row.block.columns) + 1


def _filled(segments: Sequence[Segment], row: ExpectedRow) -> list[int]:
    return filled_cells(segments, row.found.cells) if row.found else []


def _repeats(segments: Sequence[Segment], cells: Sequence[int], place: int) -> bool:
    return place < len(cells) and segments[cells[place]].text == segments[cells[place - 1]].text


def _has_other_length(segments: Sequence[Segment], rows: Sequence[ExpectedRow], full: Sequence[ExpectedRow]) -> bool:
    """Whether more rows have one figure less, or more rows one figure more, than are full; none of them with blanks."""
    lengths = [_open_length(segments, row) - len(row.block.columns) for row in rows if len(row.block.columns) > 1]
    return any(lengths.count(other) > max(len(full), LEAST_ROWS - 1) for other in (-1, 1))


def _open_length(segments: Sequence[Segment], row: ExpectedRow) -> int:
    """Figures side by side in a row that no reading places, or only without one of them; 0 for others."""
    is_open = all(placement.evidence in DOUBLED for placement in row.placements)
    cells = row.found.cells if row.found and is_open else ()
    filled = [place for place, i in enumerate(cells) if segments[i].kind is not Kind.EMPTY]
    return len(filled) if filled and filled[-1] - filled[0] == len(filled) - 1 else 0


def _stands_below(segments: Sequence[Segment], row: ExpectedRow) -> bool:
    """Whether figures stand right before the row's label on its line, and its own only below."""
    if row.found is None or row.found.label is None or not row.found.cells or not row.found.label[0]:
        return False
    label = segments[row.found.label[0]]
    before, own = segments[row.found.label[0] - 1], segments[row.found.cells[0]]
    return before.kind is Kind.VALUE and before.line == label.line < own.line
