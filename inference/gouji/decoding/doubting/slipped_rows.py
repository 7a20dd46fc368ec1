"""Rows whose labels may have slipped: between one that has no figures and figures that no row has room for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from itertools import pairwise

from gouji.decoding.aligning.runs import Run
from gouji.decoding.aligning.vocabulary import NodeKind, Vocabulary
from gouji.decoding.doubting.empty_rows import is_empty
from gouji.decoding.doubting.glued_rows import runs_of_two_rows
from gouji.decoding.doubting.lone_lines import rows_beside_lone_lines
from gouji.decoding.doubting.page_rows import rows_of_page_numbers
from gouji.decoding.doubting.row_shapes import has_further_column
from gouji.decoding.placing.sums import ends_with_sum
from gouji.decoding.tables.assembly import AssembledTable
from gouji.decoding.tables.rows import ExpectedRow
from gouji.segmenting import Kind, Segment, filled_cells

SLIPPED = "a row label is missing here and a row of figures without a label stands near: the labels may have slipped"
EARLY = "figures stand before the first row label of this block: each row may print them first"


def rows_to_slipped(
    segments: Sequence[Segment],
    runs: Sequence[Run],
    rows: Sequence[ExpectedRow],
    assembled: AssembledTable,
    vocabulary: Vocabulary,
    parted: Set[int],
    summed: Set[str],
) -> dict[str, str]:
    """Rows between one that is missing or empty and figures without room, and blocks that begin with figures, each with
    the reason; `parted` are nodes whose label stands in two parts, `summed` rows that end with their sum.
    """
    slipped = dict.fromkeys(_rows_behind_blank_rows(segments, rows), SLIPPED)
    lined = {row.id for row in rows if _fills_one_line(segments, row) or has_further_column(segments, row)}
    once_more = {row.found.node for row in rows if row.found and row.id in summed and _has_one_doubled(segments, row)}
    # of two rows under one label, one may be another label's
    over = (assembled.surplus - once_more) | assembled.doubled | parted
    surplus = {vocabulary.nodes[node].id for node in over} - lined  # a line holds its row's figures only
    early = {vocabulary.form.tables[node.table].blocks[node.block].id for node in assembled.early}
    pages = frozenset(rows_of_page_numbers(segments, rows))
    gaps = [place for place, row in enumerate(rows) if row.id in pages or _is_without_figures(segments, row)]
    surplus |= runs_of_two_rows(segments, rows) if gaps else set()
    emptied = [gap for gap in gaps if rows[gap].found]
    if emptied:
        surplus |= _rows_before_strays(segments, runs, rows) | set(_rows_beside_added(segments, rows, assembled))
        slipped |= dict.fromkeys(rows_beside_lone_lines(segments, rows, emptied, assembled), SLIPPED)
    if emptied and not surplus:
        surplus = _groups_with_figures(segments, rows, assembled, vocabulary)
    far = emptied if len(emptied) == len(surplus) == 1 else []  # more may be subtotals, which some print for groups
    slipped.update(dict.fromkeys(_rows_behind_early(rows, early, gaps), EARLY))
    for place, row in enumerate(rows):
        group = _group_of(row)
        beside = [gap for gap in gaps if group in surplus and (gap in far or _group_of(rows[gap]) == group)]
        near = gaps if row.id in surplus else beside
        for gap in near:
            first, last = min(place, gap), max(place, gap)
            slipped.update((r.id, SLIPPED) for r in rows[first : last + 1] if r.block is row.block)
    return slipped


def _has_one_doubled(segments: Sequence[Segment], row: ExpectedRow) -> bool:
    """Whether a row has one figure too many, which one beside it equals, and its sum without that: it is no row."""
    filled = filled_cells(segments, row.found.cells) if row.found else []
    told = [placement.slots for placement in row.placements if placement.evidence == "repeated"]
    if len(filled) != len(row.block.columns) + 1:
        return False
    starts = [{slot.start for slot in slots if slot} for slots in told]
    return any(ends_with_sum(segments, [i for i in filled if segments[i].start in own]) for own in starts)


def _rows_behind_early(rows: Sequence[ExpectedRow], early: Set[str], gaps: Sequence[int]) -> Iterator[str]:
    """Ids of the rows of blocks that begin with figures, up to the last one without: each before it may print them
    first. Without such a row, all of them.
    """
    for block in early:
        own = [(place, row.id) for place, row in enumerate(rows) if row.block.id == block]
        last = max((place for place, _ in own if place in gaps), default=own[-1][0] if own else 0)
        yield from (id_ for place, id_ in own if place <= last)


def _is_without_figures(segments: Sequence[Segment], row: ExpectedRow) -> bool:
    """Whether the row is missing or empty, or one mark stands in it that fills no column: 无 of a torn label."""
    if row.found is None or is_empty(segments, row.found):
        return True
    filled = filled_cells(segments, row.found.cells)
    return not row.placements and len(filled) == 1 and segments[filled[0]].kind is Kind.MARK


def _rows_behind_blank_rows(segments: Sequence[Segment], rows: Sequence[ExpectedRow]) -> Iterator[str]:
    """The rows that print a whole row of blanks before their figures, where the next row prints none: the figures may
    be the next one's, its label lost.
    """
    for row, below in pairwise(rows):
        width = len(row.block.columns)
        cells = row.found.cells if row.found else ()
        is_lacking = row.block is below.block and (below.found is None or not below.found.cells)
        if is_lacking and width > 1 and not filled_cells(segments, cells[:width]) and filled_cells(segments, cells):
            yield row.id


def _rows_before_strays(segments: Sequence[Segment], runs: Sequence[Run], rows: Sequence[ExpectedRow]) -> set[str]:
    """The last row of each block behind which figures stand among the labels over the columns of the next one."""
    blocks = list(dict.fromkeys(row.block.id for row in rows))
    strays = {
        run.node.block
        for run in runs
        if run.node.kind is NodeKind.HEADER and any(segments[i].kind is Kind.VALUE for i in run.cells)
    }
    lasts = {row.block.id: row.id for row in rows}
    return {lasts[before] for number, (before, _) in enumerate(pairwise(blocks), 1) if number in strays}


def _rows_beside_added(
    segments: Sequence[Segment], rows: Sequence[ExpectedRow], assembled: AssembledTable
) -> Iterator[str]:
    """Ids of the rows without a label that print figures right before or behind those of an unknown label."""
    added = [row.cells for row in assembled.added if any(segments[i].kind is Kind.VALUE for i in row.cells)]
    for row in rows:
        if row.found and row.found.label is None and row.found.cells:
            lines = {segments[i].line for i in row.found.cells}
            beside = {line + step for line in lines for step in (-1, 1)}
            if any(segments[i].line in beside for cells in added for i in cells):
                yield row.id


def _groups_with_figures(
    segments: Sequence[Segment], rows: Sequence[ExpectedRow], assembled: AssembledTable, vocabulary: Vocabulary
) -> set[str]:
    """Groups whose label alone, printed again before each of their rows, stands before figures: a label is lost."""
    expected = {row.id for row in rows}
    filled = {vocabulary.nodes[node].id for node, found in assembled.rows.items() if not is_empty(segments, found)}
    return filled - expected


def _fills_one_line(segments: Sequence[Segment], row: ExpectedRow) -> bool:
    """Whether the grid reader places the row, and the next figure below its line stands behind another label."""
    if row.found is None or not any(placement.evidence == "header" for placement in row.placements):
        return False
    figures = filled_cells(segments, row.found.cells)
    if not figures or len({segments[i].line for i in figures}) > 1:
        return False
    behind = (segments[i].kind for i in range(row.found.cells[-1] + 1, len(segments)))
    return next((kind for kind in behind if kind is not Kind.EMPTY), Kind.TEXT) is Kind.TEXT


def _group_of(row: ExpectedRow) -> str | None:
    """The innermost group that the row stands in: figures behind its label alone may be those of any of its rows."""
    groups = next(known.groups for known in row.block.rows if known.id == row.id)
    return groups[-1] if groups else None
