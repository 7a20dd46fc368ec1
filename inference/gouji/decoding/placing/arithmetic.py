"""Identities choose among the readings that the structure of a table leaves open, and only among those.

Each row has one or more readings (vectors of numbers). Rules over rows filter the readings of a row by themselves;
rules over columns tie the rows together. Exact integers and decimals; bounded work.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from gouji.extraction import Number

Vector = tuple[Number | None, ...]
"""The numbers of one row, one a column; None where nothing is printed, which counts as nothing in a sum."""

State = tuple[Number, ...]
"""Partial sums, one a column."""

MOST_STATES = 20_000
"""Partial sums kept at a time; a table whose open rows need more stays unresolved."""


@dataclass(frozen=True, slots=True)
class RowRule:
    """sum(left columns) = sum(right columns) in one row, as column indexes."""

    id: str
    left: tuple[int, ...]
    right: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class ColumnRule:
    """sum(left rows) = sum(right rows) in every column, as row ids."""

    id: str
    left: tuple[str, ...]
    right: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Choice:
    """What the identities leave: for each row the indexes of its possible readings, and the rules that were used."""

    left: Mapping[str, tuple[int, ...]]
    row_rules: Mapping[str, frozenset[str]]
    column_rules: frozenset[str]


def rows_to_choice(
    rows: Mapping[str, Sequence[Vector]],
    row_rules: Sequence[RowRule],
    column_rules: Sequence[ColumnRule],
    *,
    unproven: frozenset[str] = frozenset(),
) -> Choice:
    """Filter the readings of every row with two or more, and of the `unproven` rows, which need an identity to hold.

    Other rows with one reading are never judged here.
    """
    left: dict[str, tuple[int, ...]] = {}
    used: dict[str, frozenset[str]] = {}
    for row, vectors in rows.items():
        left[row] = tuple(range(len(vectors)))
        if row in unproven and not row_rules:
            left[row] = ()
        elif len(vectors) > 1 or row in unproven:
            proven = tuple(i for i in left[row] if all(_holds(rule, vectors[i]) for rule in row_rules))
            told = row not in unproven or all(_has_totals(vectors[i], row_rules) for i in proven)
            left[row] = proven if told else ()
            used[row] = frozenset(rule.id for rule in row_rules)
    spent: set[str] = set()
    for rule in [*column_rules] * len(column_rules):  # what one leaves may tell another
        open_rows = [row for row in (*rule.left, *rule.right) if len(left.get(row, (0,))) > 1]
        if open_rows and all(row in rows and left[row] for row in (*rule.left, *rule.right)):
            narrowed = _narrow(rule, rows, left)
            if narrowed is not None:
                left.update(narrowed)
                spent.add(rule.id)
    return Choice(left, used, frozenset(spent))


def _holds(rule: RowRule, vector: Vector) -> bool:
    return _sum(vector[i] for i in rule.left) == _sum(vector[i] for i in rule.right)


def _has_totals(vector: Vector, row_rules: Sequence[RowRule]) -> bool:
    """Whether the left sides are printed: an empty total proves nothing, nor that another reading is wrong."""
    return all(vector[i] is not None for rule in row_rules for i in rule.left)


def _sum(numbers: Iterable[Number | None]) -> Number:
    total: Number = 0
    for number in numbers:
        total += number or 0
    return total


def _narrow(
    rule: ColumnRule, rows: Mapping[str, Sequence[Vector]], left: Mapping[str, tuple[int, ...]]
) -> dict[str, tuple[int, ...]] | None:
    """Readings of the rule's rows that occur in some solution; None when there are too many partial sums."""
    signed = [(row, 1) for row in rule.left] + [(row, -1) for row in rule.right]
    width = len(rows[signed[0][0]][0])
    start: State = (0,) * width
    forward: list[set[State]] = [{start}]
    for row, sign in signed:
        steps = {_add(state, rows[row][i], sign) for state in forward[-1] for i in left[row]}
        if sign < 0:  # counts are not negative: what the right side took away never comes back
            steps = {state for state in steps if all(part >= 0 for part in state)}
        if len(steps) > MOST_STATES:
            return None
        forward.append(steps)
    wanted = {start} & forward[-1]
    kept: dict[str, tuple[int, ...]] = {}
    for (row, sign), states in zip(reversed(signed), reversed(forward[:-1]), strict=True):
        before: set[State] = set()
        choices: set[int] = set()
        for i in left[row]:
            reached = {_add(state, rows[row][i], -sign) for state in wanted} & states
            if reached:
                choices.add(i)
                before |= reached
        kept[row] = tuple(sorted(choices))
        wanted = before
    return kept


def _add(state: State, vector: Vector, sign: int) -> State:
    return tuple(a + sign * (b or 0) for a, b in zip(state, vector, strict=True))
