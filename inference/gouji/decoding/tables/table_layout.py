"""What a whole table shows of its layout: how long its rows are, whether empty cells part figures or stand for them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, pairwise

from gouji.decoding.aligning.runs import Run
from gouji.decoding.aligning.vocabulary import NodeKind
from gouji.decoding.placing.line_lengths import line_to_length, shares_line
from gouji.decoding.placing.model import RowLayout
from gouji.decoding.placing.row_shapes import (
    WIDE,
    Pattern,
    has_inner_blank,
    is_alternating_row,
    is_glued_run,
    is_parted_row,
)
from gouji.decoding.tables.assembly import RowCells
from gouji.decoding.tables.row_patterns import (
    Shape,
    are_equally_long,
    patterns_of_header,
    patterns_of_other_blocks,
    patterns_taken_together,
    row_to_shape,
    rows_to_patterns_of,
)
from gouji.folding import fold
from gouji.forms.model import Block, TableForm
from gouji.segmenting import Kind, Segment, filled_cells
from gouji.segmenting.values import WORDED_BLANKS


@dataclass(frozen=True, slots=True)
class TableLayout:
    """What the whole table shows of its layout; see RowLayout. `header_cells` are those of the line that the width of
    the header is told from, None unless its cells share a line.
    """

    patterns_of: Mapping[Shape, frozenset[Pattern]]
    header_width: int | None
    header_cells: int | None
    repeats: Mapping[str, int]
    parted_by_empties: bool
    torn_words: frozenset[str]
    glued: bool
    shows_blanks: bool
    keeps_blanks: bool
    fills_totals: bool


LEAST_GAPS = 3
"""Labels of a header behind which one empty cell each stands by no chance: merged cells leave more behind some."""


LEAST_INNER = 2
"""Rows with an empty cell between their figures that show a table to keep those: one may be a slip."""


def rows_to_layout(
    segments: Sequence[Segment], runs: Sequence[Run], form: TableForm, found: Mapping[str, RowCells]
) -> TableLayout:
    """What `found`, the cells by row id, and the `runs` of a table show of its layout."""
    patterns_of = rows_to_patterns_of(segments, form, found)
    widths = {row.id: len(block.columns) for block in form.blocks for row in block.rows}
    full = any(patterns_of.values())
    parted = _is_parted_by_empties(segments, form, found, widths, full=full)
    parted = parted or (not full and _is_header_parted(segments, runs))
    inner = sum(has_inner_blank(segments, cells.cells) for cells in found.values())
    keeps_blanks = inner >= LEAST_INNER and not parted and are_equally_long(form, found)
    if keeps_blanks and (min(widths.values()) >= WIDE or not full):
        patterns_of = {**patterns_taken_together(segments, form, found), **patterns_of}
    header_width, header = _header_width(segments, runs)
    told = header and not any(patterns_of.values()) and shares_line(segments, header)
    length = line_to_length(segments, header.cells) if header and told else 1
    empty = any(segments[i].kind is Kind.EMPTY for cells in found.values() for i in cells.cells)
    return TableLayout(
        patterns_of=patterns_of,
        header_width=header_width,
        header_cells=length if length > 1 else None,
        repeats=_header_repeats(runs, form),
        torn_words=_torn_words(runs, form),
        parted_by_empties=parted,
        glued=any(is_glued_run(segments, cells.cells, widths[row]) for row, cells in found.items()),
        shows_blanks=empty or header_width is not None or any(patterns_of.values()),
        keeps_blanks=keeps_blanks,
        fills_totals=_fills_totals(segments, found, widths),
    )


LEAST_TOTALS = 5
"""Rows with a figure in their last cell alone that show an agency to print nothing but totals."""


def _fills_totals(segments: Sequence[Segment], found: Mapping[str, RowCells], widths: Mapping[str, int]) -> bool:
    """Whether every row has a cell for each column, and a figure in the last one only; in two rows one not nought."""
    rows = [(cells.cells, widths[row]) for row, cells in found.items() if cells.cells and widths[row] >= WIDE]
    alone = all(len(own) == width and filled_cells(segments, own) == [own[-1]] for own, width in rows)
    figures = sum(bool(segments[own[-1]].text.strip("0０")) for own, _ in rows)
    return alone and len(rows) >= LEAST_TOTALS and figures >= LEAST_INNER


def _torn_words(runs: Sequence[Run], form: TableForm) -> frozenset[str]:
    """Words for a blank that are pieces of the labels of groups, where the text does not print such a label whole."""
    whole = {run.node.id for run in runs if run.anchor.match == "exact"}
    labels = [fold(group.label.text) for group in form.groups if group.id not in whole]
    return frozenset(word for word in WORDED_BLANKS if any(fold(word) in label for label in labels))


def row_to_layout(layout: TableLayout, form: TableForm, block: Block, shape: Shape, found: RowCells) -> RowLayout:
    """The layout of rows of that shape: patterns of such rows, of other blocks, or what the header implies."""
    width = len(block.columns)
    patterns = layout.patterns_of.get(shape, frozenset())
    if not patterns and len(form.blocks) > 1:
        patterns = patterns_of_other_blocks(form, layout.patterns_of, width)
    if not patterns and not any(layout.patterns_of.values()):
        patterns = patterns_of_header(layout.header_width, found, width)
    return RowLayout(
        width=width,
        patterns=patterns,
        repeats=layout.repeats.get(block.id, 1),
        parted_by_empties=layout.parted_by_empties,
        torn_words=layout.torn_words,
        glued=layout.glued,
        shows_blanks=layout.shows_blanks,
        keeps_blanks=layout.keeps_blanks,
        spans_labels=shape[1] < max(len(row.groups) for row in block.rows) and _spans_labels(layout),
        fills_totals=layout.fills_totals,
    )


def _spans_labels(layout: TableLayout) -> bool:
    return any(lead for patterns in layout.patterns_of.values() for lead, _ in patterns)


def layout_that_fits(segments: Sequence[Segment], found: RowCells, own: RowLayout, layout: TableLayout) -> RowLayout:
    """The layout of a row, without what the header tells where the row's line is not as long as the header's."""
    if not layout.header_cells or not own.patterns or not found.cells:
        return own
    same = line_to_length(segments, found.cells) == layout.header_cells
    return own if same else replace(own, patterns=frozenset())


def _is_parted_by_empties(
    segments: Sequence[Segment],
    form: TableForm,
    found: Mapping[str, RowCells],
    widths: Mapping[str, int],
    *,
    full: bool,
) -> bool:
    """Whether the table's empty cells part its figures; `full` says that some row prints all of them side by side."""
    parted = sum(is_parted_row(segments, row.cells, widths[id_]) for id_, row in found.items())
    alternating = 0 if full else sum(is_alternating_row(segments, row.cells) for row in found.values())
    return parted > 1 or alternating > 1 or _ends_cells_in_empties(segments, form, found)


def _is_header_parted(segments: Sequence[Segment], runs: Sequence[Run]) -> bool:
    """Whether a line of the header, or all of a block's labels, each in a line of its own, have exactly one empty cell
    between each and the next.
    """
    labels = [run for run in runs if run.node.kind is NodeKind.HEADER]
    lines = groupby(labels, key=lambda run: segments[run.anchor.start].line)
    blocks = groupby(labels, key=lambda run: run.node.id)
    for _, own in [*((key, list(line)) for key, line in lines), *((key, list(block)) for key, block in blocks)]:
        gaps = [range(one.anchor.end, two.anchor.start) for one, two in pairwise(own)]
        if len(gaps) >= LEAST_GAPS and all(len(gap) == 1 and segments[gap[0]].kind is Kind.EMPTY for gap in gaps):
            return True
    return False


LEAST_ALIKE = 3
"""Rows with figures whose empty cells are as many for each one that has other ones: that one was damaged, then."""


def _ends_cells_in_empties(segments: Sequence[Segment], form: TableForm, found: Mapping[str, RowCells]) -> bool:
    """Whether every cell, filled or not, leaves an empty one behind it: then rows grow with their figures, while the
    rows of one shape, but for a few, have as many empty cells.
    """
    counts: dict[Shape, list[tuple[int, int]]] = defaultdict(list)
    for block in form.blocks:
        for row in block.rows:
            cells = found[row.id].cells if row.id in found else ()
            empties = sum(segments[i].kind is Kind.EMPTY for i in cells)
            if empties:
                counts[row_to_shape(row, block, found[row.id])].append((len(cells) - empties, empties))
    return any(_grow_with_figures(own) for own in counts.values())


def _grow_with_figures(rows: Sequence[tuple[int, int]]) -> bool:
    """Whether rows, each with its filled and its empty cells, differ in the former but not in the latter."""
    usual, _ = Counter(empties for _, empties in rows).most_common(1)[0]
    alike = [filled for filled, empties in rows if empties == usual]
    others = sum(1 for filled, empties in rows if filled and empties != usual)
    return len(set(alike)) > 1 and LEAST_ALIKE * others <= sum(map(bool, alike))


def _header_width(segments: Sequence[Segment], runs: Sequence[Run]) -> tuple[int, Run] | tuple[None, None]:
    """Cells of a row as the table's first header row shows them: its labels and the empty cells that end it; the last
    of these labels.
    """
    labels = 0
    for run in runs:
        if run.node.kind is NodeKind.HEADER:
            labels += 1
            empty = [i for i in run.cells if segments[i].kind is Kind.EMPTY]
            if empty:
                return labels + len(empty), run
    return None, None


def _header_repeats(runs: Sequence[Run], form: TableForm) -> dict[str, int]:
    """For each block id how often the label of its last column stands there in turn."""
    repeats: dict[str, int] = {}
    labels = ((run.node.id, run.anchor.header) if run.node.kind is NodeKind.HEADER else ("", 0) for run in runs)
    lasts = {block.id: block.columns[-1].label.text for block in form.blocks}
    texts = {block.id: [label.text for label in block.header] for block in form.blocks}
    for (block, header), own in groupby(labels):
        if header > 0 and texts[block][header] == lasts[block]:
            repeats[block] = max(sum(1 for _ in own), repeats.get(block, 1))
    return repeats
