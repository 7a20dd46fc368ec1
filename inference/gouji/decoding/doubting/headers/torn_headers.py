"""Column labels that a page tore: where such a label begins, and which pieces are no label of their own."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Container, Iterator, Sequence
from functools import lru_cache
from itertools import combinations

from gouji.decoding.aligning.alignment import Anchor
from gouji.decoding.aligning.runs import Run
from gouji.decoding.grids.names import label_to_all_keys
from gouji.folding import fold
from gouji.forms.model import Block, Label
from gouji.segmenting import Kind, Segment

Pieces = list[tuple[int, int]]
"""Index of a label in the header, and a segment."""


MOST_LABELS = 500
"""Column labels of a block in which pieces are looked for: a header of 20 that is printed again on 25 pages."""


def loose_segments(segments: Sequence[Segment], runs: Sequence[Run], headers: Sequence[Run]) -> list[int]:
    """The texts among the labels of a header that belong to no label."""
    known = {i for run in runs for i in range(run.anchor.start, run.anchor.end)}
    last = max(headers, key=lambda run: run.anchor.start)
    end = max([last.anchor.end, *(part.text[1] for part in last.parts if part.text and not last.all_cells)])
    start = min(run.anchor.start for run in headers)
    return [i for i in range(start, end) if i not in known and segments[i].kind is Kind.TEXT]


def anchors_to_places(
    segments: Sequence[Segment], loose: Sequence[int], anchors: Sequence[Anchor], block: Block, torn: Pieces
) -> list[tuple[int, int]]:
    """Column labels by their header text, each with the line where it begins, in the order in which they begin."""
    if len(anchors) > MOST_LABELS:
        return [(anchor.header, segments[anchor.start].line) for anchor in anchors]
    counts = Counter(anchor.header for anchor in anchors)
    places = [(place, header) for header, place in torn]
    for anchor in anchors:
        before = [i for i in loose if anchors[0].start <= i < anchor.start]
        place = _anchor_to_place(segments, anchor, before, block, again=counts[anchor.header] > 1)
        if place is not None:
            places.append((place, anchor.header))
    return [(header, segments[place].line) for place, header in sorted(places)]


def _anchor_to_place(
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


SHORTEST_BEGIN = 3
"""Characters of a piece that tell a column's label."""


def torn_columns(segments: Sequence[Segment], header: Sequence[int], met: Container[int], block: Block) -> Pieces:
    """Pieces that alone on their line begin the label of a column which is not `met`, as (header index, segment).

    `header` are the segments of the header that belong to no label. Where cells have lines of their own, the pieces
    tell where a label stands whose other pieces nobody can read.
    """
    columns = {column.label.text for column in block.columns}
    keys = {number: label_to_all_keys(label) for number, label in enumerate(block.header)}
    found: list[tuple[int, int]] = []
    for place in header:
        text = fold(segments[place].text)
        begun = [number for number, own in keys.items() if any(key.startswith(text) for key in own)]
        if len(text) >= SHORTEST_BEGIN and len(begun) == 1 and _is_alone(segments, place):
            found += [(begun[0], place)] if begun[0] not in met and block.header[begun[0]].text in columns else []
    counts = Counter(number for number, _ in found)
    return [(number, place) for number, place in found if counts[number] == 1]


def _is_alone(segments: Sequence[Segment], place: int) -> bool:
    around = [*segments[max(0, place - 1) : place], *segments[place + 1 : place + 2]]
    return all(other.line != segments[place].line for other in around)


_Extent = tuple[int, int]
"""Where a text first stands on a line, and where last."""

MOST_LINES_APART = 4
"""Lines from the first piece of a label to the second one, beside labels of more lines."""


def are_torn_in_other_order(segments: Sequence[Segment], block: Block) -> bool:
    """Whether two labels over columns, each torn into a piece on one line and one on another, stand there in another
    order than the form's on both lines (法律服 商业 over 务机构 企业).
    """
    lines: dict[int, dict[str, _Extent]] = defaultdict(dict)
    for segment in segments:
        if segment.kind is Kind.TEXT:
            own, text = lines[segment.line], fold(segment.text)
            own[text] = (own.get(text, (segment.start, 0))[0], segment.start)
    if len(lines) < 2:  # each piece stands on a line of its own
        return False
    rests = _labels_to_rests(tuple(column.label for column in block.columns))
    for line, words in lines.items():
        begun = [(index, one, end) for text, one in words.items() for index, end in rests.get(text, ())]
        for below in range(line + 1, line + 1 + MOST_LINES_APART if begun else 0):
            ends = lines.get(below, {})
            if _is_one_exchanged([(index, one, ends[end]) for index, one, end in begun if end in ends]):
                return True
    return False


@lru_cache(maxsize=64)
def _labels_to_rests(labels: tuple[Label, ...]) -> dict[str, list[tuple[int, str]]]:
    """By the beginning of a label, whose it is, by place, and the rest."""
    rests: dict[str, list[tuple[int, str]]] = defaultdict(list)
    for index, label in enumerate(labels):
        for key in label_to_all_keys(label):
            for end in range(1, len(key)):
                rests[key[:end]].append((index, key[end:]))
    return dict(rests)


def _is_one_exchanged(torn: Sequence[tuple[int, _Extent, _Extent]]) -> bool:
    """Whether of two torn labels, each with the places of its pieces, the later column's stand before the other's."""
    places: dict[int, tuple[_Extent, _Extent]] = {}
    for index, one, two in torn:
        known = places.get(index, (one, two))
        places[index] = (_hull(known[0], one), _hull(known[1], two))
    return any(
        ones[0] >= other_ones[1] and ones[1] > other_ones[0] and twos[1] > other_twos[0]
        for (_, (ones, twos)), (_, (other_ones, other_twos)) in combinations(sorted(places.items()), 2)
    )


def _hull(one: _Extent, other: _Extent) -> _Extent:
    return min(one[0], other[0]), max(one[1], other[1])
