"""A form's rules put to the readings that structure left open."""

from __future__ import annotations

from collections.abc import Sequence

from gouji.checking import rule_instances
from gouji.decoding.arithmetic import Choice, ColumnRule, RowRule, Vector, rows_to_choice
from gouji.decoding.placement import Evidence, Placement
from gouji.decoding.rows import ExpectedRow
from gouji.decoding.slots import slot_to_printed
from gouji.decoding.vocabulary import Vocabulary
from gouji.forms.model import TableForm

UNPROVEN: frozenset[Evidence] = frozenset({"window", "repeated", "joined"})
"""Evidence that says how figures may be read, not that they are."""


def rows_to_identity_choice(
    view: str, vocabulary: Vocabulary, form: TableForm, variant: str | None, rows: Sequence[ExpectedRow]
) -> tuple[Choice, frozenset[str]]:
    """Let the identities choose where the structure leaves several readings; says which instances that spent."""
    vectors = {row.id: [_vector(view, placement) for placement in row.placements] for row in rows if row.placements}
    unproven = frozenset(row.id for row in rows if needs_proof(row))
    if not unproven and all(len(found) == 1 for found in vectors.values()):
        return Choice(dict.fromkeys(vectors, (0,)), {}, frozenset()), frozenset()
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


def needs_proof(row: ExpectedRow) -> bool:
    """Whether an identity must hold for the row to be trusted, however few readings are left."""
    return len(row.block.columns) > 1 and any(p.evidence in UNPROVEN for p in row.placements)


def _column_indexes(places: Sequence[tuple[str, str]], columns: Sequence[str]) -> tuple[int, ...]:
    return tuple(columns.index(column) for _, column in places)


def _vector(view: str, placement: Placement) -> Vector:
    numbers = (slot_to_printed(view, slot) for slot in placement.slots)
    return tuple(number.value if number else None for number in numbers)
