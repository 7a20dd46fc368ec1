"""Figures side by side of which some lost what parts them: 985 366 0 677 0 5432571 for seven with their sum.

Marks for blanks part figures by themselves: 11/11/114 are seven as well.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from gouji.decoding.placing.cuts import ASCII_DIGITS, Ends, run_to_summed_cuts
from gouji.decoding.placing.model import Slot
from gouji.segmenting import Kind, Segment
from gouji.segmenting.values import DASHES, RUN_MARKS

_DASH = f"[{re.escape(DASHES)}]"
_TOKENS = tuple(
    re.compile(rf"(?P<digits>[0-9０-９]+)|(?!{_DASH})[{re.escape(RUN_MARKS)}]|{_DASH}{{{width}}}") for width in (1, 2)
)
"""What a run is made of; a page prints one dash for a blank, or two."""


@dataclass(frozen=True, slots=True)
class DigitRun:
    """Figures as digits, a mark for a blank as a nought: no figure goes on behind one of `walls`; `places` are where
    each digit or mark is printed.
    """

    digits: str
    walls: Ends
    places: tuple[Slot, ...]

    def slots(self, ends: Ends) -> tuple[Slot, ...]:
        """The places of the figures that end there."""
        return tuple(
            Slot(self.places[start].start, self.places[end - 1].end, self.places[start].kind)
            for start, end in pairwise((0, *ends))
        )


def figures_to_runs(figures: Sequence[Segment]) -> Iterator[DigitRun]:
    """The ways to read figures as digits, one for each width of a dash; none where something else stands among them."""
    has_dash = any(re.search(_DASH, figure.text) for figure in figures)
    for tokens in _TOKENS if has_dash else _TOKENS[:1]:
        found = [_text_to_tokens(figure.text, tokens) for figure in figures]
        if all(found):
            yield _tokens_to_run([(figure.start, own) for figure, own in zip(figures, found, strict=True)])


def _text_to_tokens(text: str, tokens: re.Pattern[str]) -> list[re.Match[str]]:
    """What a text is made of; nothing where something else stands in it."""
    found = list(tokens.finditer(text))
    return found if sum(len(token[0]) for token in found) == len(text) else []


def _tokens_to_run(found: Sequence[tuple[int, Sequence[re.Match[str]]]]) -> DigitRun:
    """The run of figures, each with the place where it starts."""
    digits, walls, places = "", list[int](), list[Slot]()
    for place, tokens in found:
        for token in tokens:
            start, end = place + token.start(), place + token.end()
            if token["digits"]:
                digits += token[0].translate(ASCII_DIGITS)
                places += [Slot(own, own + 1, Kind.VALUE) for own in range(start, end)]
            else:
                digits += "0"
                places.append(Slot(start, end, Kind.MARK))
            walls.append(len(digits))
    return DigitRun(digits, tuple(walls[:-1]), tuple(places))


def figures_to_ways(figures: Sequence[Segment], width: int, *, rows: int = 1) -> Iterator[tuple[Slot, ...]]:
    """All ways to cut figures into `rows` rows of `width`, each of which ends with the sum of its others; none where
    they are enough as they are.
    """
    for run in figures_to_runs(figures) if len(figures) < rows * width else ():
        if len(run.digits) >= rows * width:
            for ends in run_to_summed_cuts(run.digits, width, rows=rows, walls=run.walls):
                yield run.slots(ends)


def have_run_together(figures: Sequence[Segment]) -> bool:
    """Whether one can be no single figure: it begins with a nought and goes on (00, 01399), or holds a mark."""
    texts = [figure.text for figure in figures if len(figure.text) > 1]
    return any(text[0] in "0０" and text.isdecimal() for text in texts) or any(map(is_marked_run, texts))


def is_marked_run(text: str) -> bool:
    """Whether digits and marks for blanks stand there without anything between them."""
    return not text.isdecimal() and any(_text_to_tokens(text, tokens) for tokens in _TOKENS)
