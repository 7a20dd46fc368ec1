"""The rows that a form expects, each with the cells found for it and the readings that their structure leaves."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from gouji.checking import RuleInstance
from gouji.decoding.aligning.runs import Run
from gouji.decoding.grids import GridRows
from gouji.decoding.placing.empty_lines import rows_to_line_slots
from gouji.decoding.placing.model import UNPROVEN, Placement, RowLayout, Slot
from gouji.decoding.placing.other_widths import rows_to_other_width
from gouji.decoding.placing.placement import cells_to_slots, has_count, row_to_placements
from gouji.decoding.placing.row_sums import rows_with_sum
from gouji.decoding.placing.slots import ends_text
from gouji.decoding.placing.spaced_blanks import (
    cells_to_spaced_row,
    ends_with_filler,
    headers_to_filler,
    may_have_slid,
)
from gouji.decoding.tables.assembly import RowCells
from gouji.decoding.tables.next_rows import rows_without_next
from gouji.decoding.tables.row_patterns import Shape, row_to_shape
from gouji.decoding.tables.table_layout import layout_that_fits, row_to_layout, rows_to_layout
from gouji.forms.model import Block, TableForm
from gouji.segmenting import Kind, Segment, filled_cells
from gouji.value_class import value_class


@value_class
class ExpectedRow:
    """A form row with its block, its cells if the text has any, and the readings that its structure leaves.

    `contested` are the ids of the columns where the grid reader places other figures; `agreed` says that it places the
    same.
    """

    id: str
    block: Block
    found: RowCells | None
    placements: tuple[Placement, ...]
    contested: frozenset[str] = frozenset()
    agreed: bool = False


def found_to_rows(
    view: str,
    segments: Sequence[Segment],
    runs: Sequence[Run],
    form: TableForm,
    variant: str | None,
    found: Mapping[str, RowCells],
    grid: GridRows,
    instances: Sequence[RuleInstance],
) -> Iterator[ExpectedRow]:
    """The rows of the variant in printed order; `found` are the cells by row id, `runs` those of this table, `grid` the
    rows as the grid reader has them, `instances` the identities of the variant.
    """
    absent = next((set(v.without) for v in form.variants if v.id == variant), set())
    found = rows_without_next(segments, found)
    layout = rows_to_layout(segments, runs, form, found)
    expected = [(block, row) for block in form.blocks for row in block.rows if row.id not in absent]
    lined = rows_to_line_slots(view, segments, form, {row.id: found[row.id] for _, row in expected if row.id in found})
    summed = rows_with_sum(form.blocks, instances)
    filler = headers_to_filler(view, segments, runs)
    widths = {block.id: rows_to_other_width(segments, runs, block, found) for block in form.blocks if summed}
    layouts: dict[tuple[Shape, bool, bool], RowLayout] = {}
    for block, row in expected:
        cells = found.get(row.id)
        if cells is None:
            yield ExpectedRow(row.id, block, None, ())
            continue
        key = (row_to_shape(row, block, cells), row is expected[-1][1], row.id in summed)
        if key not in layouts:
            own = row_to_layout(layout, form, block, key[0], cells)
            layouts[key] = replace(own, final=key[1], ends_with_sum=key[2])
        placements = _placements(view, segments, cells, layout_that_fits(segments, cells, layouts[key], layout))
        if row.id in widths.get(block.id, ()):
            placements = (widths[block.id][row.id],)
        elif not placements and row.id in lined:
            placements = (Placement(lined[row.id], "lines"),)
        elif row.id in summed and all(p.evidence in (*UNPROVEN, "neighbours") for p in placements):
            spaced = _spaced(view, segments, cells, filler, layouts[key])
            placements = spaced or tuple(p for p in placements if not ends_with_filler(view, p.slots, filler))
        yield _second_reading(view, ExpectedRow(row.id, block, cells, placements), grid.get((form.id, row.id)))


def _spaced(
    view: str, segments: Sequence[Segment], found: RowCells, filler: int | None, layout: RowLayout
) -> tuple[Placement, ...]:
    """The reading of a row that shows its blanks, but for one that may have slid: noughts only where others do not."""
    row = cells_to_spaced_row(view, segments, found.cells, layout.width, filler) if found.cells else None
    filled = filled_cells(segments, found.cells)
    noughts = layout.keeps_blanks and not has_count(segments, filled)
    if row is None or not filled or "broken" in found.evidence or (not noughts and may_have_slid(segments, row)):
        return ()
    return (Placement(cells_to_slots(segments, row), "spaced"),)


def _second_reading(view: str, row: ExpectedRow, slots: tuple[Slot, ...] | None) -> ExpectedRow:
    """The row with what the grid reader says of it: it settles an open row, and contests another placement.

    Unknown text breaks a row up but where the grid reader has it in a column.
    """
    if slots is None or row.found is None:
        return row
    whole = row.found.cells and "broken" not in row.found.evidence
    if not whole and all(slot.kind is not Kind.TEXT for slot in slots):
        return row
    if any(placement.slots == slots and placement.evidence not in UNPROVEN for placement in row.placements):
        row = replace(row, agreed=any(slot.kind is Kind.VALUE for slot in slots))
        return row if len(row.placements) == 1 else replace(row, placements=(Placement(slots, "header"),))
    texts = _texts(view, slots)
    if not any(texts) and (not row.placements or _texts(view, row.placements[0].slots) == texts):
        return row  # empty cells are alike, whichever of a row's they are, and may be what a cut left
    if not row.placements or any(p.evidence in UNPROVEN and _texts(view, p.slots) == texts for p in row.placements):
        return replace(row, placements=(Placement(slots, "header"),))
    placed = row.placements[0].slots
    others = (column.id for column, own, slot in zip(row.block.columns, placed, slots, strict=True) if own != slot)
    return replace(row, contested=frozenset(others))


def _texts(view: str, slots: Sequence[Slot | None]) -> tuple[str | None, ...]:
    return tuple(view[slot.start : slot.end] if slot else None for slot in slots)


def _is_even(segments: Sequence[Segment], found: RowCells) -> bool:
    """Whether a row's label and figures, if each has a line, stand as far apart: a blank leaves a larger gap."""
    first = (found.label[1] - 1,) if found.label else ()
    lines = [segments[i].line for i in (*first, *found.cells)]
    steps = [later - earlier for earlier, later in pairwise(lines)]
    return 0 in steps or len(set(steps)) <= 1


def _placements(view: str, segments: Sequence[Segment], found: RowCells, layout: RowLayout) -> tuple[Placement, ...]:
    """Readings of a row; those that print the same texts in the same columns are one."""
    if not found.cells or "broken" in found.evidence:
        return ()
    last = ends_text(view, segments[found.cells[-1]]) and _is_even(segments, found)
    distinct: dict[tuple[str | None, ...], Placement] = {}
    for placement in row_to_placements(segments, found.cells, layout, last=last):
        distinct.setdefault(_texts(view, placement.slots), placement)
    return tuple(distinct.values())
