"""Headers of two lines: which labels stand below a common one, and whether those come before it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import dropwhile

from gouji.forms.model import Block, Label


def is_lower_line_first(labels: Sequence[str], block: Block) -> bool:
    """Whether `labels`, those of the block's header as printed, are all columns below a common label in order, then the
    others in order with one label over several columns where those belong: its place tells that of the columns.
    """
    columns = [column.label.text for column in block.columns]
    depth = min(len(column.groups) for column in block.columns)
    below = [column.label.text for column in block.columns if len(column.groups) > depth]
    beside = [column.label.text for column in block.columns if len(column.groups) == depth]
    printed = list(dropwhile(lambda label: label not in columns, labels))
    if not below or printed[: len(below)] != below:
        return False
    upper = printed[len(below) :]
    over = [place for place, label in enumerate(upper) if label not in columns]
    first = columns.index(below[0])
    return over == [first] and [label for label in upper if label in columns] == beside


def block_to_lower_labels(block: Block) -> list[Label]:
    """The labels over columns below the most others, those of all columns where none has more: text browsers print the
    label of a cell as high as the whole header wherever their lines have room.
    """
    depth = max(len(column.groups) for column in block.columns)
    return [column.label for column in block.columns if len(column.groups) == depth]
