"""Column labels printed from top to bottom, a character or two a line: which column stands at which place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import groupby, pairwise

from gouji.decoding.grids.names import label_to_all_keys
from gouji.folding import fold
from gouji.forms.model import Label
from gouji.segmenting import Kind, Segment

WIDEST = 2
"""Characters of a label that narrow columns print on one line."""
STROKES = ("/", "／")
"""What stands within labels, and alone is a blank mark."""
FEWEST_LINES = 2
"""Lines from which short words below each other are labels: those of one line may be any."""


def stacks_to_labels(segments: Sequence[Segment], labels: Sequence[Label]) -> list[list[int]]:
    """For each stack of short words among `segments` that begins one of `labels` at every place: which of them stand
    there, from left to right, by index. Of several that one place may begin it is the next one from the left.
    """
    if sum(0 < len(segment.text) <= WIDEST for segment in segments) < 2 * FEWEST_LINES:
        return []
    keys = tuple(label_to_all_keys(label) for label in labels)
    fitting = ([_beginning_to_indexes(piece, keys) for piece in stack] for stack in _segments_to_stacks(segments, keys))
    return [_places_to_labels(places) for places in fitting if all(places)]


def is_same_each_time(stack: Sequence[int], last: int) -> bool:
    """Whether the columns come from left to right and the same each time, but for the `last` one, whose label may stand
    lower: those that come again before all were there stand elsewhere (结 其 结 尚). The stack may begin and end within
    a time (总计 结果).
    """
    starts = [0, *(place + 1 for place, (one, two) in enumerate(pairwise(stack)) if two <= one), len(stack)]
    times = [[index for index in stack[one:two] if index != last] for one, two in pairwise(starts)]
    whole = max(times, key=len)
    begun, ended = times[-1], times[0]
    return (
        all(time == whole for time in times[1:-1])
        and whole[: len(begun)] == begun
        and whole[len(whole) - len(ended) :] == ended
    )


def _places_to_labels(places: Iterable[Sequence[int]]) -> list[int]:
    found: list[int] = []
    for own in places:
        found.append(next((index for index in own if found and index > found[-1]), own[0]))
    return found


_Keys = tuple[frozenset[str], ...]


@lru_cache(maxsize=4096)
def _beginning_to_indexes(beginning: str, keys: _Keys) -> tuple[int, ...]:
    return tuple(index for index, own in enumerate(keys) if any(key.startswith(beginning) for key in own))


def _segments_to_stacks(segments: Sequence[Segment], keys: _Keys) -> Iterator[list[str]]:
    """What each stack reads down its lines at every place of its first one, as far as that is plain."""
    stack: list[str] = []
    depth, last = 0, -1
    for line, group in groupby(segments, key=lambda segment: segment.line):
        pieces = _line_to_pieces(list(group))
        grown = _grown_stack(stack, pieces, keys) if line == last + 1 else None
        if grown is None and depth >= FEWEST_LINES:
            yield stack
        stack, depth = (pieces, 1) if grown is None else (grown, depth + 1)
        last = line
    if depth >= FEWEST_LINES:
        yield stack


def _grown_stack(stack: Sequence[str], pieces: Sequence[str], keys: _Keys) -> list[str] | None:
    """The stack with one more line below it, whose pieces belong to the labels that are not at their end yet; None
    where it has more or fewer pieces than that, or no label goes on so.
    """
    longer = [index for index, begun in enumerate(stack) if _goes_on(begun, keys)]
    places = range(len(stack)) if len(pieces) == len(stack) else longer
    if len(stack) < 2 or not pieces or len(pieces) != len(places):
        return None
    grown = list(stack)
    for place, piece in zip(places, pieces, strict=True):
        grown[place] += piece
    return grown if all(_beginning_to_indexes(begun, keys) for begun in grown) else None


def _goes_on(beginning: str, keys: _Keys) -> bool:
    return any(key.startswith(beginning) and key != beginning for own in keys for key in own)


def _line_to_pieces(line: Sequence[Segment]) -> list[str]:
    """The folded words of a line, none when one of them is a figure or longer than a stacked label is wide; the stroke
    of a label (增/减) is an empty one.
    """
    printed = [segment for segment in line if segment.kind is not Kind.EMPTY]
    pieces = [fold(segment.text) for segment in printed]
    words = all(segment.kind is Kind.TEXT or segment.text in STROKES for segment in printed)
    short = all(piece or segment.text in STROKES for piece, segment in zip(pieces, printed, strict=True))
    return pieces if words and short and any(pieces) and all(len(piece) <= WIDEST for piece in pieces) else []
