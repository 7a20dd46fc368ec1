"""Lines to numbers: what the line classifier looks at.

Nothing here depends on which separator the page used, on how many blank lines stand between cells or on where in the
document a line stands: a layout learned by heart fails on the next one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from gouji.classifying.normal import line_to_tokens, tokens_to_normal
from gouji.classifying.pieces import PIECE_NAMES, Words, tokens_to_words, words_to_pieces
from gouji.keeping import kept

FEATURE_VERSION = 2
"""Raised whenever the same line would give other numbers; a model trained under another version is refused."""

BUCKETS = 8192
"""Rows of the n-gram table; row 0 pads and always counts nothing."""

_HEAD, _TAIL = 18, 6
IDS = 3 * (_HEAD + _TAIL)
"""Hashed n-grams of a line: lengths 1, 2 and 3 over its first 18 and last 6 characters."""

REACH = 8
"""Non-blank lines to each side that a line's features can depend on."""

_STEPS = (-3, -2, -1, 1, 2, 3)
_UNITS = "(?:件|条|个|项|份|次|宗|元|万元|亿元|批次|人次|篇|人|%)?"
_NUMBER = re.compile(r"\??[+\-]{0,2}(?:增加?|减少?)?0(?:[0,.]*0)?" + _UNITS)
_BLANK_MARKS = frozenset({"/", "-", "--", "---", "\\", "无", "空"})
_CJK = re.compile("[\u3400-\u9fff]")
_LATIN = re.compile("[A-Za-z]")
_RUNS = re.compile("0+")
_YEAR = re.compile("0000年")
_SENTENCE_END = tuple("。;;!?")
_INNER = re.compile("[,。;:、]")
_CONTACT = re.compile(r"https?:|www\.|[A-Za-z0]@|电话|邮编|传真|ICP|备案|版权|地址")
_NUMBERINGS = tuple(
    re.compile(pattern)
    for pattern in (
        "[一二三四五六七八九十]{1,2}[、.,]",
        r"\([一二三四五六七八九十]{1,2}\)",
        "0{1,2}[.、](?!0)",
        r"\(0{1,2}\)",
        "第[一二三四五六七八九十百0]+[条章部页]",
        "[一二三四五六七八九]是",
    )
)


_BUCKET_EDGES: dict[str, tuple[int, ...]] = {
    "cells": (2, 3, 6, 10),
    "numeric": (1, 2, 4, 8),
    "longest": (2, 5, 12, 30),
    "length": (2, 3, 5, 9, 15, 25, 45),
    "inner": (1, 2, 4),
    "runs": (1, 3),
}
"""Counts given as flags, one a range, named by where it begins: `cells<2` is one cell, `cells>=3` three to five."""

_COUNTS = ("cells", "numeric", "longest", "length", "inner", "runs", "marks", "digits", "chinese", "latin")
_SHARES = ("length", "value_share", "digit_share", "cjk_share", "latin_share", "inner_share")
_FLAGS = (
    *("all_numeric", "some_numeric", "blank_mark", "single_characters"),
    *("ends_sentence", "ends_comma", "ends_colon", "ends_bracket", "ends_report", "field_colon"),
    *("bracket", "bracket_open", "year", "contact"),
    *(f"numbering_{name}" for name in ("chapter", "section", "item", "bracketed_item", "article", "point")),
)


def _line_to_counts(tokens: list[str], normal: str) -> tuple[float, ...]:
    """Counts and flags of one line that holds something, in the order of _COUNTS and _FLAGS."""
    cells = len(tokens)
    numeric = sum(1 for token in tokens if _NUMBER.fullmatch(token))
    marks = sum(1 for token in tokens if token in _BLANK_MARKS)
    longest = max(map(len, tokens))
    values = numeric + marks
    counts = (
        *(cells, numeric, longest, len(normal), len(_INNER.findall(normal)), len(_RUNS.findall(normal)), marks),
        *(normal.count("0"), len(_CJK.findall(normal)), len(_LATIN.findall(normal))),
    )
    flags = (
        *(values == cells, 0 < values < cells, marks > 0, cells >= 3 and longest <= 2 and numeric == 0),
        *(normal.endswith(_SENTENCE_END), normal.endswith((",", "、")), normal.endswith(":"), normal.endswith(")")),
        *(normal.endswith("年度报告"), ":" in normal[:10], "(" in normal, normal.count("(") != normal.count(")")),
        *("年" in normal and _YEAR.search("".join(tokens)) is not None, _CONTACT.search(normal) is not None),
        *(pattern.match(normal) is not None for pattern in _NUMBERINGS),
    )
    return counts + flags


def _bucket_names(name: str, edges: tuple[int, ...]) -> list[str]:
    return [f"{name}<{edges[0]}", *(f"{name}>={edge}" for edge in edges)]


_OWN_NAMES = [
    *_FLAGS,
    *(f"{name}_share" if name == "length" else name for name in _SHARES),
    *(bucket for name, edges in _BUCKET_EDGES.items() for bucket in _bucket_names(name, edges)),
]


def _counts_to_own(counts: NDArray[np.float32]) -> NDArray[np.float32]:
    """Counts and flags of m lines, [m, all], to their own features, [m, own], each in [0, 1]."""
    of = {name: counts[:, place] for place, name in enumerate(_COUNTS)}
    length, cells = np.maximum(of["length"], 1), np.maximum(of["cells"], 1)
    shares = [
        np.minimum(of["length"], 200) / 200,
        (of["numeric"] + of["marks"]) / cells,
        *(of[name] / length for name in ("digits", "chinese", "latin", "inner")),
    ]
    ranges = [
        np.eye(len(edges) + 1, dtype=np.float32)[np.digitize(of[name], edges)] for name, edges in _BUCKET_EDGES.items()
    ]
    return np.concatenate([counts[:, len(_COUNTS) :], np.stack(shares, axis=1), *ranges], axis=1).astype(np.float32)


_SEEN = (
    *("all_numeric", "some_numeric", "numeric>=4", "numeric>=8", "ends_sentence", "inner_share"),
    *("length<2", "length>=2", "length>=3", "length>=5", "length>=45", "field_colon", "single_characters"),
    *("numbering_chapter", "numbering_section", "numbering_item", "cells>=3"),
)
_SEEN_AT = [_OWN_NAMES.index(name) for name in _SEEN]
_AROUND = ("all_numeric", "some_numeric", "ends_sentence", "length>=45", "numbering_item")
_AROUND_AT = [_OWN_NAMES.index(name) for name in _AROUND]

FEATURE_NAMES: tuple[str, ...] = (
    *_OWN_NAMES,
    *(f"{name}@{step:+d}" for step in _STEPS for name in ("inside", *_SEEN)),
    *(f"{name}@{side}{REACH}" for side in ("before", "after") for name in _AROUND),
    *PIECE_NAMES,
)
"""Names of the dense features, in column order."""


def normals_to_ids(normals: Sequence[str]) -> NDArray[np.int32]:
    """Hash character n-grams: normal forms [n] to rows of the n-gram table, int32 [n, IDS] in [0, BUCKETS).

    The hash is plain 32-bit arithmetic on code points, so it is the same on every platform and run.
    """
    width = _HEAD + _TAIL + 2
    padded = [_marked_ends(normal).ljust(width, "\0") for normal in normals]
    codes = np.frombuffer("".join(padded).encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
    codes = codes.reshape(len(normals), width)
    first, second, third = codes[:, :-2], codes[:, 1:-1], codes[:, 2:]
    one = first * np.uint32(2654435761)
    two = (one ^ second) * np.uint32(2246822519)
    three = (two ^ third) * np.uint32(3266489917)
    hashed = np.concatenate([one, two + np.uint32(1), three + np.uint32(2)], axis=1)
    hashed ^= hashed >> np.uint32(15)
    ids = (hashed % np.uint32(BUCKETS - 1) + np.uint32(1)).astype(np.int32)
    absent = np.concatenate([first == 0, (first == 0) | (second == 0), (second == 0) | (third == 0)], axis=1)
    ids[absent] = 0
    return ids


def _marked_ends(normal: str) -> str:
    """The characters that are hashed, with marks for line start and end."""
    if not normal:
        return ""
    if len(normal) > _HEAD + _TAIL:
        normal = normal[:_HEAD] + normal[-_TAIL:]
    return f"\x02{normal}\x03"


def _own_to_context(own: NDArray[np.float32]) -> NDArray[np.float32]:
    """Cheap features of the neighbours: dense [m, own] of consecutive non-blank lines to [m, context]."""
    count = len(own)
    seen = np.concatenate([np.ones((count, 1), np.float32), own[:, _SEEN_AT]], axis=1)
    room = np.zeros((REACH, seen.shape[1]), np.float32)
    padded = np.concatenate([room, seen, room])
    near = [padded[REACH + step : REACH + step + count] for step in _STEPS]
    edge = np.zeros((REACH + 1, len(_AROUND_AT)), np.float64)
    sums = np.cumsum(np.concatenate([edge, own[:, _AROUND_AT], edge[1:]]), axis=0)
    here = np.arange(count) + REACH
    before, after = sums[here] - sums[here - REACH], sums[here + 1 + REACH] - sums[here + 1]
    return np.concatenate([*near, before / REACH, after / REACH], axis=1).astype(np.float32)


def lines_to_features(lines: Sequence[str]) -> tuple[NDArray[np.int32], NDArray[np.float32]]:
    """Features of consecutive lines of one document.

    Returns ids, int32 [n, IDS], rows of the n-gram table (0 where the line is shorter), and dense, float32
    [n, len(FEATURE_NAMES)], shares and flags in [0, 1]. Rows of blank lines are all zero.
    """
    joined = [line_to_joined(line) for line in lines]
    printed = [index for index, tokens in enumerate(joined) if tokens]
    ids = np.zeros((len(lines), IDS), np.int32)
    dense = np.zeros((len(lines), len(FEATURE_NAMES)), np.float32)
    if printed:
        ids[printed], dense[printed] = joined_to_features([joined[i] for i in printed], range(len(printed)))
    return ids, dense


@dataclass(frozen=True, slots=True)
class _Row:
    """What of a line does not depend on its neighbours."""

    normal: str
    words: Words
    counts: tuple[float, ...]


@kept(8192)
def line_to_joined(line: str) -> str:
    """The tokens of a line joined by tabs; empty for a blank line."""
    return "\t".join(line_to_tokens(line))


def joined_to_features(lines: Sequence[str], wanted: Sequence[int]) -> tuple[NDArray[np.int32], NDArray[np.float32]]:
    """As `lines_to_features`, for the `wanted` ones (numbers from 0) of consecutive lines, none blank, as joined."""
    rows = [_joined_to_row(line) for line in lines]
    places = np.array(wanted)
    ids = normals_to_ids([rows[place].normal for place in wanted])
    own = _counts_to_own(np.array([row.counts for row in rows], np.float32))
    pieces = words_to_pieces([row.words for row in rows])
    return ids, np.concatenate([own[places], _own_to_context(own)[places], pieces[places]], axis=1)


@lru_cache(maxsize=8192)
def _joined_to_row(joined: str) -> _Row:
    """What tokens joined by tabs hold; kept, as 60 to 90 % of lines recur in other documents, digits aside."""
    tokens = joined.split("\t")
    normal = tokens_to_normal(tokens)
    words = [token for token in tokens if token not in _BLANK_MARKS and not _NUMBER.fullmatch(token)]
    return _Row(normal, tokens_to_words(words), _line_to_counts(tokens, normal))
