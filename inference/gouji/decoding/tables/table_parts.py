"""A table whose rows stand side by side, printed in parts below each other: each part with the labels of its rows."""

from __future__ import annotations

from collections.abc import Sequence

from gouji.decoding.aligning.runs import Run
from gouji.folding import label_to_keys
from gouji.forms.model import Block
from gouji.segmenting import Kind, Segment

PARTED = "the figures of this table stand in several places, and no labels tell which rows they are"

DISORDERED_ROWS = "the labels of the rows stand in another order than the form's"
FARTHEST = 80
"""Segments before the figures among which their header stands: 19 labels, each in a few pieces."""


def runs_to_parts(segments: Sequence[Segment], headers: Sequence[Run], block: Block) -> list[int]:
    """Places among `headers` of the runs that hold a row of figures or so; none where one of them holds all rows."""
    counts = [sum(segments[i].kind is not Kind.EMPTY for i in run.all_cells) for run in headers]
    if len(block.rows) * len(block.columns) in counts:
        return []
    return [place for place, count in enumerate(counts) if count > LEAST_FIGURES]


LEAST_FIGURES = 3
"""A page number or a stray figure may stand among the labels; rows have more."""


def parts_to_cells(
    segments: Sequence[Segment], headers: Sequence[Run], parts: Sequence[int], block: Block
) -> tuple[int, ...] | None:
    """The figures of all parts in order of the rows, None unless they are all and the labels of the rows say so."""
    width, number, start = len(block.columns), 0, 0
    cells: list[int] = []
    for place in parts:
        own = [i for i in headers[place].all_cells if segments[i].kind is not Kind.EMPTY]
        count, rest = divmod(len(own), width)
        labels = rows_named(segments, headers[start : place + 1], block)
        if rest or labels != set(range(number, number + count)):
            return None
        cells += own
        number, start = number + count, place + 1
    return tuple(cells) if number == len(block.rows) else None


def rows_named(segments: Sequence[Segment], headers: Sequence[Run], block: Block) -> set[int]:
    """Numbers of the rows whose labels stand among these headers."""
    keys = {
        key
        for run in headers
        for key in label_to_keys("".join([segment.text for segment in segments[run.anchor.start : run.anchor.end]]))
    }
    return {
        number
        for number, row in enumerate(block.rows)
        if not keys.isdisjoint(key for wording in row.label.wordings for key in label_to_keys(wording)[:1])
    }


def rows_in_disorder(segments: Sequence[Segment], headers: Sequence[Run], cells: Sequence[int], block: Block) -> bool:
    """Whether the labels over several columns, each where it is met last before the figures, come in another order than
    in the form: 行政诉讼 before 行政复议.
    """
    columns = {column.label.text for column in block.columns}
    over = [label.text for label in block.header if label.text not in columns]
    first = cells[0] if cells else 0
    met: dict[int, int] = {}
    for run in headers:
        anchor = run.anchor
        text = block.header[anchor.header].text if anchor.header >= 0 else ""
        if text in over and anchor.match == "exact" and first - FARTHEST <= anchor.start < first:
            met[over.index(text)] = anchor.start
    places = [met[label] for label in sorted(met)]
    return places != sorted(places)
