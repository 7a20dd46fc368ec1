"""Which rows end with the sum of their other figures, as the form's rules say."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from gouji.checking import RuleInstance
from gouji.forms.model import Block


def rows_with_sum(blocks: Iterable[Block], instances: Sequence[RuleInstance]) -> frozenset[str]:
    """Ids of the rows whose last column is the sum of all others."""
    return frozenset(row for block in blocks for row in _block_rows_with_sum(block, instances))


def _block_rows_with_sum(block: Block, instances: Sequence[RuleInstance]) -> Iterator[str]:
    if len(block.columns) < 3:
        return
    *summands, total = (column.id for column in block.columns)
    rows = {row.id for row in block.rows}
    for instance in instances:
        if instance.rule.over == "rows" and instance.axis in rows and len(instance.places) == len(block.columns):
            sides = [{column for _, column in side} for side in (instance.left, instance.right)]
            if {total} in sides and set(summands) in sides:
                yield instance.axis
