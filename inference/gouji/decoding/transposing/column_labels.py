"""The column's label that the words before figures end with."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz import fuzz

from gouji.decoding.aligning.candidates import CUTOFF, SHORTEST_FUZZY
from gouji.decoding.transposing.stretches import Stretch, labels_before
from gouji.folding import fold, label_to_keys
from gouji.forms.model import Block, Label


@dataclass(frozen=True, slots=True)
class ColumnLabel:
    """The index in its block of the column that the last `words` words of a stretch name."""

    column: int
    words: int


def stretch_to_label(stretch: Stretch, blocks: Sequence[Block], besides: Collection[int] = ()) -> ColumnLabel | None:
    """The label of a column, `besides` those of these indexes; a misspelt one where it is like no other as much."""
    if not stretch.figures or not stretch.words:
        return None
    columns = [(i, column.label) for block in blocks for i, column in enumerate(block.columns) if i not in besides]
    ends = [(label.text, -len(label.pieces)) for label in labels_before(stretch.words)]
    like = [(text_to_likeness(text, label), count, -index) for text, count in ends for index, label in columns]
    likeness, count, index = max(like, default=(0.0, 0, 0))
    return ColumnLabel(-index, -count) if likeness >= CUTOFF else None


@lru_cache(maxsize=2000)
def text_to_likeness(text: str, label: Label) -> float:
    """How like the text is to the label's wording that it is most like, in percent."""
    keys, wordings = label_to_keys(text), [*map(fold, label.wordings)]
    if not set(keys).isdisjoint(wordings):
        return 100.0
    long = [key for key in keys if len(key) >= SHORTEST_FUZZY]
    return max((fuzz.ratio(key, wording) for key in long for wording in wordings), default=0.0)
