"""The cells of rows that stand side by side to their readings: all of them, or some rows that their sums confirm."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from itertools import pairwise
from typing import Literal

from gouji.checking import RuleInstance, rule_instances
from gouji.decoding.aligning.vocabulary import Vocabulary
from gouji.decoding.placing.cuts import run_to_cuts, run_to_summed_cuts
from gouji.decoding.placing.model import Slot
from gouji.decoding.placing.placement import figures_to_slots, is_cut_off
from gouji.decoding.placing.row_sums import rows_with_sum
from gouji.decoding.placing.run_together import figures_to_runs, figures_to_ways, have_run_together
from gouji.decoding.placing.slots import ends_text, slot_to_reading
from gouji.decoding.readings import Reading, reading_to_decoded
from gouji.decoding.tables.doubled_figures import figures_to_joined, figures_to_undoubled
from gouji.decoding.tables.foreign_figures import stands_in_note
from gouji.decoding.tables.one_row_line import line_up
from gouji.forms.model import Block
from gouji.segmenting import Kind, PrintedNumber, Segment, Separator, filled_cells, text_to_number


def cells_to_readings(
    view: str,
    segments: Sequence[Segment],
    cells: Sequence[int],
    block: Block,
    vocabulary: Vocabulary,
    table: str,
    named: Collection[int],
    *,
    alone: bool,
    unbroken: bool,
    filler: int | None,
    keeps_blanks: bool,
) -> tuple[list[Reading], frozenset[str]]:
    """The readings of all rows of a block, and the rules that choosing among them spent.

    `named` are the numbers of the rows whose labels are printed, none or all of them mostly; `alone` says that no
    other figures stand before these and no unknown text among them, `unbroken` that no label of a column was lost over
    them; `filler` is what merged labels leave of a cell (see headers_to_filler), `keeps_blanks` that other tables
    leave empty cells where they are.
    """
    width = len(block.rows) * len(block.columns)
    filled = filled_cells(segments, cells)
    row = None
    if cells:
        row = line_up(view, segments, cells, filled, block, alone=alone, filler=filler, keeps_blanks=keeps_blanks)
    if row is not None:
        evidence = "full" if len(filled) == width else "blanks"
        slots: list[Slot | None] = [_slot(segments[i]) for i in row]
        return list(_readings(view, block, slots, ("position", evidence))), frozenset()
    instances = rule_instances(vocabulary.form, table)
    has_sums = len(rows_with_sum([block], instances)) == len(block.rows)
    cuts, evidence = _glued_cuts(segments, cells, block, has_sums=has_sums, alone=alone and unbroken)
    if len(cuts) == 1:
        glued = [reading_to_decoded(r) for r in _readings(view, block, cuts[0], ("position", evidence))]
        return glued, frozenset(instance.id for instance in instances)
    if has_sums:
        ways = list(_summed_ways(segments, filled, block))
        if len(ways) == 1:
            slots, evidence = ways[0]
            told = _readings(view, block, slots, ("position", evidence, "identity"))
            return [reading_to_decoded(reading) for reading in told], frozenset(instance.id for instance in instances)
    closed = len(filled) == len(cells) and is_cut_off(segments, filled, width, final=True)
    if filled and closed and ends_text(view, segments[filled[-1]]) and not stands_in_note(segments, filled[0]):
        slots = [_slot(segments[i]) for i in filled] + [None] * (width - len(filled))
        return list(_readings(view, block, slots, ("position", "cut"))), frozenset()
    return _partial(
        view, segments, cells, block, instances, solutions=len(cuts), named=named, alone=alone, unbroken=unbroken
    )


def _summed_ways(
    segments: Sequence[Segment], filled: Sequence[int], block: Block
) -> Iterator[tuple[list[Slot | None], str]]:
    """The places of the figures where too many are printed, and the evidence, for each way that keeps all sums."""
    size, rows = len(block.columns), len(block.rows)
    for single in figures_to_undoubled(segments, filled, size, rows):
        yield [_slot(segments[i]) for i in single], "repeated"
    for figures in figures_to_joined(segments, filled, size, rows):
        yield list(figures_to_slots(segments, figures)), "joined"


def _glued_cuts(
    segments: Sequence[Segment], cells: Sequence[int], block: Block, *, has_sums: bool, alone: bool
) -> tuple[list[list[Slot | None]], str]:
    """The ways to cut digits into all figures of the table, so that the sums of all rows hold if they have any, and the
    evidence: one run of them, or figures of which some run together.

    Of these one must begin with a nought and go on, or hold a mark for a blank: else a cell may be lost, and the sums
    hold with a cut by chance.
    """
    size, rows = len(block.columns), len(block.rows)
    figures = [segments[i] for i in filled_cells(segments, cells)]
    if len(figures) == 1 and figures[0].text.isdigit():
        if len(figures[0].text) < rows * size:
            return [], "glued"
        (run,) = figures_to_runs(figures)
        cuts = run_to_summed_cuts(run.digits, size, rows=rows) if has_sums else run_to_cuts(run.digits, rows * size)
        return [list(run.slots(ends)) for ends in cuts], "glued"
    if has_sums and alone and len(figures) == len(cells) and have_run_together(figures):
        return [list(slots) for slots in figures_to_ways(figures, size, rows=rows)], "run_together"
    return [], "glued"


def _partial(
    view: str,
    segments: Sequence[Segment],
    cells: Sequence[int],
    block: Block,
    instances: Sequence[RuleInstance],
    *,
    solutions: int,
    named: Collection[int],
    alone: bool,
    unbroken: bool,
) -> tuple[list[Reading], frozenset[str]]:
    """Fewer figures than columns, without a sign of where the others were.

    The layouts that do this drop the blank cells at the end, so that the figures fill the table from its start. Rows
    whose identity confirms that are taken, up to the first one that it does not confirm, or whose label is not printed
    while others are: the table may lack it. Empty cells between the figures show that the layout is another one: then
    nothing is taken, nor where figures stand further up among the labels, or unevenly on their line.
    """
    size = len(block.columns)
    kinds = "".join("e" if segments[i].kind is Kind.EMPTY else "f" for i in cells).strip("e")
    filled = filled_cells(segments, cells)
    texts = " ".join(segments[i].text for i in filled)
    why = f"{len(filled)} figures for {len(block.rows) * size} cells: {texts}"
    if solutions:
        why = f"{solutions} readings fit the figures {texts}"
    even = _stand_evenly(segments, filled[:size]) and not (filled and _is_set_in(view, segments[filled[0]]))
    certain = alone and "e" not in kinds and even
    rows = _confirmed_rows(segments, filled, block, instances, named, unbroken=unbroken) if certain else 0
    readings: list[Reading] = []
    for number, row in enumerate(block.rows):
        if number < rows:
            slots: list[Slot | None] = [_slot(segments[i]) for i in filled[number * size : (number + 1) * size]]
            found = row_to_readings(view, row.id, block, slots, ("position", "identity"))
            readings.extend(map(reading_to_decoded, found))
        elif filled:
            readings.extend(Reading(row.id, column.id, "unresolved", reason=why) for column in block.columns)
        else:
            readings.extend(Reading(row.id, column.id, "missing") for column in block.columns)
    taken = {row.id for row in block.rows[:rows]}
    return readings, frozenset(instance.id for instance in instances if instance.axis in taken)


def _confirmed_rows(
    segments: Sequence[Segment],
    filled: Sequence[int],
    block: Block,
    instances: Sequence[RuleInstance],
    named: Collection[int],
    *,
    unbroken: bool,
) -> int:
    """How many rows from the first on have an identity that confirms their figures, and their label if some do."""
    size = len(block.columns)
    summed = rows_with_sum([block], instances)
    if len(filled) >= len(block.rows) * size or len(filled) % size == 0:
        return 0  # whole rows before these may have been blank, or lost with part of the header
    rows = [filled[number * size : (number + 1) * size] for number in range(len(block.rows))]
    sums = [_sum_is_told([text_to_number(segments[i].text) for i in own], size) for own in rows]
    for number, row in enumerate(block.rows):
        whole = unbroken or "alone" in sums[number + 1 : number + 2]  # noughts lost before would show
        told = sums[number] == "alone" or (sums[number] == "repeated" and whole)
        if not told or row.id not in summed or (named and number not in named):
            return number
    return len(block.rows)


SET_IN = 8
"""Blanks before the first figure that are more than a margin."""


def _stand_evenly(segments: Sequence[Segment], filled: Sequence[int]) -> bool:
    """Whether no two figures are parted by a wide gap or more lines while others are by a blank or fewer: there a cell
    was empty.
    """
    beside = {segments[b].separator for a, b in pairwise(filled) if segments[a].line == segments[b].line}
    steps = {segments[b].line - segments[a].line for a, b in pairwise(filled)}
    return not {Separator.GAP, Separator.SPACE} <= beside and (0 in steps or len(steps) <= 1)


def _is_set_in(view: str, first: Segment) -> bool:
    """Whether a wide gap stands before the first figure on its line: there cells were empty."""
    before = view[view.rfind("\n", 0, first.start) + 1 : first.start]
    return len(before) >= SET_IN and before.isspace()


def _sum_is_told(numbers: Sequence[PrintedNumber | None], size: int) -> Literal["alone", "repeated"] | None:
    """Whether the last number is the sum of the others, is not nought, and no shorter stretch has such a sum.

    It is "repeated" where it is one of the others: a figure with noughts around it equals its total wherever noughts
    before it were lost.
    """
    values = [number.value for number in numbers if number is not None]
    if len(values) != size or not values[-1]:
        return None
    fits = [end for end in range(1, size) if values[end] and values[end] == sum(values[:end])]
    if fits != [size - 1]:
        return None
    return "repeated" if values[-1] in values[:-1] else "alone"


def _slot(segment: Segment) -> Slot:
    return Slot(segment.start, segment.end, segment.kind)


def _readings(view: str, block: Block, slots: Sequence[Slot | None], support: tuple[str, ...]) -> Iterator[Reading]:
    size = len(block.columns)
    for number, row in enumerate(block.rows):
        yield from row_to_readings(view, row.id, block, slots[number * size : (number + 1) * size], support)


def row_to_readings(
    view: str, row: str, block: Block, slots: Sequence[Slot | None], support: tuple[str, ...]
) -> Iterator[Reading]:
    """The readings of one row, a slot for each column."""
    for column, slot in zip(block.columns, slots, strict=True):
        yield slot_to_reading(view, row, column, slot, support)
