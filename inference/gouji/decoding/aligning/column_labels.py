"""Row labels in a narrow column of a page: their lines, one below the other, with a group's label beside them.

Text browsers print （四）无法提供 downwards in a column of its own, left of the labels of its rows, and the figures on
the middle line of each: （四） 2、没有 / 无法提 现成信息 7447 17 ... / 供 需要另行 / 制作.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from rich.cells import cell_len

from gouji.decoding.aligning.runs import Part, Run
from gouji.decoding.aligning.torn_labels import text_to_rows
from gouji.decoding.aligning.vocabulary import Vocabulary
from gouji.folding import strip_numbering
from gouji.segmenting import Kind, Segment, Separator, filled_cells

MOST_PIECES = 60
"""Segments before and behind the figures of a row among which its label is looked for."""

WIDEST = 300
"""Characters of a line from which on it sets no columns of a page: counting the print columns of text on lines of
any length, segment by segment, would take time quadratic in it."""


def runs_to_column_rows(
    view: str, segments: Sequence[Segment], runs: Sequence[Run], vocabulary: Vocabulary
) -> Mapping[Part, int]:
    """The row node of every part with figures whose text, read down the column beside them, is a row's exact label."""
    found: dict[Part, int] = {}
    for run in runs:
        for part in run.parts[1:]:
            filled = filled_cells(segments, part.cells)
            if filled and any(segments[i].separator is Separator.GAP for i in filled):
                labels = _figures_to_labels(view, segments, filled[0], filled[-1])
                nodes = {node for label in labels for node in text_to_rows(label, run.node.table, vocabulary)}
                if len(nodes) == 1:
                    found[part] = nodes.pop()
    return found


def _figures_to_labels(view: str, segments: Sequence[Segment], first: int, last: int) -> Iterator[str]:
    """What the label of these figures may be: from the last piece with a list number down to their line, then with each
    further line up to the next number.
    """
    before = _text_around(segments, range(first - 1, max(-1, first - MOST_PIECES), -1))[::-1]
    if not before or before[-1].line != segments[first].line:
        return
    column = _place(view, before[-1])
    above = _lines_in_column(view, before, column)
    begins = [number for number, text in enumerate(above) if strip_numbering(text) != text]
    if not begins:
        return
    label = "".join(above[begins[-1] :])
    yield label
    behind = _text_around(segments, range(last + 1, min(len(segments), last + MOST_PIECES)))
    for text in _lines_in_column(view, behind, column):
        if strip_numbering(text) != text:
            return
        label += text
        yield label


def _text_around(segments: Sequence[Segment], indexes: range) -> list[Segment]:
    """The text at these places, up to the first figure."""
    found: list[Segment] = []
    for index in indexes:
        if segments[index].kind is Kind.TEXT:
            found.append(segments[index])
        elif segments[index].kind is not Kind.EMPTY:
            break
    return found


def _lines_in_column(view: str, pieces: Sequence[Segment], column: int) -> list[str]:
    """What each line has from this print column on."""
    lines = (list(line) for _, line in groupby(pieces, key=lambda piece: piece.line))
    texts = ("".join(piece.text for piece in line if _place(view, piece) >= column) for line in lines)
    return [text for text in texts if text]


def _place(view: str, segment: Segment) -> int:
    """Print columns before the segment on its line, counted no further than WIDEST characters."""
    line = view.rfind("\n", 0, segment.start) + 1
    return cell_len(view[line : min(segment.start, line + WIDEST)])
