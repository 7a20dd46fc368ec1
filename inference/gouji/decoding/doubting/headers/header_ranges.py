"""Where the header of each block stands: from the figures before it to its first row, notes with figures left in it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import accumulate

from gouji.decoding.aligning.runs import Run, text_to_depth
from gouji.decoding.aligning.vocabulary import NodeKind
from gouji.segmenting import FIGURES, Kind, Segment


def runs_to_headers(
    segments: Sequence[Segment], runs: Sequence[Run], depths: Sequence[int]
) -> Iterator[tuple[int, int, int]]:
    """Each block that has figures, with the range of segments from the figures before it to its first row's label;
    `depths` as segments_to_depths gives them.
    """
    done = set()
    runs = runs_of_table(runs)
    start = runs[0].anchor.start if runs else 0
    for run in runs:
        filled = run_to_figures(segments, run, start, depths)
        is_row = run.node.kind is NodeKind.ROW and run.all_cells
        if (is_row or (run.node.kind is NodeKind.HEADER and filled)) and run.node.block not in done:
            done.add(run.node.block)
            yield run.node.block, start, run.anchor.start if is_row else filled[0]
        if filled:
            start = filled[-1] + 1


def runs_of_table(runs: Sequence[Run]) -> Sequence[Run]:
    """The runs from the table's last chapter on where most rows stand behind it: menus and prose name rows as well."""
    chapters = [place for place, run in enumerate(runs) if run.node.kind is NodeKind.CHAPTER]
    rows = [place for place, run in enumerate(runs) if run.node.kind is NodeKind.ROW and run.all_cells]
    is_before_most = bool(chapters and rows) and chapters[-1] < rows[len(rows) // 2]
    return runs[chapters[-1] :] if is_before_most else runs


def segments_to_depths(segments: Sequence[Segment], runs: Sequence[Run]) -> Sequence[int]:
    """How many brackets are open before each segment; nothing where no figures stand among labels over columns."""
    headers = (run for run in runs if run.node.kind is NodeKind.HEADER)
    if not any(segments[i].kind is Kind.VALUE for run in headers for i in run.all_cells):
        return ()
    return list(accumulate((text_to_depth(segment.text) for segment in segments), initial=0))


def run_to_figures(segments: Sequence[Segment], run: Run, start: int, depths: Sequence[int]) -> list[int]:
    """The cells of a run that hold something: of labels over columns only figures, and none of a note that opens behind
    the segment `start`.
    """
    if run.node.kind is not NodeKind.HEADER:
        return [i for i in run.all_cells if segments[i].kind in FIGURES]
    values = (i for i in run.all_cells if segments[i].kind is Kind.VALUE)  # the stroke of 增/减 is a mark
    return [i for i in values if depths[i] <= depths[start]]
