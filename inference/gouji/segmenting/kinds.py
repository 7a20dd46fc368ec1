"""The text of one layout cell to label words, printed values and blank marks."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from gouji.folding.labels import NOTE
from gouji.keeping import LONGEST_KEPT
from gouji.segmenting.letter_spaces import LEAST_LETTERS, letters_to_words
from gouji.segmenting.letters import is_lettered, is_like_figure
from gouji.segmenting.model import Kind, KnownLabels
from gouji.segmenting.values import NUMBER, RUN_MARKS, UNIT, WORDED_BLANKS, is_blank_mark, text_to_number

_SPACE = r"\s\u00a0\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\x1e\x1f"
WORD = re.compile(f"[^{_SPACE}]+")
LEADING_RUN = re.compile(
    r"(?P<digits>[0-9０-９]{5,})(?P<rest>[0-9０-９][.．、](?:[^0-9０-９].*)?|[^0-9０-９.．,，、].+)", re.DOTALL
)
"""Digits of a row whose separators are lost, glued to the label of the next row or to its list number."""
PARTED_DECIMALS = re.compile(r"[0-9０-９][.．][ \u00a0\u3000]+[0-9０-９]")
"""A decimal point and digits that a space parts from it; behind the number of a row stands its label."""
_NOTE = (
    rf"[*＊※]{{1,3}}|\[(?:注\s?)?[0-9]{{1,2}}\]|[(（][0-9.]{{1,6}}[%％][)）]"
    rf"|[(（](?![一二三四五六七八九十]+[)）]|{UNIT})[^()（）]{{0,40}}[^\x00-\x40()（）０-９][^()（）]{{0,40}}[)）]"
)
NOTED = re.compile(rf"({NUMBER})(?:{_NOTE})")
"""A figure with a note or its mark: 9（含2件上年结转）, 9（33.3%）, 9*, 9[1]; a unit or a row's number is none."""
UNIT_WORD = re.compile(UNIT)
UNIT_BEFORE_NUMBER = re.compile(
    f"(?:{UNIT})(?=[0-9０-９]{{1,2}}[.．、]|[一二三四五六七八九十]、|[(（][一二三四五六七八九十])"
)
"""A unit that a number and the label of the next row stand around, without a space."""
GLUED = re.compile(
    rf"(?P<label>.*[^0-9０-９,，.．])(?P<figure>(?P<digits>[0-9０-９][0-9０-９,，.．]*)(?:{UNIT})?)", re.DOTALL
)
"""A label with a figure behind it that nothing parts from it."""
_MARKS = re.escape(RUN_MARKS)
_RUN = rf"(?=[0-9０-９]*[{_MARKS}])[0-9０-９{_MARKS}]{{5,}}"
MARKED_RUN = re.compile(rf"(?P<run>{_RUN}?)(?P<rest>[0-9０-９][.．、])?")
"""Digits and marks for blanks of a row whose separators are lost, with the list number of the next label or without."""
GLUED_RUN = re.compile(rf"(?P<label>.*[^0-9０-９{_MARKS}])(?P<figure>{_RUN})", re.DOTALL)
"""A label with such a run behind it."""
OPENING, CLOSING = ("(", "（"), (")", "）")
BULLETS = frozenset("-－–—·•*")
MOST_PIECES = 8
"""Words before one that may be the beginning of its label: spaces stand in a label here and there."""
SHORTEST_GLUED = 8
LEAST_RUN = 6
"""Labels of a table with their figures right behind them: fewer stand in prose."""
RUN_BEGINS = re.compile(f"[0-9０-９{_MARKS}]")
"""A figure or a mark for none."""
NAMING = (":", "：", "=")
"""What stands between a label and the figure that it names."""
LABEL_ENDS = "()（）“”\"':：、，,。;； \u00a0\u3000"

Found = tuple[int, int, Kind]
"""Half-open range in the text, and what stands there."""


def text_to_kinds(text: str, labels: KnownLabels) -> tuple[Found, ...]:
    """What stands in the text of a cell, in order; nothing where the cell is empty.

    A number that opens a cell with text behind it numbers a list or a year, a dash there marks an item: it is text.
    """
    return (_known_kinds if len(text) <= LONGEST_KEPT else _text_to_kinds)(text, labels)


def _text_to_kinds(text: str, labels: KnownLabels) -> tuple[Found, ...]:
    words = [match.span() for match in WORD.finditer(text)]
    if words and text_to_number(text[words[0][0] : words[-1][1]]):
        return ((words[0][0], words[-1][1], Kind.VALUE),)
    if len(words) == 1 and is_like_figure(text[slice(*words[0])]):
        return ((*words[0], Kind.VALUE),)
    if len(words) > LEAST_LETTERS:
        words = letters_to_words(text, words, labels)
    if len(words) > 1 and (_is_torn(text, words, labels) or _is_torn_run(text, words, labels)):
        return tuple(_label_to_kinds(text, words[0][0], words[-1][1], labels))
    if len(words) > 1 and (digits := _digits_behind_torn(text, words, labels)):
        return (*_label_to_kinds(text, words[0][0], digits, labels), (digits, words[-1][1], Kind.VALUE))
    return tuple(_words_to_kinds(text, words, labels))


def _is_torn(text: str, words: list[tuple[int, int]], labels: KnownLabels) -> bool:
    """Whether a cell of words only is a row of labels run together, with spaces in some of them."""
    if any(_word_to_kind(text[slice(*word)]) is not Kind.TEXT for word in words) or labels.is_label(text):
        return False
    if any(map(str.isdecimal, NOTE.sub("", text))):
        return False  # a label may name the column of a figure: 自然人：12
    whole = all(labels.is_label(text[slice(*word)]) for word in words)
    return not whole and bool(labels.find_glued_labels(text[words[0][0] : words[-1][1]]))


def _digits_behind_torn(text: str, words: list[tuple[int, int]], labels: KnownLabels) -> int | None:
    """Where the digits glued to a row label begin that others run into, with spaces in some of them, if that is all."""
    glued = GLUED.fullmatch(text, *words[-1])
    if glued is None or any(_word_to_kind(text[slice(*word)]) is not Kind.TEXT for word in words[:-1]):
        return None
    start, end = words[0][0], glued.end("label")
    if _begin_of_row_label(text, (first for first, _ in words), end, labels) is not None:
        return None
    found = labels.find_glued_labels(text[start:end])
    is_last = bool(found) and start + found[-1][1] == end and labels.is_row_label(text[start + found[-1][0] : end])
    return end if is_last else None


def _is_torn_run(text: str, words: list[tuple[int, int]], labels: KnownLabels) -> bool:
    """Whether a cell of many words is a table run together, figures right behind its labels, spaces in some of them."""
    if len(text) <= LONGEST_KEPT:
        return False
    printed = text[words[0][0] : words[-1][1]]
    found = labels.find_glued_labels(printed)
    run_on = sum(RUN_BEGINS.match(printed, end) is not None for _, end in found)
    return run_on >= LEAST_RUN and any(len(WORD.findall(printed[start:end])) > 1 for start, end in found)


_known_kinds = lru_cache(maxsize=8192)(_text_to_kinds)
"""The lines that are new to the process are rows of known labels and common figures."""


def _words_to_kinds(text: str, words: list[tuple[int, int]], labels: KnownLabels) -> Iterator[Found]:
    index = 0
    while index < len(words):
        start, end = words[index]
        kind = _word_to_kind(text[start:end])
        following = text[slice(*words[index + 1])] if index + 1 < len(words) else ""
        if kind is Kind.VALUE and UNIT_WORD.fullmatch(following):
            index += 1
            end = words[index][1]
        elif kind is Kind.VALUE and (unit := UNIT_BEFORE_NUMBER.match(following)):
            words[index + 1] = (words[index + 1][0] + unit.end(), words[index + 1][1])
            end = words[index + 1][0]
        elif index == 0 and _opens_list(kind, text[start:end]) and following and _word_to_kind(following) is Kind.TEXT:
            yield start, end, Kind.TEXT
            index += 1
            continue
        begins_label = _begins_label(text[start:end] + following, labels)
        if kind is not Kind.TEXT and (begins_label or _ends_note(text, words, index)):
            yield start, end, Kind.TEXT
        elif kind is Kind.TEXT and _stands_for_figure(text, words, index):
            yield start, end, Kind.VALUE
        elif kind is Kind.TEXT:
            before = [words[i][0] for i in range(max(0, index - MOST_PIECES), index)]
            yield from _label_to_kinds(text, start, end, labels, before)
        else:
            yield start, end, kind
        index += 1


def _stands_for_figure(text: str, words: list[tuple[int, int]], index: int) -> bool:
    """Whether a word of letters that look like digits stands beside a figure: 0 O 0."""
    beside = [text[slice(*words[i])] for i in (index - 1, index + 1) if 0 <= i < len(words)]
    return is_like_figure(text[slice(*words[index])]) and any(_word_to_kind(word) is Kind.VALUE for word in beside)


def _opens_list(kind: Kind, word: str) -> bool:
    """Whether a word before text may be the number of a list, which is no nought, a year, or the mark of an item."""
    return (kind is Kind.VALUE and bool(word.strip("0０"))) or (kind is Kind.MARK and word in BULLETS)


def _begins_label(words: str, labels: KnownLabels) -> bool:
    """Whether a blank mark that is a word as well goes on as a label (无 正当理由)."""
    return words[0] in WORDED_BLANKS and len(words) > 1 and labels.is_piece(words)


def _ends_note(text: str, words: list[tuple[int, int]], index: int) -> bool:
    """Whether the word is a figure, or the sign of one (- 3), right before the bracket that closes a note."""
    following = index + 1
    if following < len(words) and _word_to_kind(text[slice(*words[following])]) is Kind.VALUE:
        following += 1
    if following >= len(words) or text[words[following][0]] not in CLOSING:
        return False
    before = text[: words[index][0]]
    return _is_in_note(before)


def _label_to_kinds(
    text: str, start: int, end: int, labels: KnownLabels, before: Sequence[int] = ()
) -> Iterator[Found]:
    """A word of text, cut where digits are glued to a row label or several labels to each other.

    A label may begin in a word `before`, where spaces stand in it or in its note.
    """
    marked = GLUED_RUN.fullmatch(text, start, end)
    if marked and _begin_of_row_label(text, (start, *reversed(before)), marked.end("label"), labels) is not None:
        yield *marked.span("label"), Kind.TEXT
        yield *marked.span("figure"), Kind.VALUE
        return
    glued = GLUED.fullmatch(text, start, end)
    named = glued is not None and glued["label"][-1] in NAMING and labels.is_label(glued["label"])
    begin = _begin_of_row_label(text, (start, *reversed(before)), glued.end("label"), labels) if glued else None
    if glued and (named or begin is not None):
        if _is_in_note(text[start if begin is None else begin : glued.end("label")]):
            yield start, end, Kind.TEXT
            return
        yield glued.start("label"), glued.end("label"), Kind.TEXT
        run = LEADING_RUN.fullmatch(glued["digits"])
        behind = glued.start("figure") + len(run["digits"]) if run else glued.end("figure")
        yield glued.start("figure"), behind, Kind.VALUE
        if run:
            yield behind, end, Kind.TEXT
        return
    long = end - start >= SHORTEST_GLUED and not labels.is_label(text[start:end])
    found = labels.find_glued_labels(text[start:end]) if long else []
    if not found:
        yield from _piece_to_kinds(text, start, end)
        return
    position = start
    for first, last in found:
        if text[start + last : start + last + 1] in NAMING:
            yield from _joint_to_kinds(text, position, start + first)
        else:
            yield from _gap_to_kinds(text, position, start + first)
        yield start + first, start + last, Kind.TEXT
        position = start + last
    yield from _gap_to_kinds(text, position, end)


def _begin_of_row_label(text: str, starts: Iterable[int], end: int, labels: KnownLabels) -> int | None:
    """At which of the words' `starts` a row label begins that ends there, if any does."""
    return next((start for start in starts if labels.is_row_label(text[start:end])), None)


def _is_in_note(label: str) -> bool:
    """Whether a note is open where the label ends, so that digits behind it are the note's (以12月31 of 31日)."""
    return max(map(label.rfind, OPENING)) > max(map(label.rfind, CLOSING))


def _joint_to_kinds(text: str, start: int, end: int) -> Iterator[Found]:
    """What joins a label to one with a colon and a figure (行政许可-处理决定数量：35): a dash there is no blank."""
    for first, last, kind in _gap_to_kinds(text, start, end):
        yield first, last, Kind.TEXT if kind is Kind.MARK else kind


def _piece_to_kinds(text: str, start: int, end: int) -> Iterator[Found]:
    """A word that is no label or several: a run of digits is cut from what is glued to it."""
    run = LEADING_RUN.fullmatch(text, start, end)
    noted = text_to_noted_figure(text, start, end)
    if noted:
        yield *noted, Kind.VALUE
    elif run is None or text_to_number(text[start:end]) or PARTED_DECIMALS.match(text, run.start("rest")):
        yield start, end, _word_to_kind(text[start:end])
    else:
        yield run.start("digits"), run.end("digits"), Kind.VALUE
        yield run.start("rest"), run.end("rest"), Kind.TEXT


def text_to_noted_figure(text: str, start: int = 0, end: int | None = None) -> tuple[int, int] | None:
    """The half-open range of the figure in a text that is one with a note, else None."""
    noted = NOTED.fullmatch(text, start, len(text) if end is None else end)
    return noted.span(1) if noted else None


def _gap_to_kinds(text: str, start: int, end: int) -> Iterator[Found]:
    """What stands between two glued labels, without the brackets and colons that belong to them."""
    while start < end and text[start] in LABEL_ENDS:
        start += 1
    while start < end and text[end - 1] in LABEL_ENDS:
        end -= 1
    words = [word.span() for word in WORD.finditer(text, start, end)]
    for first, last in words if any(map(str.isdecimal, text[start:end])) else [(start, end)][: start < end]:
        run = MARKED_RUN.fullmatch(text, first, last)
        if run:
            yield *run.span("run"), Kind.VALUE
            first = run.end("run")
        if first < last:
            yield from _piece_to_kinds(text, first, last)


def _word_to_kind(word: str) -> Kind:
    if text_to_number(word) or is_lettered(word):
        return Kind.VALUE
    return Kind.MARK if is_blank_mark(word) else Kind.TEXT
