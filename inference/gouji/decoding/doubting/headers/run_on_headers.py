"""Labels over columns that run on without anything between them, so that none is read: their order still tells."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from gouji.decoding.aligning.runs import Run
from gouji.decoding.grids.names import label_to_all_keys
from gouji.folding import fold
from gouji.forms.model import Block
from gouji.segmenting import Kind, Segment


def headers_to_run_on_columns(segments: Sequence[Segment], headers: Sequence[Run], block: Block) -> Iterator[list[int]]:
    """The columns, by number, whose labels stand in each unknown text among the labels of a header, in its order."""
    for run in headers:
        for part in run.parts:
            if part.text is not None:
                texts = [segment.text for segment in segments[slice(*part.text)] if segment.kind is Kind.TEXT]
                yield _text_to_columns(fold("".join(texts)), block)


def _text_to_columns(text: str, block: Block) -> list[int]:
    """The longest labels first, as one may be a piece of another."""
    keys = [(key, number) for number, column in enumerate(block.columns) for key in label_to_all_keys(column.label)]
    found: dict[int, int] = {}
    for key, number in sorted(keys, key=lambda own: -len(own[0])):
        place = text.find(key)
        if place >= 0 and number not in found:
            found[number] = place
            text = text[:place] + " " * len(key) + text[place + len(key) :]
    return sorted(found, key=lambda number: found[number])
