"""Digits that run together, too many to try all cuts, cut into the figures that the sums over the columns ask for."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import accumulate

from gouji.checking import Place, RuleInstance
from gouji.decoding.placing.identities import rows_to_identity_choice
from gouji.decoding.placing.model import Placement
from gouji.decoding.placing.placed_rows import rows_to_placed, rows_to_values
from gouji.decoding.placing.run_together import figures_to_runs
from gouji.decoding.tables.rows import ExpectedRow
from gouji.extraction import Number
from gouji.forms.model import TableForm
from gouji.segmenting import Segment, filled_cells


def rows_to_left(
    view: str,
    segments: Sequence[Segment],
    form: TableForm,
    rows: Sequence[ExpectedRow],
    instances: Sequence[RuleInstance],
) -> tuple[Sequence[ExpectedRow], Mapping[str, tuple[int, ...]], frozenset[str]]:
    """The rows, with readings of such digits; which of its readings the identities leave to each; the ids of those that
    this spent. Figures that run together within a row are left only where all sums over its columns hold.
    """
    choice, spent = rows_to_identity_choice(view, form, rows, instances)
    if not any(_is_open(row) or _runs_together(row) for row in rows):
        return rows, choice.left, spent
    values = rows_to_values(view, rows, rows_to_placed(rows, choice.left), blanks=True)
    told, asked = _rows_with_told_digits(segments, rows, values, instances)
    if asked:
        choice, spent = rows_to_identity_choice(view, form, told, instances)
        values = rows_to_values(view, told, rows_to_placed(told, choice.left), blanks=True)
    sure = _rows_whose_sums_hold(told, values, instances)
    unsure = [row.id for row in told if _runs_together(row) and row.id not in sure]
    return told, {**choice.left, **dict.fromkeys(unsure, ())}, spent | asked


def _is_open(row: ExpectedRow) -> bool:
    """Whether a row has figures, no unknown text among them, and no reading."""
    return row.found is not None and bool(row.found.cells) and "broken" not in row.found.evidence and not row.placements


def _runs_together(row: ExpectedRow) -> bool:
    return any(placement.evidence == "run_together" for placement in row.placements)


def _rows_whose_sums_hold(
    rows: Sequence[ExpectedRow], values: Mapping[Place, Number], instances: Sequence[RuleInstance]
) -> set[str]:
    """Ids of the rows all of whose figures stand in sums over columns that are known and hold."""
    places: dict[bool, set[Place]] = {True: set(), False: set()}
    for instance in instances:
        if instance.rule.over == "columns" and all(place in values for place in instance.places):
            places[instance.miss(values) == 0].update(instance.places)
    sure = places[True] - places[False]
    return {row.id for row in rows if all((row.id, column.id) in sure for column in row.block.columns)}


def _rows_with_told_digits(
    segments: Sequence[Segment],
    rows: Sequence[ExpectedRow],
    values: Mapping[Place, Number],
    instances: Sequence[RuleInstance],
) -> tuple[list[ExpectedRow], frozenset[str]]:
    """The rows, those without a reading with the one that `values`, the figures of the others, leave to their sums; the
    ids of the sums that this spent.

    A row is told where one rule over all of its columns lacks no other figure, and its digits, one behind the other,
    are the figures that this rule asks for; figures that something parts stay apart. Each pass may tell what the next
    one needs.
    """
    known, told, spent = dict(values), {row.id: row for row in rows}, set[str]()
    by_rule: dict[str, list[RuleInstance]] = defaultdict(list)
    for instance in instances:
        if instance.rule.over == "columns":
            by_rule[instance.rule.id].append(instance)
    for own in [*by_rule.values()] * len(by_rule):
        for row in list(_rows_asked_for(told, own)):
            figures = [_figure_asked_for(own, (row.id, column.id), known) for column in row.block.columns]
            numbers = [number for number in figures if number is not None]
            placement = _digits_to_placement(segments, row, numbers) if len(numbers) == len(figures) else None
            if placement:
                told[row.id] = replace(row, placements=(placement,))
                spent.update(instance.id for instance in own)
                known.update({(row.id, column.id): n for column, n in zip(row.block.columns, numbers, strict=True)})
    return list(told.values()), frozenset(spent)


def _rows_asked_for(rows: Mapping[str, ExpectedRow], instances: Sequence[RuleInstance]) -> Iterator[ExpectedRow]:
    """The open rows of a rule."""
    ids = dict.fromkeys(row_id for instance in instances for row_id, _ in instance.places)
    return (rows[row_id] for row_id in ids if row_id in rows and _is_open(rows[row_id]))


def _figure_asked_for(instances: Sequence[RuleInstance], place: Place, known: Mapping[Place, Number]) -> Number | None:
    """What a sum asks for at a place, all others of which are known; None where there is no such sum."""
    for instance in instances:
        if place in instance.places and all(other in known for other in instance.places if other != place):
            miss = instance.miss({other: known[other] for other in instance.places if other != place})
            return -miss if place in instance.left else miss
    return None


def _digits_to_placement(segments: Sequence[Segment], row: ExpectedRow, numbers: Sequence[Number]) -> Placement | None:
    """The placement of figures whose digits are the row's, one behind the other."""
    assert row.found is not None
    texts = [str(number) for number in numbers]
    ends = tuple(accumulate(map(len, texts)))
    for run in figures_to_runs([segments[i] for i in filled_cells(segments, row.found.cells)]):
        if run.digits == "".join(texts) and {*run.walls} <= {*ends}:
            return Placement(run.slots(ends), "run_together")
    return None
