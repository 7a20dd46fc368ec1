"""Rows with a blank whose figures may have slid past it, where rows without a place leave the column sums open."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from itertools import product

from gouji.checking import Place, RuleInstance
from gouji.decoding.tables.rows import ExpectedRow
from gouji.extraction import Number
from gouji.segmenting import Kind, Segment, text_to_number

SLID = "a blank stands for a figure in this row, and its columns lack what no row without a place prints: figures slid"

MOST_GAPS = 3
"""Rows without a place whose figures are tried together: some hundred sums a column."""


def rows_to_slid(
    segments: Sequence[Segment],
    rows: Sequence[ExpectedRow],
    values: Mapping[Place, Number],
    gaps: Collection[str],
    instances: Sequence[RuleInstance],
) -> frozenset[str]:
    """Ids of rows with a blank that is no nought, more columns of which miss their sum than the `gaps` lost figures.

    A column misses its sum where it lacks what figures of the gaps, one a row, do not make up. `values` are those of
    the rows that are placed.
    """
    printed = {row.id: _figures(segments, row) for row in rows if row.id in gaps}
    lost = sum(len(row.block.columns) - len(printed[row.id]) for row in rows if row.id in gaps)
    if not 0 < len(gaps) <= MOST_GAPS or not all(printed.values()) or lost < 0:
        return frozenset()
    blank = [row for row in rows if row.id not in gaps and _is_unbalanced(row, values, instances)]
    columns = [i for i in instances if i.rule.over == "columns"]
    missing = {place for i in columns if blank and _misses(i, values, printed) for place in i.places if place in values}
    return frozenset(row.id for row in blank if sum(place[0] == row.id for place in missing) > lost)


def _figures(segments: Sequence[Segment], row: ExpectedRow) -> list[Number]:
    cells = row.found.cells if row.found else ()
    numbers = (text_to_number(segments[i].text) for i in cells if segments[i].kind is Kind.VALUE)
    return [number.value for number in numbers if number is not None]


def _is_unbalanced(row: ExpectedRow, values: Mapping[Place, Number], instances: Sequence[RuleInstance]) -> bool:
    """Whether the row lacks a figure, and its sum one other than nought."""
    own = [i for i in instances if i.rule.over == "rows" and i.axis == row.id]
    lacks = any((row.id, column.id) not in values for column in row.block.columns)
    return lacks and any(i.miss(values) for i in own)


def _misses(instance: RuleInstance, values: Mapping[Place, Number], printed: Mapping[str, Sequence[Number]]) -> bool:
    """Whether a column lacks figures of gaps only, all on one side of its sum, but none that they print."""
    lacking = [[row for row, column in side if (row, column) not in values] for side in (instance.left, instance.right)]
    gaps = lacking[0] or lacking[1]
    if all(lacking) or not gaps or not set(gaps) <= printed.keys():
        return False
    rest = abs(instance.miss(values))
    return all(sum(choice) != rest for choice in product(*(printed[row] for row in gaps)))
