"""Notes of row labels that a page broke into lines above, beside and below the row's figures, to spaces.

A narrow cell prints 行政强制(指年内增加 / 或减少的事项, 48753 / 以负数表示) with the figures in its middle: the words
of the note stand around them as if they were another label, and its figures as if they were a row's.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from gouji.decoding.aligning.label_index import LabelIndex
from gouji.segmenting import is_blank_mark, text_to_number

MOST_LINES = 12
"""Lines of a note: one of 60 characters in a cell of five."""

_BRACKET = re.compile(r"[()（）]")
_OPENING = "(（"
_CELL_MARK = re.compile(r"[|｜\t]")
_WORD = re.compile(r"\S+")


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of the view, and where on it the figures at its end begin; its end where none stand there."""

    start: int
    text: str
    figures: int

    @property
    def has_figures(self) -> bool:
        return self.figures < len(self.text)


def view_without_torn_notes(view: str, labels: LabelIndex) -> str:
    """`view` with the same characters at the same offsets, notes with a line of figures inside as spaces."""
    texts = view.split("\n")
    openings = {place: at for place, text in enumerate(texts) if (at := _unclosed(text)) is not None}
    if not openings:
        return view
    lines = list(_texts_to_lines(texts))
    characters = list(view)
    for place, opening in openings.items():
        if lines[place].has_figures or not _is_row_label(lines, place, opening, labels):
            continue
        for start, end in _note_ranges(lines[place : place + MOST_LINES], opening, labels):
            characters[start:end] = " " * (end - start)
    return "".join(characters)


def _texts_to_lines(texts: Iterable[str]) -> Iterator[_Line]:
    start = 0
    for text in texts:
        figures = len(text)
        for word in reversed(list(_WORD.finditer(text))):
            if not (text_to_number(word[0]) or is_blank_mark(word[0])):
                break
            figures = word.start()
        yield _Line(start, text, figures)
        start += len(text) + 1


def _unclosed(text: str) -> int | None:
    """Where the bracket stands that a line opens and does not close; None without one."""
    if "(" not in text and "（" not in text:
        return None
    open_at: list[int] = []
    for bracket in _BRACKET.finditer(text):
        if bracket[0] in _OPENING:
            open_at.append(bracket.start())
        elif open_at:
            open_at.pop()
    return open_at[0] if open_at else None


def _is_row_label(lines: Sequence[_Line], place: int, opening: int, labels: LabelIndex) -> bool:
    """Whether a row's label stands before the bracket, on its line or begun on the one before."""
    own = lines[place].text[:opening].strip()
    before = lines[place - 1] if place else None
    joined = before.text.strip() + own if before and not before.has_figures else own
    return bool(own) and any(labels.is_row_label(text) for text in (own, joined))


def _note_ranges(lines: Sequence[_Line], opening: int, labels: LabelIndex) -> list[tuple[int, int]]:
    """The ranges of a note that opens on the first line, where it closes and one line inside has figures; else none."""
    ranges = [(lines[0].start + opening, lines[0].start + len(lines[0].text))]
    depth, filled = 1, 0
    for line in lines[1:]:
        if _CELL_MARK.search(line.text) or labels.is_label(line.text):
            return []
        end = line.figures
        for bracket in _BRACKET.finditer(line.text):
            depth += 1 if bracket[0] in _OPENING else -1
            if depth == 0:
                end = bracket.end()
                break
        filled += line.has_figures
        ranges.append((line.start, line.start + end))
        if depth == 0:
            rest = line.text[end:].strip()
            is_told = filled == 1 and (not rest or line.figures <= line.text.index(rest, end))
            return ranges if is_told else []
    return []
