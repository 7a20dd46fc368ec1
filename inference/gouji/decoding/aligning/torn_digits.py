"""Digits torn from the number of a label: 3 in a line of its own, and below it ．补正后申请内容仍不明确.

Such a digit passes for a figure of the row before. It is none where it stands right before its label; where the figures
of its label's row stand between, and both rows have all of theirs, those are that row's.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from gouji.decoding.aligning.runs import Part, Run
from gouji.decoding.aligning.torn_labels import segments_to_text, text_to_rows
from gouji.decoding.aligning.vocabulary import NodeKind, Vocabulary
from gouji.segmenting import Kind, Segment, filled_cells

BEHIND_NUMBERS = frozenset(".．、)）")
"""What a label begins with whose number stands elsewhere."""
LONGEST = 2
"""Digits of a label's number."""


def runs_without_torn_digits(
    segments: Sequence[Segment], runs: Sequence[Run], vocabulary: Vocabulary, widths: Mapping[int, int]
) -> list[Run]:
    """The runs of one table, digits of labels taken from their cells; `widths` gives the columns of each row node."""
    mended = list(runs)
    for place in range(len(mended) - 1):
        run, following = mended[place], mended[place + 1]
        if following.node.kind is NodeKind.ROW and len(run.parts) == 1 and _lacks_number(segments, following):
            mended[place : place + 2] = _mended(segments, run, following, vocabulary, widths)
    return mended


def _lacks_number(segments: Sequence[Segment], run: Run) -> bool:
    return segments[run.anchor.start].text[:1] in BEHIND_NUMBERS


def _mended(
    segments: Sequence[Segment], run: Run, following: Run, vocabulary: Vocabulary, widths: Mapping[int, int]
) -> tuple[Run, Run]:
    own, width = widths.get(run.anchor.node, 0), widths[following.anchor.node]
    filled = filled_cells(segments, run.cells)
    theirs = any(segments[i].kind is not Kind.EMPTY for i in following.cells)
    if not filled or not (theirs or len(filled) == own + 1 + width):
        return run, following
    digit = filled[-1 if theirs else own]
    if not _is_number(segments, digit, following, vocabulary):
        return run, following
    before = replace(run, parts=(Part(None, tuple(i for i in run.cells if i < digit)),))
    if theirs:
        return before, following
    cells = tuple(i for i in run.cells if i > digit)
    return before, replace(following, parts=(Part(None, cells), *following.parts[1:]))


def _is_number(segments: Sequence[Segment], digit: int, following: Run, vocabulary: Vocabulary) -> bool:
    text = segments[digit].text
    label = segments_to_text(segments, (following.anchor.start, following.anchor.end))
    fits = text.isdigit() and len(text) <= LONGEST
    return fits and text_to_rows(text + label, following.node.table, vocabulary) == {following.anchor.node}
