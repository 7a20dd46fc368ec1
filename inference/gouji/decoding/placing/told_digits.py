"""Digits that run together, too many to try all cuts, cut into the figures that the sums over the columns ask for."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import accumulate

from gouji.checking import Place, RuleInstance
from gouji.decoding.placing.cuts import ASCII_DIGITS
from gouji.decoding.placing.identities import rows_to_identity_choice, rows_to_values
from gouji.decoding.placing.model import Placement
from gouji.decoding.placing.run_together import ends_to_slots
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
    this spent.
    """
    choice, spent = rows_to_identity_choice(view, form, rows, instances)
    placed = {row.id: row.placements[choice.left[row.id][0]] for row in rows if len(choice.left.get(row.id, ())) == 1}
    told, asked = _rows_with_told_digits(segments, rows, rows_to_values(view, rows, placed), instances)
    if not asked:
        return rows, choice.left, spent
    choice, spent = rows_to_identity_choice(view, form, told, instances)
    return told, choice.left, spent | asked


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
    """The rows of a rule that have figures and no reading of them."""
    for row_id in dict.fromkeys(row_id for instance in instances for row_id, _ in instance.places):
        row = rows.get(row_id)
        if row and row.found and row.found.cells and not row.placements:
            yield row


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
    figures = [segments[i] for i in filled_cells(segments, row.found.cells)]
    texts = [str(number) for number in numbers]
    if "".join(figure.text for figure in figures).translate(ASCII_DIGITS) != "".join(texts):
        return None
    ends = tuple(accumulate(map(len, texts)))
    walls = accumulate(len(figure.text) for figure in figures)
    return Placement(tuple(ends_to_slots(figures, ends)), "run_together") if {*walls} <= {*ends} else None
