"""The language of rules: text such as `received + carried_in = outcome_total + carried_over` to comparisons.

    comparison:  sum SIGN sum                   SIGN is =, <=, >=, and in conditions also <, >, !=
    sum:         part, then + or - and a part   as often as needed
    part:        NAME, NUMBER, or NUMBER * NAME
    NAME:        an id, a prefix with .*, with previous. in front for the report of the year before

Words and signs are parted by blanks, since ids may hold hyphens.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from gouji.extraction import Number
from gouji.forms.model import Comparison, Sign, Term

SIGNS: tuple[Sign, ...] = ("=", "<=", ">=")
CONDITION_SIGNS: tuple[Sign, ...] = (*SIGNS, "<", ">", "!=")

PREVIOUS = "previous."

_NUMBER = re.compile(r"[0-9]{1,15}(?:\.[0-9]{1,9})?")
_WORD = r"[a-z0-9_]+(?:[.-][a-z0-9_]+)*"
ID = re.compile(_WORD)
_NAME = re.compile(rf"{_WORD}(?:\.\*)?(?:/{_WORD}(?:\.\*)?)?")


class ExpressionError(ValueError):
    """An expression that cannot be read: what is wrong with it, and the cure."""

    def __init__(self, problem: str, cure: str) -> None:
        super().__init__(f"{problem}; {cure}")
        self.problem = problem
        self.cure = cure


def text_to_comparison(text: str, *, signs: tuple[Sign, ...] = SIGNS) -> Comparison:
    """The comparison that `text` writes out. Raises ExpressionError with the cure."""
    words = text.split()
    places = [place for place, word in enumerate(words) if word in CONDITION_SIGNS or word in ("==", "≤", "≥", "≠")]
    if len(places) != 1:
        found = " ".join(words[place] for place in places) or "none"
        cure = _signs_to_cure(text) or f"write one of {' '.join(signs)}"
        raise ExpressionError(f"{text!r} needs one comparing sign, found {found}", cure)
    sign = next((known for known in signs if known == words[places[0]]), None)
    if sign is None:
        raise ExpressionError(f"the sign {words[places[0]]!r} does not go here", f"write one of {' '.join(signs)}")
    left, right = words[: places[0]], words[places[0] + 1 :]
    return Comparison(" ".join(words), _words_to_terms(left, text), sign, _words_to_terms(right, text))


def text_to_terms(text: str) -> tuple[Term, ...]:
    """The sum that `text` writes out, as in a derived figure. Raises ExpressionError with the cure."""
    return _words_to_terms(text.split(), text)


def _words_to_terms(words: list[str], text: str) -> tuple[Term, ...]:
    if not words:
        raise ExpressionError(f"a side of {text!r} is empty", "name cells or a number on both sides of the sign")
    return tuple(_part_to_term(part, sign, text) for sign, part in _words_to_parts(words, text))


def _words_to_parts(words: list[str], text: str) -> Iterator[tuple[int, list[str]]]:
    """Each part of a sum with its sign, +1 or -1."""
    starts = [place for place, word in enumerate(words) if word in ("+", "-")]
    bounds = [*([-1] if not starts or starts[0] > 0 else []), *starts, len(words)]
    for start, end in pairwise(bounds):
        part = words[start + 1 : end]
        if not part:
            raise ExpressionError(f"in {text!r} a sign has nothing behind it", "write a name or a number there")
        yield (-1 if start >= 0 and words[start] == "-" else 1), part


def _part_to_term(part: list[str], sign: int, text: str) -> Term:
    factor: Number = 1
    if len(part) == 3 and part[1] == "*" and _NUMBER.fullmatch(part[0]):
        factor, part = _word_to_number(part[0]), [part[2]]
    if len(part) != 1:
        cure = _signs_to_cure(" ".join(part)) or "write NAME or NUMBER * NAME"
        raise ExpressionError(f"{' '.join(part)!r} in {text!r} is no part of a sum", cure)
    word = part[0]
    if _NUMBER.fullmatch(word):
        return Term(sign * factor * _word_to_number(word), None)
    if not _NAME.fullmatch(word):
        label = "labels do not go here: write the id that the row or column has in this file"
        other = label if not word.isascii() else "write an id of the form, or a prefix.*"
        raise ExpressionError(f"{word!r} in {text!r} is no name", _signs_to_cure(word) or other)
    previous = word.startswith(PREVIOUS)
    return Term(sign * factor, word.removeprefix(PREVIOUS) if previous else word, previous)


_WIDE_SIGNS = frozenset("＝＋－＊＜＞×")


def _signs_to_cure(text: str) -> str | None:
    """What is wrong with the signs in a text that cannot be read; None where it is not the signs."""
    if any(sign in _WIDE_SIGNS for sign in text):
        return "write the signs as on an English keyboard: + - * = <= >="
    if any(sign in "()（）" for sign in text):
        return "brackets do not go here: write every part out with its own sign"
    if "%" in text or "％" in text:
        return "write a share as a number: 0.5 * NAME"
    words = (
        word for word in text.split() if len(word) > 1 and word not in CONDITION_SIGNS and not _NAME.fullmatch(word)
    )
    glued = any(sign in word for word in words for sign in "+-*=<>")
    return "put blanks around + - * and the comparing sign" if glued else None


def _word_to_number(word: str) -> Number:
    return Decimal(word) if "." in word else int(word)


def name_matches(name: str, known: str) -> bool:
    """Whether a rule's `name` (an id, or a prefix ending in ".*") stands for the id `known`; row/column by parts."""
    if "/" in name:
        return all(map(name_matches, name.split("/"), known.split("/")))
    return known.startswith(name[:-1]) if name.endswith(".*") else known == name
