"""Labels with a space behind each letter to one word: programs that justify or recognise text print them so (规 章)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Protocol

from gouji.segmenting.values import WORDED_BLANKS


class Labels(Protocol):
    """What is asked of the forms' labels."""

    def is_label(self, text: str) -> bool:
        """Whether `text` as a whole is a known label of any kind."""

    def is_piece(self, text: str) -> bool:
        """Whether `text` is a stretch of a known label."""

    def find_labels(self, text: str) -> list[tuple[int, int]]:
        """Half-open ranges of `text` that print known labels."""


LEAST_LETTERS = 2
"""Words of one letter from which they may be one word."""
LABELLED = 0.7
"""Share of their letters that belong to labels: pieces of labels printed downwards may chance to spell one of them."""
_LETTERS = re.compile('[\u3400-\u9fff（）()、，,“”"：:]{1,2}')
"""Blank marks are no letters: 规章 - - - is a row."""
_NUMBER = re.compile("[0-9０-９]{1,2}[.．、]?")
_POINT = re.compile("[.．、]")

Range = tuple[int, int]


def letters_to_words(text: str, words: Sequence[Range], labels: Labels) -> list[Range]:
    """`words`, half-open ranges of `text`, with those joined that are the letters of labels."""
    joined: list[Range] = []
    for run in _runs(text, words):
        whole = "".join([text[start:end] for start, end in run])
        known = len(run) > LEAST_LETTERS and _is_known(whole, labels)
        joined += [(run[0][0], run[-1][1])] if known else run
    return joined


def _is_known(text: str, labels: Labels) -> bool:
    if labels.is_label(text) or labels.is_piece(text):
        return True
    return sum(end - start for start, end in labels.find_labels(text)) >= LABELLED * len(text)


def _runs(text: str, words: Sequence[Range]) -> Iterator[list[Range]]:
    """The words in order, those of a letter or two together, with the list number before them."""
    index = 0
    while index < len(words):
        end = _behind_number(text, words, index)
        first = end
        while end < len(words) and _LETTERS.fullmatch(text, *words[end]):
            end += 1
        while end > first and text[slice(*words[end - 1])] in WORDED_BLANKS:
            end -= 1
        end = end if end > first else index + 1
        yield list(words[index:end])
        index = end


def _behind_number(text: str, words: Sequence[Range], index: int) -> int:
    """The index behind a list number at `index` and its point, else `index`."""
    if index + 2 < len(words) and _NUMBER.fullmatch(text, *words[index]):
        pointed = text[words[index][1] - 1] in ".．、"
        if pointed or _POINT.fullmatch(text, *words[index + 1]):
            return index + 1 + (not pointed)
    return index
