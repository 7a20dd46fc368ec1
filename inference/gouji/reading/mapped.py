"""Text made out of another one, each character with the place it came from."""

from __future__ import annotations

import re
from array import array
from collections.abc import Callable
from dataclasses import dataclass
from itertools import islice


@dataclass(frozen=True, slots=True)
class Mapped:
    """`text` whose character i stands for the half-open range [starts[i], ends[i]) of a source of `length` characters.

    Both are None where every character stands for the one at its own place.
    """

    text: str
    length: int
    starts: array[int] | None = None
    ends: array[int] | None = None


def text_to_mapped(text: str) -> Mapped:
    """The text itself."""
    return Mapped(text, len(text))


def substitute(mapped: Mapped, pattern: re.Pattern[str], replacement: Callable[[re.Match[str]], str]) -> Mapped:
    """`mapped` with every match of `pattern`, none of them empty, replaced; each character of a replacement stands for
    the whole match.
    """
    text = mapped.text
    if pattern.search(text) is None:
        return mapped
    old_starts = range(len(text)) if mapped.starts is None else mapped.starts
    old_ends = range(1, len(text) + 1) if mapped.ends is None else mapped.ends
    starts, ends = array("i"), array("i")
    position = 0
    for match in pattern.finditer(text):
        first, end = match.span()
        starts.extend(old_starts[position:first])
        ends.extend(old_ends[position:first])
        width = len(replacement(match))
        starts.extend([old_starts[first]] * width)
        ends.extend([old_ends[end - 1]] * width)
        position = end
    starts.extend(old_starts[position:])
    ends.extend(old_ends[position:])
    return Mapped(pattern.sub(replacement, text), mapped.length, starts, ends)


def occurs(pattern: re.Pattern[str], text: str, times: int) -> bool:
    """Whether `pattern` matches so many times or more; the rest of the text is not looked at."""
    return sum(1 for _ in islice(pattern.finditer(text), times)) == times


def compose(mapped: Mapped, text: str, starts: array[int] | None, ends: array[int] | None) -> Mapped:
    """`text`, made out of `mapped.text` with these ranges, over the source of `mapped`."""
    if mapped.starts is None or mapped.ends is None:
        return Mapped(text, mapped.length, starts, ends)
    if starts is None or ends is None:
        return Mapped(text, mapped.length, mapped.starts, mapped.ends)
    first, last = array("i"), array("i")
    for start, end in zip(starts, ends, strict=True):
        empty = start >= end
        place = mapped.starts[start] if start < len(mapped.starts) else mapped.length
        first.append(place)
        last.append(place if empty else mapped.ends[end - 1])
    return Mapped(text, mapped.length, first, last)
