"""One side of a comparison, prepared for a table: which figures it adds up, and where their sum is found."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from gouji.checking.context import Context
from gouji.checking.instances import Part, Place, Relation
from gouji.checking.sheet import Scatter, Sheet
from gouji.checking.sums import parts_to_sum
from gouji.extraction import Number


@dataclass(frozen=True, slots=True, eq=False)
class Side:
    """A sum of parts over the cells of `table`; `index` gives each of its places the place in a sheet.

    `own` are the indexes of this report's cells. `number` is that of a plain sum of them in a sheet's sums, None where
    there is more to it; `constant` is the sum of a side without cells.
    """

    table: str
    parts: tuple[Part, ...]
    index: Mapping[Place, int]
    own: frozenset[int]
    number: int | None
    constant: Number | None

    def total(self, sheet: Sheet, context: Context) -> Number | None:
        """The exact sum; None when a figure is lacking."""
        if self.number is not None and self.number not in sheet.decimal:
            return sheet.sums[self.number]
        if self.constant is not None:
            return self.constant
        return parts_to_sum(self.parts, lambda part: self.figure(part, sheet, context))

    def figure(self, part: Part, sheet: Sheet, context: Context) -> Number | None:
        """The figure in the place of a part; None where there is no usable one."""
        assert part.place is not None
        if part.previous:
            return (context.previous or {}).get((self.table, *part.place))
        return sheet.values[self.index[part.place]]


def relation_to_sides(
    relation: Relation, table: str, index: Mapping[Place, int], scatter: Scatter
) -> tuple[Side, Side]:
    """Both sides of a relation, left first."""
    left, right = (_parts_to_side(parts, table, index, scatter) for parts in (relation.left, relation.right))
    return left, right


def _parts_to_side(parts: tuple[Part, ...], table: str, index: Mapping[Place, int], scatter: Scatter) -> Side:
    own = frozenset(index[part.place] for part in parts if part.place and not part.previous)
    constant = None if any(part.place for part in parts) else parts_to_sum(parts, lambda part: None)
    plain = len(own) == len(parts) and all(part.factor == 1 for part in parts)
    return Side(table, parts, index, own, scatter.number(own) if plain else None, constant)
