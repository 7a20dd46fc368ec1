"""A form's rules put to the readings that structure left open."""

from __future__ import annotations

from collections.abc import Sequence

from gouji.checking import RuleInstance
from gouji.decoding.placing.arithmetic import Choice, ColumnRule, RowRule, Vector, rows_to_choice
from gouji.decoding.placing.model import UNPROVEN, Placement, Slot
from gouji.decoding.placing.slots import slot_to_printed
from gouji.decoding.tables.rows import ExpectedRow
from gouji.forms.model import Block, TableForm
from gouji.segmenting import Kind


def rows_to_identity_choice(
    view: str, form: TableForm, rows: Sequence[ExpectedRow], instances: Sequence[RuleInstance]
) -> tuple[Choice, frozenset[str]]:
    """Let the identities choose where the structure leaves several readings; says which instances that spent."""
    placed = [row for row in rows if row.placements]
    unproven = frozenset(row.id for row in placed if needs_proof(row))
    cut = frozenset(row.id for row in placed if any(p.evidence == "glued" for p in row.placements))
    if not unproven | cut and all(len(row.placements) == 1 for row in placed):
        return Choice({row.id: (0,) for row in placed}, {}, frozenset()), frozenset()
    vectors = {row.id: [_vector(view, placement) for placement in row.placements] for row in placed}
    left: dict[str, tuple[int, ...]] = {}
    row_rules: dict[str, frozenset[str]] = {}
    column_rules: frozenset[str] = frozenset()
    for block in form.blocks:
        own = {row.id: vectors[row.id] for row in rows if row.block is block and row.id in vectors}
        by_row, by_column = _block_rules(block, [row.id for row in rows if row.block is block], instances)
        choice = rows_to_choice(own, by_row, by_column, unproven=unproven & own.keys())
        left.update(choice.left)
        row_rules.update(dict.fromkeys(cut & own.keys(), frozenset(rule.id for rule in by_row)))
        row_rules.update(choice.row_rules)
        column_rules |= choice.column_rules
    spent = {f"{rule}.{row}" for row, rules in row_rules.items() for rule in rules}
    spent |= {i.id for i in instances if i.rule.id in column_rules}
    return Choice(left, row_rules, column_rules), frozenset(spent)


def _block_rules(
    block: Block, rows: Sequence[str], instances: Sequence[RuleInstance]
) -> tuple[list[RowRule], list[ColumnRule]]:
    """The rules of a block that hold for all its rows or columns; one that runs over some of them chooses nothing.

    Nor do rules of columns where a figure may be negative, since the choice counts on sums that only grow.
    """
    columns = [column.id for column in block.columns]
    signed = any(column.value_type == "signed" for column in block.columns)
    by_row: list[RowRule] = []
    by_column: list[ColumnRule] = []
    for own in _instances_by_rule(block, instances):
        first, axes = own[0], {instance.axis for instance in own}
        if first.rule.over == "rows" and axes >= set(rows):
            by_row.append(
                RowRule(first.rule.id, _column_indexes(first.left, columns), _column_indexes(first.right, columns))
            )
        elif first.rule.over == "columns" and axes >= set(columns) and not signed:
            by_column.append(
                ColumnRule(first.rule.id, tuple(row for row, _ in first.left), tuple(row for row, _ in first.right))
            )
    return by_row, by_column


def _instances_by_rule(block: Block, instances: Sequence[RuleInstance]) -> list[list[RuleInstance]]:
    places = {(row.id, column.id) for row in block.rows for column in block.columns}
    found: dict[str, list[RuleInstance]] = {}
    for instance in instances:
        if places.issuperset(instance.places):
            found.setdefault(instance.rule.id, []).append(instance)
    return list(found.values())


def needs_proof(row: ExpectedRow) -> bool:
    """Whether an identity must hold for the row to be trusted, however few readings are left."""
    return len(row.block.columns) > 1 and any(p.evidence in UNPROVEN for p in row.placements)


def _column_indexes(places: Sequence[tuple[str, str]], columns: Sequence[str]) -> tuple[int, ...]:
    return tuple(columns.index(column) for _, column in places)


def _vector(view: str, placement: Placement) -> Vector:
    """The numbers of a row; marks for blanks among figures that run together are noughts, since they part the run."""
    blank = 0 if placement.evidence == "run_together" else None
    return tuple(
        number.value if (number := slot_to_printed(view, slot)) else blank if _is_mark(slot) else None
        for slot in placement.slots
    )


def _is_mark(slot: Slot | None) -> bool:
    return slot is not None and slot.kind is Kind.MARK
