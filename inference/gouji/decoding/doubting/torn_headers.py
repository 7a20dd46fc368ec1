"""Column labels that a page tore: where such a label begins, and which pieces are no label of their own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from gouji.decoding.aligning.alignment import Anchor
from gouji.decoding.grids.names import label_to_all_keys
from gouji.folding import fold
from gouji.forms.model import Block
from gouji.segmenting import Kind, Segment


def anchor_to_place(
    segments: Sequence[Segment], anchor: Anchor, loose: Sequence[int], block: Block, *, again: bool
) -> int | None:
    """The segment that a column's label begins with, None for a piece of another label.

    `loose` are the segments of the header before the anchor that belong to no label: one of them may be the beginning
    of this one (社会 | 其他, and 公益组织 in a line below). Of one that stands there `again`, one side tells enough.
    """
    printed = fold("".join([segment.text for segment in segments[anchor.start : anchor.end]]))
    around = _word_beside(segments, anchor.start, -1), _word_beside(segments, anchor.end - 1, 1)
    enough = any if again else all
    if any(enough(_sides(printed, around, key)) for label in block.header for key in label_to_all_keys(label)):
        return None
    rests = set(_rests(printed, label_to_all_keys(block.header[anchor.header])))
    begun = [i for i in loose if (text := fold(segments[i].text)) and any(rest.startswith(text) for rest in rests)]
    return begun[0] if len(begun) == 1 else anchor.start


def _word_beside(segments: Sequence[Segment], index: int, step: int) -> str:
    """The folded text right before or behind a segment, past empty cells; empty where a figure or nothing stands."""
    index += step
    while 0 <= index < len(segments) and segments[index].kind is Kind.EMPTY:
        index += step
    inside = 0 <= index < len(segments) and segments[index].kind is Kind.TEXT
    return fold(segments[index].text) if inside else ""


def _sides(printed: str, around: tuple[str, str], key: str) -> tuple[bool, bool]:
    """Whether the words before and behind the text are this label's, which it stands within: 其他 of 法人或其他组织."""
    before, found, behind = key.partition(printed)
    one, two = around
    return bool(found and one and before.endswith(one)), bool(found and two and behind.startswith(two))


def _rests(printed: str, keys: frozenset[str]) -> Iterator[str]:
    """What the label's wordings that end so have before it."""
    return (key.removesuffix(printed) for key in keys if key.endswith(printed) and key != printed)
