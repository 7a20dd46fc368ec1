"""A form's rules spelled out cell by cell: one instance for each row or column that a rule runs over."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar

from gouji.extraction import CellKey, Number
from gouji.forms import form_to_table, table_to_variant
from gouji.forms.expressions import name_matches
from gouji.forms.model import Block, Comparison, Form, Rule, Sign, TableForm, Term, Variant

Place = tuple[str, str]
"""Row and column id."""


@dataclass(frozen=True, slots=True)
class Part:
    """`factor` times the figure in `place`, or `factor` itself where there is no place.

    `previous` takes the figure from the report of the year before.
    """

    factor: Number
    place: Place | None
    previous: bool = False


@dataclass(frozen=True, slots=True)
class Relation:
    """sum(left) SIGN sum(right) over cells of one table, parts in printed order."""

    left: tuple[Part, ...]
    sign: Sign
    right: tuple[Part, ...]

    @property
    def parts(self) -> tuple[Part, ...]:
        """All parts, left side first."""
        return (*self.left, *self.right)


@dataclass(frozen=True, slots=True)
class LinearInstance:
    """A comparison of one rule for one row or column; `axis` is its id, "" for a rule over the whole table.

    `when` are the relations that must hold for it to be judged, `cells` those of this report that it compares.
    """

    id: str
    rule: Rule
    axis: str
    relation: Relation
    when: tuple[Relation, ...]
    cells: tuple[CellKey, ...]


@dataclass(frozen=True, slots=True)
class RuleInstance:
    """A hard identity: sum(left) = sum(right) over cells of one table, each counted once and without a condition.

    `axis` is the row or column id that it is about.
    """

    id: str
    rule: Rule
    axis: str
    left: tuple[Place, ...]
    right: tuple[Place, ...]
    places: tuple[Place, ...]
    """All cells, left side first."""
    cells: tuple[CellKey, ...]
    """The same with the table's id."""

    def miss(self, values: Mapping[Place, Number]) -> Number:
        """By how much the left side is more than the right one, cells without a value counted as nought."""
        return sum(values.get(place, 0) for place in self.left) - sum(values.get(place, 0) for place in self.right)


T = TypeVar("T")


class ByTable(Generic[T]):
    """What is worked out once for a form, table and variant; by identity, because a form is not hashable.

    Each entry holds its form, so that no id is used twice.
    """

    SIZE = 256
    """Far more than forms, tables and variants in one process; only bounds memory."""

    def __init__(self, make: Callable[[Form, str, str | None], T]) -> None:
        self._make = make
        self._known: dict[tuple[int, str, str | None], tuple[Form, T]] = {}

    def __call__(self, form: Form, table_id: str, variant: str | None = None) -> T:
        key = (id(form), table_id, variant)
        known = self._known.get(key)
        if known is None:
            if len(self._known) >= self.SIZE:
                self._known.clear()
            known = self._known[key] = (form, self._make(form, table_id, variant))
        return known[1]


def rule_instances(form: Form, table_id: str, variant: str | None = None) -> tuple[RuleInstance, ...]:
    """The hard identities of a table, in the order of the form file; `variant` None is the usual one.

    Rules with other signs, factors, conditions, constants or last year's figures are none. Rows that the variant leaves
    out count as absent; an instance that this leaves with an empty side is dropped. Raises KeyError for an unknown
    table or variant.
    """
    return _identities(form, table_id, variant)


def linear_instances(form: Form, table_id: str, variant: str | None = None) -> tuple[LinearInstance, ...]:
    """All comparisons of a table, hard and soft, in the order of the form file; otherwise as rule_instances."""
    return _linear(form, table_id, variant)


def _make_linear(form: Form, table_id: str, variant: str | None) -> tuple[LinearInstance, ...]:
    table = form_to_table(form, table_id)
    absent = variant_to_absent(table_to_variant(table, variant))
    rules = [rule for rule in form.rules if rule.table == table_id and rule.comparison is not None]
    return tuple(instance for rule in rules for instance in rule_to_instances(rule, table, absent))


def _make_identities(form: Form, table_id: str, variant: str | None) -> tuple[RuleInstance, ...]:
    found = (instance_to_identity(instance) for instance in _linear(form, table_id, variant))
    return tuple(identity for identity in found if identity is not None)


_linear = ByTable(_make_linear)
_identities = ByTable(_make_identities)


def variant_to_absent(variant: Variant | None) -> frozenset[str]:
    """Ids of the rows that a variant leaves out."""
    return frozenset(variant.without) if variant else frozenset()


def rule_to_instances(rule: Rule, table: TableForm, absent: frozenset[str]) -> Iterator[LinearInstance]:
    """The instances of a comparing rule in a table that lacks the rows `absent`."""
    if rule.over == "table":
        yield from _instance(rule, "", _TablePlaces(table, absent))
        return
    for block in table.blocks:
        axes = [row.id for row in block.rows if row.id not in absent]
        if rule.over == "columns":
            axes = [column.id for column in block.columns]
        for axis in axes:
            if not rule.only or axis in rule.only:
                yield from _instance(rule, axis, _BlockPlaces(rule, block, axis, absent))


class _BlockPlaces:
    """What the names of a rule stand for in one row or column of a block."""

    def __init__(self, rule: Rule, block: Block, axis: str, absent: frozenset[str]) -> None:
        by_row = rule.over == "rows"
        ids = [item.id for item in (block.columns if by_row else block.rows)]
        self._places = {name: (axis, name) if by_row else (name, axis) for name in ids}
        self._absent = frozenset() if by_row else absent

    def find(self, name: str) -> list[tuple[Place, bool]] | None:
        """Places in printed order, each with whether the variant has it; None when the block has no such name."""
        found = [(place, id_ not in self._absent) for id_, place in self._places.items() if name_matches(name, id_)]
        return found or None


class _TablePlaces:
    """What row/column names stand for in a table."""

    def __init__(self, table: TableForm, absent: frozenset[str]) -> None:
        self._table = table
        self._absent = absent

    def find(self, name: str) -> list[tuple[Place, bool]] | None:
        row_name, _, column_name = name.partition("/")
        found = [
            ((row.id, column.id), row.id not in self._absent)
            for block in self._table.blocks
            for row in block.rows
            for column in block.columns
            if name_matches(row_name, row.id) and name_matches(column_name, column.id)
        ]
        return found or None


_Places = _BlockPlaces | _TablePlaces


def _instance(rule: Rule, axis: str, places: _Places) -> Iterator[LinearInstance]:
    assert rule.comparison is not None
    relation = _relation(rule.comparison, places)
    when = [_relation(condition, places) for condition in rule.when.cells]
    known = [condition for condition in when if condition is not None]
    if relation is None or len(known) < len(when):
        return
    cells = tuple((rule.table, *part.place) for part in relation.parts if part.place and not part.previous)
    yield LinearInstance(f"{rule.id}.{axis}" if axis else rule.id, rule, axis, relation, tuple(known), cells)


def _relation(comparison: Comparison, places: _Places) -> Relation | None:
    """None where a name stands for nothing, or the variant leaves a side without any of the cells it names."""
    left, right = _side(comparison.left, places), _side(comparison.right, places)
    return None if left is None or right is None else Relation(left, comparison.sign, right)


def _side(terms: Iterable[Term], places: _Places) -> tuple[Part, ...] | None:
    factors: dict[tuple[bool, Place], Number] = {}
    constant: Number = 0
    named = False
    for term in terms:
        if term.name is None:
            constant += term.factor
            continue
        named = True
        found = places.find(term.name)
        if found is None:
            return None
        for place, there in found:
            if there:
                factors[term.previous, place] = factors.get((term.previous, place), 0) + term.factor
    if named and not factors:
        return None
    parts = [Part(factor, place, previous) for (previous, place), factor in factors.items()]
    return (*parts, *([Part(constant, None)] if constant or not parts else []))


def instance_to_identity(instance: LinearInstance) -> RuleInstance | None:
    """The instance as a plain sum of cells on either side; None when it is none, or its rule is soft."""
    rule, relation = instance.rule, instance.relation
    if rule.kind != "hard" or relation.sign != "=" or instance.when or rule.when.asks_agency:
        return None
    if any(part.place is None or part.previous or part.factor not in (1, -1) for part in relation.parts):
        return None
    signed = [*((part, part.factor) for part in relation.left), *((part, -part.factor) for part in relation.right)]
    left = tuple(part.place for part, sign in signed if part.place and sign > 0)
    right = tuple(part.place for part, sign in signed if part.place and sign < 0)
    if not left or not right:
        return None
    places = left + right
    cells = tuple((rule.table, row, column) for row, column in places)
    return RuleInstance(instance.id, rule, instance.axis, left, right, places, cells)
