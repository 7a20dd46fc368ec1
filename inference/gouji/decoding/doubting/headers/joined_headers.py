"""Column labels that a page tore, one whole behind the other: joined without what stands over all rows or several
columns, their pieces are the labels, in the order of the columns.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from gouji.decoding.doubting.headers.header_lines import block_to_lower_labels
from gouji.decoding.grids.names import label_to_all_keys
from gouji.folding import fold
from gouji.forms.model import Block
from gouji.segmenting import Kind, Segment

FEWEST_COLUMNS = 4
"""Columns below a common label whose own labels no other text spells by chance."""

_Keys = Sequence[frozenset[str]]


def are_joined_in_other_order(segments: Sequence[Segment], block: Block) -> bool:
    """Whether the texts of a header, joined, spell the labels below a common one in another order than the form's, and
    nowhere in that.

    Other labels may stand anywhere: a total's cell is as high as the whole header, and its label in the middle of it.
    """
    columns = block_to_lower_labels(block)
    if len(columns) < FEWEST_COLUMNS:
        return False
    keys = [label_to_all_keys(label) for label in columns]
    names = {label.text for label in columns}
    left_out = frozenset().union(*(label_to_all_keys(label) for label in block.header if label.text not in names))
    texts = [fold(segment.text) for segment in segments if segment.kind is Kind.TEXT]
    joined = "".join(text for text in texts if text not in left_out)
    orders = {tuple(order) for start in range(len(joined)) for order in _text_to_orders(joined, start, keys, ())}
    return bool(orders) and tuple(range(len(keys))) not in orders


def _text_to_orders(text: str, start: int, keys: _Keys, before: tuple[int, ...]) -> Iterator[tuple[int, ...]]:
    """The orders in which labels of all these columns stand one behind the other from `start` on."""
    if len(before) == len(keys):
        yield before
        return
    for column, own in enumerate(keys):
        if column not in before:
            for key in own:
                if text.startswith(key, start):
                    yield from _text_to_orders(text, start + len(key), keys, (*before, column))
