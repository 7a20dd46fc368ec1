"""Which rows end with the sum of their other figures, as the form's rules say."""

from __future__ import annotations

from collections.abc import Sequence

from gouji.checking import RuleInstance
from gouji.forms.model import Block


def ends_with_sum(row: str, block: Block, instances: Sequence[RuleInstance]) -> bool:
    """Whether the last column of a row is the sum of all others."""
    *summands, total = ((row, column.id) for column in block.columns)
    sides = [{frozenset(i.left), frozenset(i.right)} for i in instances if i.axis == row]
    return len(summands) > 1 and {frozenset([total]), frozenset(summands)} in sides
