"""Reasons to doubt rows that are placed: what sums cannot see and the structure shows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence, Set
from itertools import pairwise

from gouji.checking import rule_instances
from gouji.decoding.aligning.runs import SIGNS, Run
from gouji.decoding.aligning.torn_labels import nodes_among_torn_labels, nodes_with_parted_labels, nodes_with_torn_notes
from gouji.decoding.aligning.vocabulary import NodeKind, Vocabulary
from gouji.decoding.doubting.blank_rows import rows_below_blanks
from gouji.decoding.doubting.doubled_cells import BESIDE_STRAY, rows_doubled_beside_strays
from gouji.decoding.doubting.empty_rows import deserted_rows, is_empty
from gouji.decoding.doubting.figures_first import rows_behind_figures
from gouji.decoding.doubting.glued_rows import LOST_FIGURE, glued_rows_to_doubts
from gouji.decoding.doubting.headers.columns_in_turn import COLUMNS_IN_TURN, blocks_printed_by_column
from gouji.decoding.doubting.headers.foreign_header import FOREIGN, blocks_under_foreign_headers
from gouji.decoding.doubting.headers.header import header_doubts
from gouji.decoding.doubting.heights import table_to_heights
from gouji.decoding.doubting.page_rows import MAY_BE_PAGE, rows_of_page_numbers
from gouji.decoding.doubting.row_shapes import rows_to_shape_doubts
from gouji.decoding.doubting.scattered_figures import SCATTERED, scattered_rows, unfigured_rows
from gouji.decoding.doubting.slipped_rows import EARLY, SLIPPED, rows_to_slipped
from gouji.decoding.doubting.strayed_labels import STRAYED_LABEL, nodes_with_strayed_labels
from gouji.decoding.doubting.surroundings import surroundings_to_doubts
from gouji.decoding.doubting.torn_figures import rows_to_torn_figures
from gouji.decoding.doubting.totals import is_placed_by_header, rows_beside_total
from gouji.decoding.grids.names import label_to_all_keys
from gouji.decoding.placing.row_sums import rows_with_sum
from gouji.decoding.tables.assembly import AssembledTable, RowCells
from gouji.decoding.tables.rows import ExpectedRow
from gouji.folding import label_to_keys
from gouji.forms.model import Block, TableForm
from gouji.segmenting import Kind, Segment, Separator

SOILED = "text that is no part of a figure or label stands beside a figure of this row"
DOUBLED = "this row stands twice in the table, with different figures"
DISORDERED = "this row stands in another place than the form's: it, or only its label, changed places with another"
UNLIKE = "the label of this row is unlike the form's"
LOST_LABEL = "the label of a row beside this one is lost, and no separator parts their figures"
CONTESTED = "the labels over the columns put other figures into this row than the order of the figures does"
REPEATED = "each figure of the row stands there again and again, and no label of these columns is printed"
TORN_LABEL = "the text around this row is the label of another row, which a page broken into lines tore"
TORN_NOTE = "a note in the label of this row goes on behind its figures, and more figures stand there"
PARTED_BY_HEADER = "the label of a column stands among the figures of this row: the text is not read row by row"
HEIGHTS = "the figures of this row stand on several lines, not one line after the other: their order is not told"
UNALIGNED = "the labels over the columns place this row, and are not in line with the figures of other rows"


def table_to_doubts(
    view: str,
    segments: Sequence[Segment],
    runs: Sequence[Run],
    rows: Sequence[ExpectedRow],
    assembled: AssembledTable,
    vocabulary: Vocabulary,
    form: TableForm,
    *,
    moved: Mapping[str, Set[str]],
) -> dict[str, str]:
    """Row id to the reason why its figures may belong elsewhere; rows without a reason are left out.

    `moved` are the columns by block whose labels are known to stand elsewhere: they alone of its rows are in doubt.
    """
    soiled = frozenset(i for run in runs for i in run.soiled)
    blocks = dict.fromkeys(blocks_under_foreign_headers(segments, runs, vocabulary, form), FOREIGN)
    blocks.update(header_doubts(view, segments, runs, vocabulary, form, told=moved.keys()))
    parted = nodes_with_parted_labels(segments, runs, vocabulary)
    torn = nodes_among_torn_labels(segments, runs, vocabulary) | parted
    noted = nodes_with_torn_notes(segments, runs)
    strayed = nodes_with_strayed_labels(segments, runs, list(assembled.rows.values()), vocabulary)
    doubts = dict(rows_below_blanks(segments, rows))
    doubts.update(dict.fromkeys(rows_of_page_numbers(segments, rows), MAY_BE_PAGE))
    instances = rule_instances(vocabulary.form, form.id)
    summed = rows_with_sum(form.blocks, instances)
    doubts.update(rows_to_slipped(segments, runs, rows, assembled, vocabulary, parted, summed))
    doubts.update(dict.fromkeys(rows_behind_figures(segments, runs, rows), EARLY))
    in_turn = blocks_printed_by_column(runs, assembled.early, form)
    doubts.update((row.id, COLUMNS_IN_TURN) for row in rows if row.block.id in in_turn)
    doubts.update(dict.fromkeys(deserted_rows(segments, runs, rows, assembled), SLIPPED))
    doubts.update(surroundings_to_doubts(view, segments, runs, rows, form))
    doubts.update(dict.fromkeys(scattered_rows(segments, rows, assembled, is_summed=bool(instances)), SCATTERED))
    doubts.update(_misplaced_rows(view, segments, runs, rows, assembled, summed, is_summed=bool(instances)))
    heights = table_to_heights(view, segments, [row.found.cells for row in rows if row.found])
    for row in rows:
        doubt = blocks.get(row.block.id) or _row_doubt(segments, row, assembled, soiled, moved)
        if doubt is None and row.found:
            doubt = TORN_LABEL if row.found.node in torn else TORN_NOTE if row.found.node in noted else None
        if doubt is None and row.found and row.found.node in strayed:
            doubt = STRAYED_LABEL
        if doubt is None and row.found and row.found.cells and heights.are_several(row.found.cells):
            doubt = HEIGHTS
        if doubt:
            doubts[row.id] = doubt
    doubts.update(_doubts_behind_doubted(rows, doubts))
    return doubts


def _doubts_behind_doubted(rows: Sequence[ExpectedRow], doubts: Mapping[str, str]) -> dict[str, str]:
    """Rows without a label that were placed only because their figures stand behind those of a row in doubt."""
    behind: dict[str, str] = {}
    for before, row in pairwise(rows):
        doubt = behind.get(before.id) or doubts.get(before.id)
        if doubt and row.found and {"position", "split"} <= set(row.found.evidence):
            behind[row.id] = doubt
    return behind


def _misplaced_rows(
    view: str,
    segments: Sequence[Segment],
    runs: Sequence[Run],
    rows: Sequence[ExpectedRow],
    assembled: AssembledTable,
    summed: Set[str],
    *,
    is_summed: bool,
) -> dict[str, str]:
    """Rows whose figures may stand in other columns, or in other rows where no identity is there to tell; `summed` end
    with the sum of their other figures.
    """
    doubts: dict[str, str] = {}
    if _is_out_of_line(rows):
        doubts.update((row.id, UNALIGNED) for row in rows if is_placed_by_header(row))
    doubts.update(rows_beside_total(view, segments, [row for row in rows if row.id in summed]))
    doubts.update(_shifted_cuts(segments, rows))
    doubts.update(rows_to_shape_doubts(segments, rows, summed))
    if not is_summed:
        doubts.update(glued_rows_to_doubts(segments, rows, assembled))
        doubts.update(_loose_rows(segments, rows))
        doubts.update(dict.fromkeys(rows_doubled_beside_strays(segments, runs, rows), BESIDE_STRAY))
        doubts.update(dict.fromkeys(unfigured_rows(segments, runs, rows, assembled), SCATTERED))
        doubts.update(_repeated_rows(segments, runs, rows))
        doubts.update(rows_to_torn_figures(segments, runs, rows))
    return doubts


def _row_doubt(
    segments: Sequence[Segment],
    row: ExpectedRow,
    assembled: AssembledTable,
    soiled: frozenset[int],
    moved: Mapping[str, Set[str]],
) -> str | None:
    if row.found is None:
        return None
    if row.contested - moved.get(row.block.id, frozenset()):
        return CONTESTED
    if soiled & set(row.found.cells) or _ends_in_digit(segments, row.found):
        return SOILED
    if _is_parted_by_header(segments, row.found, row.block):
        return PARTED_BY_HEADER
    if row.found.node in assembled.doubled:
        return DOUBLED
    if row.found.node in assembled.disordered:
        return DISORDERED
    if "likeness" in row.found.evidence:
        return UNLIKE
    return None


LEAST_FULL = 2
"""Full rows that the labels over the columns do not confirm, none does, from which on they are not in line."""


def _is_out_of_line(rows: Sequence[ExpectedRow]) -> bool:
    """Whether the labels over the columns put other figures into more rows than they confirm, or confirm none."""
    agreed = sum(row.agreed for row in rows)
    wide = [row for row in rows if len(row.block.columns) > 1]
    full = sum(any(placement.evidence == "full" for placement in row.placements) for row in wide)
    unconfirmed = full >= LEAST_FULL and not any(row.agreed for row in wide)
    return unconfirmed or sum(bool(row.contested) for row in rows) > agreed


def _is_parted_by_header(segments: Sequence[Segment], found: RowCells, block: Block) -> bool:
    """Whether the label of a column stands among the figures of the row: figures of one cell's height come before
    those of another then.
    """
    between = segments[found.cells[0] : found.cells[-1]] if len(found.cells) > 1 else ()
    keys = {key for segment in between if segment.kind is Kind.TEXT for key in label_to_keys(segment.text)}
    return bool(keys) and any(keys & label_to_all_keys(column.label) for column in block.columns)


def _ends_in_digit(segments: Sequence[Segment], found: RowCells) -> bool:
    """Whether the label and its first figure share a cell, and the label ends with what may be the figure's begin."""
    if found.label is None or not found.cells:
        return False
    last, first = segments[found.label[1] - 1], segments[found.cells[0]]
    return last.cell == first.cell and (last.text[-1:].isdecimal() or last.text[-1:] in SIGNS)


def _loose_rows(segments: Sequence[Segment], rows: Sequence[ExpectedRow]) -> dict[str, str]:
    """Rows whose figures no separator holds together and no identity checks, next to a row that lost or gained one.

    Where a page is read in another order than it is printed, a full row may hold its neighbour's figure.
    """
    doubts: dict[str, str] = {}
    for row, other in [*pairwise(rows), *((b, a) for a, b in pairwise(rows))]:
        if row.found and row.placements and _is_loose(segments, row.found, len(row.block.columns)):
            if "split" in row.found.evidence:
                doubts[row.id] = LOST_LABEL
            elif row.block is other.block and other.found and other.found.cells and not other.placements:
                doubts[row.id] = LOST_FIGURE
    return doubts


def _repeated_rows(segments: Sequence[Segment], runs: Sequence[Run], rows: Sequence[ExpectedRow]) -> dict[str, str]:
    """Rows of a block without labels over its columns, or with one over all, whose rows print one figure throughout: a
    tool may have repeated a merged cell of another form in all its places.
    """
    met = {
        (run.node.id, run.anchor.header) for run in runs if run.node.kind is NodeKind.HEADER and run.anchor.header > 0
    }
    labels = Counter(block for block, _ in met)
    labelled = {block for block, count in labels.items() if count > 1}
    blocks: dict[str, list[ExpectedRow]] = {}
    for row in rows:
        if row.found and row.placements and len(row.block.columns) > 1 and row.block.id not in labelled:
            blocks.setdefault(row.block.id, []).append(row)
    found = {block: [row.found for row in own if row.found] for block, own in blocks.items()}
    doubtful = {block for block, own in found.items() if any(_is_parted(segments, cells) for cells in own)}
    doubtful -= {block for block, own in found.items() if any(_has_figures(segments, cells) for cells in own)}
    return {row.id: REPEATED for block in doubtful for row in blocks[block]}


def _has_figures(segments: Sequence[Segment], found: RowCells) -> bool:
    """Whether the row prints different figures."""
    return len({segments[i].text for i in found.cells}) > 1


def _is_parted(segments: Sequence[Segment], found: RowCells) -> bool:
    parted = (Separator.TAB, Separator.PIPE, Separator.GRID)
    return all(segments[i].separator in parted for i in found.cells)


def _is_loose(segments: Sequence[Segment], found: RowCells, width: int) -> bool:
    alone = (Separator.LINE, Separator.BLANK_LINE)
    return width > 1 and all(segments[i].separator in alone for i in found.cells)


def _is_open(segments: Sequence[Segment], row: ExpectedRow) -> bool:
    """Whether the row prints figures that have no place."""
    return row.found is not None and not row.placements and not is_empty(segments, row.found)


def _shifted_cuts(segments: Sequence[Segment], rows: Sequence[ExpectedRow]) -> dict[str, str]:
    """The row that the text ends in, where the one before it lost or gained a figure: it may begin with that."""
    return {
        row.id: LOST_FIGURE
        for before, row in pairwise(rows)
        if _is_open(segments, before) and any(placement.evidence == "cut" for placement in row.placements)
    }
