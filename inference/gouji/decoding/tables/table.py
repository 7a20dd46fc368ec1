"""One table: its runs to a reading for every cell that the form expects."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from gouji.checking import rows_to_variant, rule_instances
from gouji.decoding.aligning.runs import Run
from gouji.decoding.aligning.vocabulary import NodeKind, Vocabulary
from gouji.decoding.doubting.doubts import table_to_doubts
from gouji.decoding.doubting.headers.moved_columns import blocks_to_moved_columns
from gouji.decoding.doubting.lone_cells import cells_to_doubts
from gouji.decoding.doubting.moved_lines import rows_to_line_order
from gouji.decoding.doubting.open_rows import rows_in_order, rows_to_column_sums
from gouji.decoding.doubting.slid_rows import SLID, rows_to_slid
from gouji.decoding.grids import GridRows
from gouji.decoding.placing.identities import needs_proof
from gouji.decoding.placing.lettered import readings_with_letters
from gouji.decoding.placing.model import Placement
from gouji.decoding.placing.placed_rows import rows_to_placed, rows_to_values
from gouji.decoding.placing.row_sums import rows_with_sum
from gouji.decoding.placing.slots import CODE, slot_to_reading
from gouji.decoding.placing.told_digits import rows_to_left
from gouji.decoding.readings import AddedReading, Reading, TableReading, reading_to_decoded, reading_to_suspect
from gouji.decoding.tables.assembly import AssembledTable, runs_to_table
from gouji.decoding.tables.rows import ExpectedRow, found_to_rows
from gouji.decoding.tables.table_runs import row_widths, runs_to_table_runs
from gouji.extraction import Status
from gouji.segmenting import Kind, Segment, filled_cells

AMBIGUOUS = "the text does not tell in which columns these figures stand"
UNCOUNTED = "a figure of this row may be several that lost what parts them, and others have their places by count"
NO_FIT = "the figures of this row do not fit its columns"
SIGN_ELSEWHERE = "a figure with a sign stands in a column that takes none: figures of this row may have changed places"


def runs_to_table_reading(
    view: str, segments: Sequence[Segment], runs: Sequence[Run], vocabulary: Vocabulary, *, table: int, grid: GridRows
) -> TableReading:
    """Readings of a table printed one row after the other; `runs` are this table's, in order of the text, `grid` what
    the grid reader has of it.
    """
    form = vocabulary.form.tables[table]
    runs = runs_to_table_runs(segments, runs, vocabulary, table=table)
    assembled = runs_to_table(view, segments, runs, vocabulary, widths=row_widths(vocabulary, table))
    met = {vocabulary.nodes[node].id for node, row in assembled.rows.items() if row.cells}
    variant = rows_to_variant(form, met)
    by_id = {vocabulary.nodes[node].id: row for node, row in assembled.rows.items()}
    instances = rule_instances(vocabulary.form, form.id, variant)
    expected = list(found_to_rows(view, segments, runs, form, variant, by_id, grid, instances))
    rows, left, spent = rows_to_left(view, segments, form, expected, instances)
    placed = rows_to_placed(rows, left)
    gaps = [row.id for row in rows if row.id not in placed and row.found and row.found.cells]
    slid = rows_to_slid(segments, rows, rows_to_values(view, rows, placed), gaps, instances)
    moved = blocks_to_moved_columns(segments, runs, form)
    doubts = dict.fromkeys(slid, SLID)
    doubts.update(table_to_doubts(view, segments, runs, rows, assembled, vocabulary, form, moved=moved))
    dealt = rows_in_order(view, segments, runs, rows, placed)
    sums = rows_to_column_sums(view, segments, rows, placed, dealt, assembled.added, instances)
    summed = rows_with_sum(form.blocks, instances)
    cells = cells_to_doubts(view, rows, moved, summed=summed, contradicted=sums.contradicted)
    readings = [
        reading_to_suspect(reading, doubt) if (doubt := cells.get((reading.row, reading.column))) else reading
        for row in rows
        for reading in _row_to_readings(view, segments, row, left.get(row.id, ()), doubt=doubts.get(row.id))
    ]
    told, letters = readings_with_letters(view, readings, instances)
    return TableReading(
        table=form.id,
        form=vocabulary.form.id,
        variant=variant,
        found=_is_found(assembled, runs, vocabulary),
        extent=runs_to_extent(segments, runs),
        readings=told,
        added=tuple(_added(segments, assembled, vocabulary)),
        spent=spent | letters,
        order=rows_to_line_order(segments, runs, rows, dealt, is_exchanged=sums.is_exchanged),
        summed=sums.confirmed,
        has_bare_label=any(_has_bare_label(segments, row) for row in rows),
    )


def _has_bare_label(segments: Sequence[Segment], row: ExpectedRow) -> bool:
    if row.found is None or row.found.cells or row.found.label is None:
        return False
    behind = segments[row.found.label[1] : row.found.label[1] + 1]
    return not any(map(str.isdecimal, behind[0].text)) if behind else True


ENOUGH_LABELS = 3.0
"""Worth of the exact labels that make a table: one long row label, or a few short ones (规章, 行政许可)."""


def _is_found(assembled: AssembledTable, runs: Sequence[Run], vocabulary: Vocabulary) -> bool:
    """A table is there when its labels, each counted once, tell it from a list that names a row of it."""
    rows = [row for row in assembled.rows.values() if "row_label" in row.evidence]
    exact = {(run.node, run.anchor.header): run.anchor.worth for run in runs if run.anchor.match == "exact"}
    worth = sum(value for (node, _), value in exact.items() if node.kind in (NodeKind.ROW, NodeKind.HEADER))
    return worth >= ENOUGH_LABELS and (any(row.cells for row in rows) or len(rows) > 2)


def runs_to_extent(segments: Sequence[Segment], runs: Sequence[Run]) -> tuple[int, int] | None:
    """The view range from the first label of a table, its chapter heading left out, to its last label or cell."""
    inside = [run for run in runs if run.node.kind is not NodeKind.CHAPTER]
    if not inside:
        return None
    ends = [segments[(*range(run.anchor.start, run.anchor.end), *run.all_cells)[-1]].end for run in inside]
    return min(segments[run.anchor.start].start for run in inside), max(ends)


def _row_to_readings(
    view: str, segments: Sequence[Segment], row: ExpectedRow, left: Sequence[int], *, doubt: str | None
) -> Iterator[Reading]:
    """The readings of one row: placed, chosen by arithmetic, open or missing."""
    if row.found is None or not (row.found.cells or row.placements):
        yield from (Reading(row.id, column.id, "missing") for column in row.block.columns)
        return
    placement = row.placements[left[0]] if len(left) == 1 else None
    if placement is None or _is_unproven(view, placement):
        yield from _open_readings(segments, row, left)
        return
    chosen = len(row.placements) > 1 or needs_proof(row)
    support = (*row.found.evidence, placement.evidence, *(("identity",) if chosen else ()))
    readings = [
        slot_to_reading(view, row.id, column, slot, support)
        for column, slot in zip(row.block.columns, placement.slots, strict=True)
    ]
    doubt = doubt or _count_doubt(placement, readings) or _sign_doubt(row, readings)
    for reading in readings:
        told = reading_to_decoded(reading) if chosen or placement.evidence == "glued" else reading
        yield reading_to_suspect(told, doubt) if doubt else told


def _count_doubt(placement: Placement, readings: Sequence[Reading]) -> str | None:
    """Why a row with fewer figures than columns is in doubt: one of them may be several, which a count tells apart."""
    short = any(slot is None or slot.kind is Kind.EMPTY for slot in placement.slots)
    return UNCOUNTED if short and any(reading.reason == CODE for reading in readings) else None


def _sign_doubt(row: ExpectedRow, readings: Sequence[Reading]) -> str | None:
    """Why a row is in doubt: a figure has a sign where none is taken, and a column that takes one has a bare count.

    A nought needs no sign: agencies print changes beside it in the column of another year.
    """
    takes_sign = {column.id for column in row.block.columns if column.value_type == "signed"}
    printed = [(reading.column in takes_sign, reading.number) for reading in readings if reading.number]
    bare = any(takes and not number.signed and number.value for takes, number in printed)
    return SIGN_ELSEWHERE if bare and any(number.signed for takes, number in printed if not takes) else None


def _is_unproven(view: str, placement: Placement) -> bool:
    """Whether a sum chose a window of empty cells in which only noughts stand, or which goes on in further lines though
    several cells share one, or one with a lone 无 that may be a piece of a group's label: with other figures in their
    places, it would hold as well.
    """
    slots = [slot for slot in placement.slots if slot is not None]
    if placement.evidence != "window" or all(slot.kind is Kind.VALUE for slot in slots):
        return False
    noughts = not any(view[slot.start : slot.end].strip("0０") for slot in slots if slot.kind is Kind.VALUE)
    if any(slot.kind is Kind.EMPTY for slot in slots):
        return noughts or 0 < view.count("\n", slots[0].start, slots[-1].start) < len(slots) - 1
    marks = [number for number, slot in enumerate(slots) if slot.kind is Kind.MARK]
    return marks == [0] or (noughts and marks == [len(slots) - 1])


def _open_readings(segments: Sequence[Segment], row: ExpectedRow, left: Sequence[int]) -> Iterator[Reading]:
    assert row.found is not None
    filled = filled_cells(segments, row.found.cells)
    status: Status = "unresolved" if filled else "missing"
    texts = " ".join(segments[i].text for i in filled)
    why = f"{len(left)} readings fit the figures {texts}" if left else f"{AMBIGUOUS}: {texts}"
    if row.placements and not left and not needs_proof(row):
        why = f"{NO_FIT}: {texts}"
        status = "suspect"
    for column in row.block.columns:
        yield Reading(row.id, column.id, status, support=row.found.evidence, reason=why if filled else None)


def _added(segments: Sequence[Segment], assembled: AssembledTable, vocabulary: Vocabulary) -> Iterator[AddedReading]:
    for row in assembled.added:
        after = vocabulary.nodes[row.after]
        yield AddedReading(
            label=(segments[row.label[0]].start, segments[row.label[1] - 1].end),
            after=after.id if after.kind is NodeKind.ROW else None,
            values=tuple((segments[i].start, segments[i].end) for i in filled_cells(segments, row.cells)),
        )
