"""The keys under which a printed label is looked up: as printed, without its note, without its number."""

from __future__ import annotations

import re

from gouji.folding.fold import fold
from gouji.keeping import kept

NUMBERING = re.compile(
    r"^\s*(?:[(（]\s*[一二三四五六七八九十]{1,3}\s*[)）]\s*[、.．]?|[一二三四五六七八九十]{1,3}\s*[、.．]|[0-9０-９]{1,2}\s*[.．、)）]|[①-⑳])\s*"
)
NOTE = re.compile(r"[(（\[【][^()（）\[\]【】]*(?:[(（][^()（）]*[)）][^()（）\[\]【】]*)*(?:[)）\]】]|$)")
"""A bracketed note, one level nested, closed or cut off."""


def strip_numbering(text: str) -> str:
    """`text` without its leading list number: (一), 一、, 1., 1、, ①."""
    return NUMBERING.sub("", text, count=1)


@kept(4096)
def strip_notes(text: str) -> str:
    """`text` without bracketed notes; a leading (一) is numbering and stays."""
    numbering = NUMBERING.match(text)
    start = numbering.end() if numbering else 0
    return text[:start] + NOTE.sub("", text[start:])


@kept(8192)
def label_to_keys(text: str) -> tuple[str, ...]:
    """Folded keys of a label, most telling first, without doubles or empty ones."""
    noteless = strip_notes(text)
    wordings = dict.fromkeys((text, noteless, strip_numbering(text), strip_numbering(noteless)))
    return tuple(dict.fromkeys(key for key in map(fold, wordings) if key))
