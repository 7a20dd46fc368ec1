"""A form's rules spelled out cell by cell: one instance for each row or column that a rule runs over."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from gouji.extraction import CellKey
from gouji.forms import form_to_table, table_to_variant
from gouji.forms.model import Block, Form, Rule

Place = tuple[str, str]
"""Row and column id."""


@dataclass(frozen=True, slots=True)
class RuleInstance:
    """sum(left) = sum(right) over cells of one table; `axis` is the row or column id that the instance is about."""

    id: str
    rule: Rule
    axis: str
    left: tuple[Place, ...]
    right: tuple[Place, ...]
    places: tuple[Place, ...]
    """All cells, left side first."""
    cells: tuple[CellKey, ...]
    """The same with the table's id."""


_CACHE: dict[tuple[int, str, str | None], tuple[Form, tuple[RuleInstance, ...]]] = {}
"""By identity, because a form is not hashable; each entry holds its form, so that no id is used twice."""

_CACHE_SIZE = 256
"""Far more than forms, tables and variants in one process; only bounds memory."""


def rule_instances(form: Form, table_id: str, variant: str | None = None) -> tuple[RuleInstance, ...]:
    """Instances of all rules of a table, in the order of the form file; `variant` None is the usual one.

    Rows that the variant leaves out count as absent; an instance that this leaves with an empty side is dropped.
    Raises KeyError for an unknown table or variant.
    """
    key = (id(form), table_id, variant)
    known = _CACHE.get(key)
    if known is None:
        if len(_CACHE) >= _CACHE_SIZE:
            _CACHE.clear()
        known = _CACHE[key] = (form, tuple(_instances(form, table_id, variant)))
    return known[1]


def _instances(form: Form, table_id: str, variant: str | None) -> Iterable[RuleInstance]:
    table = form_to_table(form, table_id)
    chosen = table_to_variant(table, variant)
    absent = frozenset(chosen.without) if chosen else frozenset()
    for rule in form.rules:
        if rule.table != table_id:
            continue
        for block in table.blocks:
            yield from _block_instances(rule, block, absent)


def _block_instances(rule: Rule, block: Block, absent: frozenset[str]) -> Iterable[RuleInstance]:
    rows = [row.id for row in block.rows if row.id not in absent]
    columns = [column.id for column in block.columns]
    summed, axes = (columns, rows) if rule.over == "rows" else (rows, columns)
    left, right = _names_to_ids(rule.left, summed), _names_to_ids(rule.right, summed)
    if not left or not right:
        return
    for axis in axes:
        yield _axis_instance(rule, axis, _places(rule, axis, left), _places(rule, axis, right))


def _axis_instance(rule: Rule, axis: str, left: tuple[Place, ...], right: tuple[Place, ...]) -> RuleInstance:
    places = left + right
    cells = tuple((rule.table, row, column) for row, column in places)
    return RuleInstance(f"{rule.id}.{axis}", rule, axis, left, right, places, cells)


def _names_to_ids(names: tuple[str, ...], ids: list[str]) -> list[str]:
    """The ids that the names of a rule stand for, in printed order."""
    return [known for known in ids if any(_matches(name, known) for name in names)]


def _matches(name: str, known: str) -> bool:
    return known.startswith(name[:-1]) if name.endswith(".*") else known == name


def _places(rule: Rule, axis: str, ids: list[str]) -> tuple[Place, ...]:
    return tuple((axis, name) if rule.over == "rows" else (name, axis) for name in ids)
