"""Lines to features of torn labels: which pieces of the forms' labels a line prints, alone or with its neighbours.

PDF text breaks labels around their values, prints column labels from top to bottom, one character a line, and leaves
pieces (公开数量, 企业) that n-grams alone do not tell from other short text. The labels are those of the forms that
gouji knows, so a new form brings its own.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise, starmap

import numpy as np
from numpy.typing import NDArray

from gouji.classifying.normal import line_to_tokens, tokens_to_normal
from gouji.forms import load_forms
from gouji.forms.model import Form, Label

_BEGIN, _END = "\x02", "\x03"
_KINDS = ("row", "column")
_LONG = 16
"""Characters from which a piece is as telling as it can be."""
_WIDEST_STACKED = 2
"""Characters of the cells of column labels that are printed from top to bottom."""
_STEPS = (-3, -2, -1, 1, 2, 3)

_ONE = tuple(f"{kind}_{what}" for kind in _KINDS for what in ("piece", "begin", "end"))
_PIECES = [_ONE.index(f"{kind}_piece") for kind in _KINDS]
_COLUMN = _PIECES[1]
_NAMES = (
    *_ONE,
    *(f"{name}@{where}" for where in ("joined-1", "joined+1") for name in (*_ONE, "stacked")),
    *(f"{kind}_length" for kind in _KINDS),
)
_SEEN = tuple(f"{kind}_piece{where}" for where in ("", "@joined-1", "@joined+1") for kind in _KINDS)
_SEEN_AT = [_NAMES.index(name) for name in _SEEN]
_NOTHING = (0.0,) * (len(_ONE) + 1)

PIECE_NAMES: tuple[str, ...] = (*_NAMES, *(f"{name}@{step:+d}" for step in _STEPS for name in _SEEN))
"""Names of the features, in column order."""


@dataclass(frozen=True, slots=True)
class Words:
    """What a line prints besides values, in normal form, and its cells if they are narrow enough to be stacked."""

    text: str
    narrow: tuple[str, ...]


def tokens_to_words(tokens: Sequence[str]) -> Words:
    """Of a line's tokens without its values."""
    narrow = bool(tokens) and max(map(len, tokens)) <= _WIDEST_STACKED
    return Words(tokens_to_normal(list(tokens)), tuple(tokens) if narrow else ())


def words_to_pieces(lines: Sequence[Words]) -> NDArray[np.float32]:
    """Features of m consecutive lines that are not blank, float32 [m, len(PIECE_NAMES)] in [0, 1].

    Neighbours count up to four lines away.
    """
    alone = np.array([_find(line.text) for line in lines], np.float32)
    pairs = np.array([_NOTHING, *starmap(_pair_to_pieces, pairwise(lines)), _NOTHING], np.float32)
    before, after = pairs[:-1], pairs[1:]
    alone[:, _COLUMN] = np.maximum(alone[:, _COLUMN], np.maximum(before[:, -1], after[:, -1]))
    lengths = alone[:, _PIECES] * np.array([[min(len(line.text), _LONG) / _LONG] for line in lines], np.float32)
    own = np.concatenate([alone, before, after, lengths], axis=1)
    room = np.zeros((max(_STEPS), len(_SEEN)), np.float32)
    padded = np.concatenate([room, own[:, _SEEN_AT], room])
    near = [padded[len(room) + step : len(room) + step + len(own)] for step in _STEPS]
    return np.concatenate([own, *near], axis=1)


@lru_cache(maxsize=32768)
def _find(text: str) -> tuple[float, ...]:
    """In the order of _ONE, whether the text is a piece, a beginning, an end of a label; an empty one is nothing."""
    found = [0.0] * len(_ONE)
    for at, labels in zip(_PIECES, _label_texts() if text else (), strict=False):
        if text in labels:
            found[at : at + 3] = 1.0, float(_BEGIN + text in labels), float(text + _END in labels)
    return tuple(found)


def _pair_to_pieces(upper: Words, lower: Words) -> tuple[float, ...]:
    """What `_find` finds of two lines written one behind the other; last, how much of a stack they are."""
    if not upper.text or not lower.text:
        return _NOTHING
    found = _find(upper.text + lower.text)
    stacked = _stack(upper.narrow, lower.narrow) if upper.narrow and lower.narrow else 0.0
    return (*found[:_COLUMN], max(found[_COLUMN], stacked), *found[_COLUMN + 1 :], stacked)


@lru_cache(maxsize=8192)
def _stack(upper: tuple[str, ...], lower: tuple[str, ...]) -> float:
    """Share of the cells of the shorter line that go on in the other, read from top to bottom, as a column label."""
    columns = _label_texts()[1]
    if len(lower) <= len(upper):
        return sum(any(top + end in columns for top in upper) for end in lower) / len(lower)
    return sum(any(top + end in columns for end in lower) for top in upper) / len(upper)


@cache
def _label_texts() -> tuple[str, str]:
    """All row labels, then all column labels, in normal form, each between its marks."""
    forms = load_forms()
    return (
        _joined(label for form in forms for label in _form_to_rows(form)),
        _joined(label for form in forms for label in _form_to_columns(form)),
    )


def _joined(labels: Iterator[Label]) -> str:
    normals = dict.fromkeys(tokens_to_normal(line_to_tokens(text)) for label in labels for text in label.wordings)
    return "".join(f"{_BEGIN}{normal}{_END}" for normal in normals if normal)


def _form_to_rows(form: Form) -> Iterator[Label]:
    for table in form.tables:
        yield from (group.label for group in table.groups)
        if table.layout == "rows":
            yield from (row.label for block in table.blocks for row in block.rows)


def _form_to_columns(form: Form) -> Iterator[Label]:
    for table in form.tables:
        for block in table.blocks:
            yield from block.header
            if block.title is not None:
                yield block.title
            if table.layout == "one_row":
                yield from (row.label for row in block.rows)
