"""Rows with figures and an empty total, or totals in another column: header and figures may not be in line."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from gouji.decoding.placing.placement import has_count
from gouji.decoding.placing.spaced_blanks import may_end_with_sum
from gouji.decoding.tables.row_patterns import Shape, row_to_shape
from gouji.decoding.tables.rows import ExpectedRow
from gouji.segmenting import Kind, Segment, filled_cells, text_to_number

BESIDE_TOTAL = "figures stand under other columns and none under the total: header and figures may not be in line"

TOTAL_ELSEWHERE = "in other rows of this table another figure than the last one is the sum: columns changed places"
NOUGHTS_LACKING = 3
"""Rows of noughts without a total for each row that has one: agencies print some noughts and leave out others."""
LEAST_ROWS = 2
"""Rows whose sum stands in one and the same other column; in one row alone, a figure may be wrong in print."""


def rows_beside_total(view: str, segments: Sequence[Segment], rows: Sequence[ExpectedRow]) -> dict[str, str]:
    """Rows with figures and an empty total that the labels over the columns alone placed, since a span that is wrong
    shifts the whole row; all such rows where fewer have a total: they may lack a column, with a filler at their end. Of
    noughts some are left out.

    Not those whose empty cell is no filler, nor, where the labels are in line with other rows, those that do not end
    with what may be their sum, nor noughts where rows of their shape have a sum in their last column.
    """
    lacking = [row for row in rows if _lacks_total(row) and row.placements[0].evidence != "spaced"]
    if not lacking:
        return {}
    told = _shapes_with_sums(view, rows)
    counts = {row.id for row in lacking if row.found and has_count(segments, row.found.cells)}
    lacking = [row for row in lacking if row.id in counts or _shape(row) not in told]
    totals = [row.placements[0].slots[-1] for row in rows if row.placements]
    printed = sum(total is not None and total.kind is Kind.VALUE for total in totals)
    in_line = any(row.agreed for row in rows) and not any(row.contested for row in rows)
    return {
        row.id: BESIDE_TOTAL
        for row in lacking
        if printed * (1 if row.id in counts else NOUGHTS_LACKING) < len(lacking)
        or (is_placed_by_header(row) and not (in_line and _ends_without_sum(segments, row)))
    }


def _shapes_with_sums(view: str, rows: Sequence[ExpectedRow]) -> set[Shape]:
    """The shapes of rows whose last column holds the sum of the others, where it does in more than one row."""
    places = {row.id: len(row.block.columns) - 1 for row in rows if row.placements}
    ended = [_shape(row) for row in rows if row.id in places and places[row.id] in _sum_places(view, row)]
    return set(ended) if len(ended) >= LEAST_ROWS else set()


def _shape(row: ExpectedRow) -> Shape:
    return row_to_shape(next(own for own in row.block.rows if own.id == row.id), row.block, row.found)


def _ends_without_sum(segments: Sequence[Segment], row: ExpectedRow) -> bool:
    return row.found is not None and not may_end_with_sum(segments, filled_cells(segments, row.found.cells))


def _lacks_total(row: ExpectedRow) -> bool:
    """Whether the row has figures and an empty last column, the sum."""
    if not row.placements:
        return False
    *others, last = row.placements[0].slots
    filled = any(slot is not None and slot.kind is Kind.VALUE for slot in others)
    return filled and last is not None and last.kind is Kind.EMPTY


def is_placed_by_header(row: ExpectedRow) -> bool:
    """Whether only the labels over the columns tell where the row's figures stand."""
    return [placement.evidence for placement in row.placements] == ["header"]


def total_to_place(view: str, rows: Sequence[ExpectedRow]) -> int | None:
    """The number of the column, not the last one, in which rows of figures, printed blanks as nought, have their sum;
    None where it is not one and the same in all, or the last one alone in some.

    The figures of the last column changed places with those of that one, or were moved before them: the columns from
    there on may hold any other's figures, those before it hold their own.
    """
    places = [set(_sum_places(view, row)) for row in rows]
    told = [own for own in places if len(own) == 1]
    met = {place for own in told for place in own}
    if (
        len(told) < LEAST_ROWS
        or len(met) > 1
        or any(place == len(row.block.columns) - 1 for row in rows for place in met)
    ):
        return None
    return met.pop()


def _sum_places(view: str, row: ExpectedRow) -> Iterator[int]:
    """The places of figures that are the sum of all others of their row, not of noughts alone."""
    slots = row.placements[0].slots if len(row.placements) == 1 else (None,)
    if None in slots:
        return
    numbers = [text_to_number(view[slot.start : slot.end]) for slot in slots if slot]
    values = [number.value if number else 0 for number in numbers]
    total = sum(values)
    yield from (place for place, value in enumerate(values) if numbers[place] and value + value == total != 0)
