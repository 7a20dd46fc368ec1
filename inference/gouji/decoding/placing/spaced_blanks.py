"""Blank cells of lines with pipes, told from what merged cells leave behind by the blanks in them: |  | against ||.

A tool that writes an empty cell with a blank on each side, and nothing or less for the rest of a merged one, shows in
the header, whose merged cells have labels, how much that is.
"""

from __future__ import annotations

from collections.abc import Sequence

from gouji.decoding.aligning.runs import Run
from gouji.decoding.aligning.vocabulary import NodeKind
from gouji.decoding.placing.model import Slot
from gouji.segmenting import Kind, Segment, Separator, filled_cells, text_to_number


def headers_to_filler(view: str, segments: Sequence[Segment], runs: Sequence[Run]) -> int | None:
    """The most blanks in an empty cell that merged labels of the header left; None where none stands between pipes."""
    headers = [run for run in runs if run.node.kind is NodeKind.HEADER]
    lines = {segments[run.anchor.end - 1].line for run in headers}
    empty = [i for run in headers for i in run.cells if segments[i].kind is Kind.EMPTY and segments[i].line in lines]
    if not empty or any(segments[i].separator is not Separator.PIPE for i in empty):
        return None
    return max(_blanks(view, segments[i]) for i in empty)


def cells_to_spaced_row(
    view: str, segments: Sequence[Segment], cells: Sequence[int], width: int, filler: int | None
) -> Sequence[int] | None:
    """The `width` cells of a row, blanks among them, where all cells around are such as the header's `filler` ones and
    no blank is; None where that cannot be told.
    """
    if filler is None or any(segments[i].separator is not Separator.PIPE for i in cells[1:]):
        return None
    own = [i for i in cells if segments[i].kind is not Kind.EMPTY or _blanks(view, segments[i]) > filler]
    whole = len(own) == width and own[-1] - own[0] < width
    return own if whole and len({segments[i].cell for i in own}) == width else None


def ends_with_filler(view: str, slots: Sequence[Slot | None], filler: int | None) -> bool:
    """Whether the last cell of a row is empty as the header's `filler` ones are, while blanks of its own hold more."""
    if filler is None or slots[-1] is None or slots[-1].kind is not Kind.EMPTY:
        return False
    blanks = [_blanks(view, slot) for slot in slots if slot is not None and slot.kind is Kind.EMPTY]
    return blanks[-1] <= filler < max(blanks)


def may_have_slid(segments: Sequence[Segment], row: Sequence[int]) -> bool:
    """Whether the last cell of a row with a sum is blank and its last figure may be that sum: then one of the others
    was lost and the rest closed up.
    """
    filled = filled_cells(segments, row)
    return bool(filled) and filled[-1] != row[-1] and may_end_with_sum(segments, filled)


def may_end_with_sum(segments: Sequence[Segment], filled: Sequence[int]) -> bool:
    """Whether the last of these figures is no less than the others together."""
    numbers = [text_to_number(segments[i].text) for i in filled if segments[i].kind is Kind.VALUE]
    values = [number.value for number in numbers if number is not None]
    return not values or len(values) < len(filled) or min(values) < 0 or values[-1] >= sum(values[:-1])


def _blanks(view: str, segment: Segment | Slot) -> int:
    """How many blanks follow the pipe that an empty cell begins at."""
    end = segment.start
    while end < len(view) and view[end] in " \u00a0\u3000":
        end += 1
    return end - segment.start
