"""Rows side by side among more cells than columns, blank ones among them: their sums tell where they stand."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from gouji.segmenting import Kind, Segment, filled_cells, text_to_number

MOST_SPARE = 3
"""Cells beside the columns: those of a merged label before them, a remark's behind them."""


def cells_to_summed_windows(
    segments: Sequence[Segment], cells: Sequence[int], size: int, rows: int
) -> Iterator[Sequence[int]]:
    """The stretches of `rows` times `size` cells that hold all figures, each row ending with the sum of its others.

    Some figure must be more than 0: noughts and blanks alone would keep the sums in other places as well.
    """
    width = rows * size
    filled = filled_cells(segments, cells)
    counts = any(segments[i].text.strip("0０") for i in filled if segments[i].kind is Kind.VALUE)
    if not counts or not width < len(cells) <= width + MOST_SPARE:
        return
    for start in range(len(cells) - width + 1):
        window = cells[start : start + width]
        parts = [window[place : place + size] for place in range(0, width, size)]
        if window[0] <= filled[0] and filled[-1] <= window[-1] and all(_is_summed(segments, part) for part in parts):
            yield window


def _is_summed(segments: Sequence[Segment], cells: Sequence[int]) -> bool:
    """Whether the last of a row's cells is the sum of the others, blank ones counting as 0."""
    values = [_to_value(segments[i]) for i in cells]
    return None not in values and sum((value or Decimal(0) for value in values[:-1]), Decimal(0)) == values[-1]


def _to_value(segment: Segment) -> Decimal | None:
    """The figure of a cell, 0 for an empty one or a mark, None for what is no plain number."""
    if segment.kind is not Kind.VALUE:
        return Decimal(0)
    number = text_to_number(segment.text)
    return Decimal(number.value) if number is not None else None
