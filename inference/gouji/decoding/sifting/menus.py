"""Menus of a page that name the rows of a table before it."""

from __future__ import annotations

from collections.abc import Container, Sequence

from gouji.decoding.aligning.runs import Run
from gouji.decoding.aligning.vocabulary import NodeKind
from gouji.segmenting import Kind, Segment


def runs_without_menus(segments: Sequence[Segment], runs: Sequence[Run]) -> list[Run]:
    """The runs without rows that print no number before the table's heading and are named again behind it: a menu's."""
    last = max((place for place, run in enumerate(runs) if run.node.kind is NodeKind.CHAPTER), default=0)
    named = {run.anchor.node for run in runs[last:] if run.node.kind is NodeKind.ROW}
    return [run for place, run in enumerate(runs) if place >= last or not _is_bare_row(segments, run, named)]


def _is_bare_row(segments: Sequence[Segment], run: Run, named: Container[int]) -> bool:
    bare = not any(segments[i].kind is Kind.VALUE for i in run.all_cells)
    return bare and run.node.kind is NodeKind.ROW and run.anchor.node in named
