"""One table: its runs to a reading for every cell that the form expects."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from gouji.checking import rows_to_variant, rule_instances
from gouji.decoding.arithmetic import Choice, ColumnRule, RowRule, Vector, rows_to_choice
from gouji.decoding.assembly import AssembledTable, RowCells, runs_to_table
from gouji.decoding.header import header_doubts
from gouji.decoding.placement import (
    Pattern,
    Placement,
    RowLayout,
    Slot,
    full_row_pattern,
    is_glued_run,
    row_to_placements,
    rows_to_patterns,
)
from gouji.decoding.readings import AddedReading, Reading, TableReading
from gouji.decoding.runs import Run
from gouji.decoding.vocabulary import NodeKind, Vocabulary
from gouji.extraction import Status
from gouji.folding import fold
from gouji.forms.model import Block, Column, Row, TableForm
from gouji.segmenting import Kind, PrintedNumber, Segment, Separator, text_to_number
from gouji.segmenting.values import WORDED_BLANKS

LEADING_NOUGHT = re.compile(r"[^0-9０-９]*[0０][0-9０-９]")
AMBIGUOUS = "the text does not tell in which columns these figures stand"
NO_FIT = "the figures of this row do not fit its columns"


@dataclass(frozen=True, slots=True)
class _Row:
    """A form row with its block, its cells if the text has any, and the readings that its structure leaves."""

    id: str
    block: Block
    found: RowCells | None
    placements: tuple[Placement, ...]


def runs_to_table_reading(
    view: str, segments: Sequence[Segment], runs: Sequence[Run], vocabulary: Vocabulary, *, table: int
) -> TableReading:
    """Readings of a table printed one row after the other; `runs` are this table's, in order of the text."""
    form = vocabulary.form.tables[table]
    widths = {
        index: len(form.blocks[node.block].columns)
        for index, node in enumerate(vocabulary.nodes)
        if node.kind is NodeKind.ROW and node.table == table
    }
    assembled = runs_to_table(segments, runs, vocabulary, widths=widths)
    met = {vocabulary.nodes[node].id for node, row in assembled.rows.items() if row.cells}
    variant = rows_to_variant(form, met)
    header_width, repeats = _header_width(segments, runs), _header_repeats(segments, runs)
    rows = list(_expected_rows(view, segments, form, variant, assembled, vocabulary, header_width, repeats))
    choice, spent = _choose(view, vocabulary, form, variant, rows)
    soiled = frozenset(i for run in runs for i in run.soiled)
    doubts = header_doubts(segments, runs, vocabulary, form)
    loose = {} if rule_instances(vocabulary.form, form.id, variant) else _loose_rows(segments, rows)
    slipped = _slipped_rows(rows, assembled, vocabulary)
    readings: list[Reading] = []
    for row in rows:
        left = choice.left.get(row.id, ())
        doubt = doubts.get(row.block.id) or _row_doubt(row, assembled, soiled) or loose.get(row.id) or slipped.get(row.id)
        readings.extend(_row_to_readings(view, segments, row, left, doubt=doubt))
    return TableReading(
        table=form.id,
        form=vocabulary.form.id,
        variant=variant,
        found=_is_found(assembled, runs, vocabulary),
        extent=runs_to_extent(segments, runs),
        readings=tuple(readings),
        added=tuple(_added(segments, assembled, vocabulary)),
        spent=spent,
    )


ENOUGH_LABELS = 3.0
"""Worth of the exact labels that make a table: one long row label, or a few short ones (规章, 行政许可) with a header."""


def _is_found(assembled: AssembledTable, runs: Sequence[Run], vocabulary: Vocabulary) -> bool:
    """A table is there when its labels, each counted once, tell it from other tables and lists that name a row of it."""
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


def _expected_rows(
    view: str,
    segments: Sequence[Segment],
    form: TableForm,
    variant: str | None,
    assembled: AssembledTable,
    vocabulary: Vocabulary,
    header_width: int | None,
    repeats: Mapping[str, int],
) -> Iterator[_Row]:
    absent = next((set(v.without) for v in form.variants if v.id == variant), set())
    by_id = {vocabulary.nodes[node].id: row for node, row in assembled.rows.items()}
    patterns_of = _rows_to_patterns_of(segments, form, by_id)
    full = any(patterns_of.values())
    shows_blanks = full or header_width is not None or any(
        segments[i].kind is Kind.EMPTY for found in by_id.values() for i in found.cells
    )
    glued = any(
        is_glued_run(segments, by_id[row.id].cells, len(block.columns))
        for block in form.blocks
        for row in block.rows
        if row.id in by_id
    )
    torn_words = frozenset(word for word in WORDED_BLANKS if any(word in fold(g.label.text) for g in form.groups))
    for block in form.blocks:
        width = len(block.columns)
        for row in block.rows:
            if row.id in absent:
                continue
            found = by_id.get(row.id)
            own = patterns_of.get(_shape(row, block, found), frozenset())
            elsewhere = _patterns_of_header(header_width, found, width) if not full else frozenset()
            others = _patterns_of_other_blocks(form, patterns_of, width) if len(form.blocks) > 1 else frozenset()
            layout = RowLayout(
                width=width,
                patterns=own or others or elsewhere,
                repeats=repeats.get(block.id, 1),
                torn_words=torn_words,
                glued=glued,
                shows_blanks=shows_blanks,
            )
            yield _Row(row.id, block, found, _placements(view, segments, found, layout))


Shape = tuple[str, int, int]
"""Block, depth of the row's label in the groups, and whether a group label opens the row: rows of one shape have their
values in the same places of a flattened row."""


def _shape(row: Row, block: Block, found: RowCells | None) -> Shape:
    return block.id, len(row.groups), min(found.groups, 1) if found else 0


def _rows_to_patterns_of(
    segments: Sequence[Segment], form: TableForm, by_id: Mapping[str, RowCells]
) -> dict[Shape, frozenset[Pattern]]:
    met: dict[Shape, list[Pattern]] = defaultdict(list)
    for block in form.blocks:
        for row in block.rows:
            found = by_id.get(row.id)
            pattern = full_row_pattern(segments, found.cells, len(block.columns)) if found and found.cells else None
            if pattern:
                met[_shape(row, block, found)].append(pattern)
    return {shape: rows_to_patterns(patterns) for shape, patterns in met.items()}


def _patterns_of_other_blocks(
    form: TableForm, patterns_of: Mapping[Shape, frozenset[Pattern]], width: int
) -> frozenset[Pattern]:
    """Patterns that full rows of wider or narrower blocks imply, since all rows of a table have the same length."""
    widths = {block.id: len(block.columns) for block in form.blocks}
    lengths = {
        (lead, lead + widths[block] + trail)
        for (block, _, _), patterns in patterns_of.items()
        for lead, trail in patterns
    }
    return frozenset((lead, length - lead - width) for lead, length in lengths if length >= lead + width)


def _patterns_of_header(header_width: int | None, found: RowCells | None, width: int) -> frozenset[Pattern]:
    """The pattern of a row as long as the header's first one, its label and that of its group taken off."""
    if header_width is None or found is None:
        return frozenset()
    rest = header_width - 1 - min(found.groups, 1) - width
    return frozenset({(0, rest)}) if rest >= 0 else frozenset()


def _header_width(segments: Sequence[Segment], runs: Sequence[Run]) -> int | None:
    """Cells of a row as the table's first header row shows them: its labels and the empty cells that end it."""
    labels = 0
    for run in runs:
        if run.node.kind is NodeKind.HEADER:
            labels += 1
            empty = [i for i in run.cells if segments[i].kind is Kind.EMPTY]
            if empty:
                return labels + len(empty)
    return None


def _header_repeats(segments: Sequence[Segment], runs: Sequence[Run]) -> dict[str, int]:
    """For each block id how often one label of its header stands in one line."""
    counts = Counter(
        (run.node.id, run.anchor.header, segments[run.anchor.start].line)
        for run in runs
        if run.node.kind is NodeKind.HEADER and run.anchor.header > 0
    )
    repeats: dict[str, int] = {}
    for (block, _, _), count in counts.items():
        repeats[block] = max(count, repeats.get(block, 1))
    return repeats


def _placements(
    view: str, segments: Sequence[Segment], found: RowCells | None, layout: RowLayout
) -> tuple[Placement, ...]:
    """Readings of a row; those that print the same texts in the same columns are one."""
    if found is None or not found.cells:
        return ()
    last = ends_text(view, segments[found.cells[-1]])
    distinct: dict[tuple[str | None, ...], Placement] = {}
    for placement in row_to_placements(segments, found.cells, layout, last=last):
        texts = tuple(view[slot.start : slot.end] if slot else None for slot in placement.slots)
        distinct.setdefault(texts, placement)
    return tuple(distinct.values())


def ends_text(view: str, segment: Segment) -> bool:
    """Whether nothing is printed behind this segment: the text was cut off here, or ends with the table."""
    return segment.end >= len(view.rstrip(" \t\n|\u00a0\u3000"))


def _choose(
    view: str, vocabulary: Vocabulary, form: TableForm, variant: str | None, rows: Sequence[_Row]
) -> tuple[Choice, frozenset[str]]:
    """Let the identities choose where the structure leaves several readings; says which instances that spent."""
    vectors = {row.id: [_vector(view, placement) for placement in row.placements] for row in rows if row.placements}
    unproven = frozenset(row.id for row in rows if any(p.evidence == "window" for p in row.placements))
    if not unproven and all(len(found) == 1 for found in vectors.values()):
        return Choice({row: (0,) for row in vectors}, {}, frozenset()), frozenset()
    instances = rule_instances(vocabulary.form, form.id, variant)
    columns = [column.id for column in form.blocks[0].columns]
    row_rules = {
        i.rule.id: RowRule(i.rule.id, _column_indexes(i.left, columns), _column_indexes(i.right, columns))
        for i in instances
        if i.rule.over == "rows"
    }
    column_rules = {
        i.rule.id: ColumnRule(i.rule.id, tuple(row for row, _ in i.left), tuple(row for row, _ in i.right))
        for i in instances
        if i.rule.over == "columns"
    }
    choice = rows_to_choice(vectors, list(row_rules.values()), list(column_rules.values()), unproven=unproven)
    spent = {f"{rule}.{row}" for row, rules in choice.row_rules.items() for rule in rules}
    spent |= {i.id for i in instances if i.rule.id in choice.column_rules}
    return choice, frozenset(spent)


def _column_indexes(places: Sequence[tuple[str, str]], columns: Sequence[str]) -> tuple[int, ...]:
    return tuple(columns.index(column) for _, column in places)


def _vector(view: str, placement: Placement) -> Vector:
    numbers = (slot_to_printed(view, slot) for slot in placement.slots)
    return tuple(number.value if number else None for number in numbers)


def slot_to_printed(view: str, slot: Slot | None) -> PrintedNumber | None:
    """The number in a slot, digits that a blank split joined; None for blanks and what is no number."""
    if slot is None or slot.kind is not Kind.VALUE:
        return None
    return text_to_number("".join(view[slot.start : slot.end].split()))


def _loose_rows(segments: Sequence[Segment], rows: Sequence[_Row]) -> dict[str, str]:
    """Rows whose figures no separator holds together and no identity checks, next to a row that lost or gained one.

    Where a page is read in another order than it is printed, a full row may hold its neighbour's figure.
    """
    doubts: dict[str, str] = {}
    for row, other in [*pairwise(rows), *((b, a) for a, b in pairwise(rows))]:
        if row.found and row.placements and _is_loose(segments, row.found, len(row.block.columns)):
            if "split" in row.found.evidence:
                doubts[row.id] = "the label of a row beside this one is lost, and no separator parts their figures"
            elif row.block is other.block and other.found and other.found.cells and not other.placements:
                doubts[row.id] = "a row beside this one lost or gained a figure, and no separator parts them"
    return doubts


SLIPPED = "a row label is missing here and a row of figures without a label stands near: the labels may have slipped"


def _slipped_rows(rows: Sequence[_Row], assembled: AssembledTable, vocabulary: Vocabulary) -> dict[str, str]:
    """Rows between one that the text lacks and figures that no row has room for, and blocks that begin with figures."""
    slipped: dict[str, str] = {}
    surplus = {vocabulary.nodes[node].id for node in assembled.surplus}
    early = {vocabulary.form.tables[node.table].blocks[node.block].id for node in assembled.early}
    missing = [place for place, row in enumerate(rows) if row.found is None]
    for place, row in enumerate(rows):
        if row.block.id in early:
            slipped[row.id] = "figures stand before the first row label of this block: each row may print them first"
        if row.id in surplus:
            for gap in missing:
                first, last = min(place, gap), max(place, gap)
                slipped.update((r.id, SLIPPED) for r in rows[first : last + 1] if r.block is row.block)
    return slipped


def _is_loose(segments: Sequence[Segment], found: RowCells, width: int) -> bool:
    alone = (Separator.LINE, Separator.BLANK_LINE)
    return width > 1 and all(segments[i].separator in alone for i in found.cells)


SOILED = "text that is no part of a figure or label stands beside a figure of this row"


def _row_doubt(row: _Row, assembled: AssembledTable, soiled: frozenset[int]) -> str | None:
    if row.found is None:
        return None
    if soiled & set(row.found.cells):
        return SOILED
    if row.found.node in assembled.doubled:
        return "this row stands twice in the table, with different figures"
    if row.found.node in assembled.disordered:
        return "this row stands in another place than the form's: it, or only its label, changed places with another"
    if "likeness" in row.found.evidence:
        return "the label of this row is unlike the form's"
    return None


def _row_to_readings(
    view: str, segments: Sequence[Segment], row: _Row, left: Sequence[int], *, doubt: str | None
) -> Iterator[Reading]:
    """The readings of one row: placed, chosen by arithmetic, open or missing."""
    if row.found is None or not row.found.cells:
        yield from (Reading(row.id, column.id, "missing") for column in row.block.columns)
        return
    if len(left) != 1:
        yield from _open_readings(segments, row, len(left))
        return
    placement = row.placements[left[0]]
    chosen = len(row.placements) > 1 or placement.evidence == "window"
    support = (*row.found.evidence, placement.evidence, *(("identity",) if chosen else ()))
    for column, slot in zip(row.block.columns, placement.slots, strict=True):
        reading = slot_to_reading(view, row.id, column, slot, support)
        decoded = chosen or placement.evidence == "glued"
        if decoded and reading.status == "read":
            reading = replace(reading, status="decoded")
        if doubt and reading.status in ("read", "blank", "decoded"):
            reading = replace(reading, status="suspect", reason=doubt)
        yield reading


def _open_readings(segments: Sequence[Segment], row: _Row, solutions: int) -> Iterator[Reading]:
    assert row.found is not None
    filled = [i for i in row.found.cells if segments[i].kind is not Kind.EMPTY]
    status: Status = "unresolved" if filled else "missing"
    texts = " ".join(segments[i].text for i in filled)
    why = f"{AMBIGUOUS}: {texts}" if not solutions else f"{solutions} readings fit the figures {texts}"
    if row.placements and not solutions and row.placements[0].evidence != "window":
        why = f"{NO_FIT}: {texts}"
        status = "suspect"
    for column in row.block.columns:
        yield Reading(row.id, column.id, status, support=row.found.evidence, reason=why if filled else None)


def slot_to_reading(view: str, row: str, column: Column, slot: Slot | None, support: tuple[str, ...]) -> Reading:
    """The reading of a placed slot: read, blank, missing, or suspect where no number is printed."""
    if slot is None:
        return Reading(row, column.id, "missing")
    if slot.kind is not Kind.VALUE:
        return Reading(row, column.id, "blank", slot, support=support)
    number = slot_to_printed(view, slot)
    if number is None:
        return Reading(row, column.id, "suspect", slot, support=support, reason="this is no number that the form allows")
    if LEADING_NOUGHT.match(view, slot.start, slot.end):
        return Reading(row, column.id, "suspect", slot, number, support, "a figure that begins with 0 is a code or a run")
    return Reading(row, column.id, "read", slot, number, support)


def _added(segments: Sequence[Segment], assembled: AssembledTable, vocabulary: Vocabulary) -> Iterator[AddedReading]:
    for row in assembled.added:
        after = vocabulary.nodes[row.after]
        yield AddedReading(
            label=(segments[row.label[0]].start, segments[row.label[1] - 1].end),
            after=after.id if after.kind is NodeKind.ROW else None,
            values=tuple((segments[i].start, segments[i].end) for i in row.cells if segments[i].kind is not Kind.EMPTY),
        )
