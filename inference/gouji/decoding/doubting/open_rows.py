"""Rows whose figures are printed but not placed: what their sums over the columns say of the rows that are."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from gouji.checking import Place, RuleInstance
from gouji.checking.told_exchanges import figures_to_exchanges
from gouji.decoding.aligning.runs import Run
from gouji.decoding.aligning.vocabulary import NodeKind
from gouji.decoding.placing.model import Placement
from gouji.decoding.placing.placed_rows import rows_to_values
from gouji.decoding.tables.assembly import AddedRow
from gouji.decoding.tables.rows import ExpectedRow
from gouji.extraction import Number
from gouji.segmenting import Segment, filled_cells, text_to_number


@dataclass(frozen=True, slots=True)
class ColumnSums:
    """Cells of column sums that hold, or do once figures of one row are exchanged that alone explain it, and of those
    that do not, once the figures of open rows are counted in; whether some columns side by side lack together what
    others of them have too much, as when figures changed places in a row.
    """

    confirmed: frozenset[Place]
    contradicted: frozenset[Place]
    is_exchanged: bool


def rows_to_column_sums(
    view: str,
    segments: Sequence[Segment],
    rows: Sequence[ExpectedRow],
    placed: Mapping[str, Placement],
    dealt: Mapping[str, Sequence[int]],
    added: Sequence[AddedRow],
    instances: Sequence[RuleInstance],
) -> ColumnSums:
    """Judge the column sums of a table, `placed` rows by id; `dealt` are the cells of all, see rows_in_order.

    Blanks count as noughts where a sum holds so; no sum fails by them.

    Open rows of which even the order does not tell are summed in one. That needs as many rows of figures, each with its
    own sum, as rows are open, and all of these on one side of a sum. `contradicted` is empty where no row is open
    (the sums are judged as all others then) and where columns do not make up for each other: the report may be wrong.
    """
    gaps = [row for row in rows if row.id not in placed]
    ordered = _ordered_values(segments, gaps, dealt, instances)
    values = {**rows_to_values(view, rows, placed), **ordered}
    with_blanks = {**rows_to_values(view, rows, placed, blanks=True), **ordered}
    totals = _open_totals(segments, gaps, added, instances)
    open_ids = frozenset(row.id for row in gaps)
    misses: dict[str, dict[str, Number]] = defaultdict(dict)
    places: dict[bool, set[Place]] = {True: set(), False: set()}
    for instance in instances:
        if instance.rule.over == "columns":
            miss = _miss(instance, values, open_ids, totals)
            if miss is not None:
                misses[instance.rule.id][instance.axis] = miss
                places[miss == 0].update(instance.places)
            elif _miss(instance, with_blanks, open_ids, totals) == 0:
                places[True].update(instance.places)
    is_exchanged = any(_make_up(list(own.values())) for own in misses.values())
    exchanges = figures_to_exchanges(values, instances) if is_exchanged and not gaps else ()
    moved = {place for exchange in exchanges for place in exchange.pair}
    told = places[False] - moved if exchanges else set()
    return ColumnSums(
        confirmed=frozenset((places[True] - places[False]) | told),
        contradicted=frozenset(places[False]) if gaps and is_exchanged else frozenset(),
        is_exchanged=is_exchanged,
    )


def _make_up(misses: Sequence[Number]) -> bool:
    """Whether columns side by side, in order and all of them wrong, make up for each other."""
    stretches = (list(own) for wrong, own in groupby(misses, key=bool) if wrong)
    return any(
        not sum(own[start:end])
        for own in stretches
        for start in range(len(own))
        for end in range(start + 2, len(own) + 1)
    )


def rows_in_order(
    view: str,
    segments: Sequence[Segment],
    runs: Sequence[Run],
    rows: Sequence[ExpectedRow],
    placed: Mapping[str, Placement],
) -> dict[str, tuple[int, ...]]:
    """The cells of each row where rows are open, but the table prints just as many figures as it has cells, in order.

    That is so when dealing them out row by row, whatever labels stand between them, gives every placed row what it
    prints. Empty where it is not.
    """
    if len(placed) == len(rows):
        return {}
    inside = {i for run in runs if run.node.kind is not NodeKind.CHAPTER for i in run.all_cells}
    filled = sorted(filled_cells(segments, inside))
    if len(filled) != sum(len(row.block.columns) for row in rows):
        return {}
    dealt: dict[str, tuple[int, ...]] = {}
    for row in rows:
        width = len(row.block.columns)
        dealt[row.id], filled = tuple(filled[:width]), filled[width:]
    if any([segments[i].text for i in dealt[row]] != _texts(view, placement) for row, placement in placed.items()):
        return {}
    return dealt


def _texts(view: str, placement: Placement) -> list[str]:
    return [view[slot.start : slot.end] if slot else "" for slot in placement.slots]


Vector = dict[str, Number]
"""The numbers of one row, by column id."""


def _ordered_values(
    segments: Sequence[Segment],
    gaps: Sequence[ExpectedRow],
    cells: Mapping[str, Sequence[int]],
    instances: Sequence[RuleInstance],
) -> dict[Place, Number]:
    """The figures of open rows in order, of those only whose own sum they keep."""
    values: dict[Place, Number] = {}
    for row in gaps:
        vectors = _cells_to_vectors(segments, cells.get(row.id, ()), row, instances)
        for vector in vectors:
            values.update({(row.id, column): value for column, value in vector.items()})
    return values


def _open_totals(
    segments: Sequence[Segment],
    gaps: Sequence[ExpectedRow],
    added: Sequence[AddedRow],
    instances: Sequence[RuleInstance],
) -> Vector:
    """The sum by column of all figures that no placed row has; empty where they are not as many whole rows as lack."""
    if not gaps or any(row.block is not gaps[0].block for row in gaps):
        return {}
    cells = {i for row in gaps if row.found for i in row.found.cells} | {i for row in added for i in row.cells}
    vectors = _cells_to_vectors(segments, sorted(cells), gaps[0], instances)
    if len(vectors) != len(gaps):
        return {}
    return {column.id: sum(vector[column.id] for vector in vectors) for column in gaps[0].block.columns}


def _cells_to_vectors(
    segments: Sequence[Segment], cells: Sequence[int], row: ExpectedRow, instances: Sequence[RuleInstance]
) -> list[Vector]:
    """The numbers in cells dealt out to rows like `row`; none unless they are whole rows, each with its own sum."""
    columns = [column.id for column in row.block.columns]
    width = len(columns)
    numbers = [text_to_number(segments[i].text) for i in filled_cells(segments, cells)]
    known = [number.value for number in numbers if number is not None]
    if len(numbers) % width or len(known) < len(numbers):
        return []
    vectors = [dict(zip(columns, known[at : at + width], strict=True)) for at in range(0, len(known), width)]
    sums = [instance for instance in instances if instance.axis == row.id and instance.rule.over == "rows"]
    return vectors if all(_is_sum(instance, vector) for instance in sums for vector in vectors) else []


def _is_sum(instance: RuleInstance, vector: Vector) -> bool:
    return sum(vector[column] for _, column in instance.left) == sum(vector[column] for _, column in instance.right)


def _miss(
    instance: RuleInstance, values: Mapping[Place, Number], gaps: frozenset[str], totals: Vector
) -> Number | None:
    """By how much a column's sum fails, 0 where it holds; None where that cannot be told."""
    sides: list[Number] = []
    for side in (instance.left, instance.right):
        known = [values[place] for place in side if place in values]
        if len(known) == len(side):
            sides.append(sum(known))
            continue
        lacking = {row for row, column in side if (row, column) not in values}
        if lacking != gaps or not totals:
            return None
        sides.append(sum(known) + totals[instance.axis])
    return sides[0] - sides[1]
