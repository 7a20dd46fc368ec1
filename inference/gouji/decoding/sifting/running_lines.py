"""Lines that a page prints again and again, in its tables too: running titles, watermarks, links to the top."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Sequence

from gouji.segmenting import is_blank_mark, text_to_number

LEAST_TIMES = 3
"""Times that a line is printed; a report has five pages or so."""
SHORTEST = 4
"""Characters of such a line."""


def lines_to_running(lines: Sequence[str], wanted: Sequence[int]) -> frozenset[int]:
    """Of the lines in question (numbers from 0, ascending), those of a text that is printed several times.

    It must stand among prose once at least, or be printed more often and stand before other labels too: a label that an
    agency added to a table has figures behind it.
    """
    places: dict[str, list[int]] = defaultdict(list)
    for place in wanted:
        places[lines[place].strip(" |｜\t\u00a0\u3000")].append(place)
    again = [own for text, own in places.items() if len(own) >= LEAST_TIMES and len(text) >= SHORTEST]
    if not again:
        return frozenset()
    prose = frozenset(wanted)
    return frozenset(place for own in again if _is_running(lines, own, prose) for place in own)


def _is_running(lines: Sequence[str], places: Sequence[int], prose: Container[int]) -> bool:
    if any(_is_among(lines, place, prose) for place in places):
        return True
    return len(places) > LEAST_TIMES and not all(_leads_figures(lines, place) for place in places)


def _is_among(lines: Sequence[str], place: int, prose: Container[int]) -> bool:
    """Whether the lines before and behind, blank ones passed over, are no table text."""
    near = (_next_printed(lines, place, step) for step in (-1, 1))
    return all(other in prose and lines[other] != lines[place] for other in near)


def _next_printed(lines: Sequence[str], place: int, step: int) -> int:
    place += step
    while 0 <= place < len(lines) and not lines[place].strip():
        place += step
    return place if 0 <= place < len(lines) else place - step


def _leads_figures(lines: Sequence[str], place: int) -> bool:
    """Whether the next printed line holds figures and blank marks only."""
    words = lines[_next_printed(lines, place, 1)].replace("|", " ").replace("｜", " ").split()
    return bool(words) and all(text_to_number(word) or is_blank_mark(word) for word in words)
