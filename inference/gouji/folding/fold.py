"""Text to its folded form: simplified, half-width, lower-case, without spaces, punctuation and pinyin notes.

Two printed labels that a reader would call the same fold to the same string. What is reported as text is always the
original, so every step keeps count of where a character came from.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from importlib.resources import files

from gouji.keeping import kept

PINYIN_NOTE = re.compile(r"(?<=[\u3400-\u9fff])[(（][a-zāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜüńňǹḿ]{1,6}[)）]")
"""Traditional mirrors of mainland pages print the reading of some characters behind them: 數(shù)."""


@kept(16384)
def fold(text: str) -> str:
    """Folded form of `text`; may be empty."""
    if "(" in text or "（" in text:
        text = PINYIN_NOTE.sub("", text)
    return text.translate(_table())


def fold_with_offsets(text: str) -> tuple[str, list[int]]:
    """Folded form and, for each of its characters, the offset in `text` that it came from."""
    dropped = {i for note in PINYIN_NOTE.finditer(text) for i in range(*note.span())}
    table = _table()
    left = [offset for offset in range(len(text)) if offset not in dropped] if dropped else range(len(text))
    pairs = [(folded, offset) for offset in left for folded in table[ord(text[offset])]]
    return "".join([folded for folded, _ in pairs]), [offset for _, offset in pairs]


class _FoldTable(dict[int, str]):
    """Code point to folded character, computed once for each code point met."""

    def __missing__(self, code: int) -> str:
        folded = "".join(_character_to_folded(part) for part in unicodedata.normalize("NFKC", chr(code)))
        self[code] = folded
        return folded


def _character_to_folded(character: str) -> str:
    if unicodedata.category(character)[0] in "LN":
        return _simplified().get(character, character).lower()
    return ""


@cache
def _table() -> _FoldTable:
    return _FoldTable()


@cache
def _simplified() -> dict[str, str]:
    """Traditional to simplified character, from the table that gouji_training.folding_table makes out of OpenCC's."""
    old, new = files("gouji.folding").joinpath("traditional.txt").read_text("utf-8").split()
    return dict(zip(old, new, strict=True))
