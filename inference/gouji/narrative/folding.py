"""Width and script of characters folded one for one, so that offsets stay."""

from __future__ import annotations

import re
from functools import cache

from gouji.folding.fold import fold

_GROUP_COMMA = re.compile(r"(?<=[０-９])，(?=[０-９]{3}(?![０-９]))")
_KEPT = "，"
"""Ends a clause; a half-width comma may also stand between the digits of a figure."""


def fold_in_place(text: str) -> str:
    """`text` simplified, half-width and lower-case, every character in its place; punctuation and spaces stay."""
    return _GROUP_COMMA.sub(",", text).translate(_table())


class _Table(dict[int, str]):
    def __missing__(self, code: int) -> str:
        character = chr(code)
        is_wide = 0xFF01 <= code <= 0xFF5E and character != _KEPT
        folded = chr(code - 0xFEE0).lower() if is_wide else fold(character)
        self[code] = folded if len(folded) == 1 else character
        return self[code]


@cache
def _table() -> _Table:
    return _Table()
