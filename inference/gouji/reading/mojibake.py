"""Chinese text whose bytes were once decoded as Latin-1 or windows-1252, back to what it was.

Web clients do that to pages that do not declare their charset: `äºŒ` for 二 in UTF-8, `¶þ` in GBK.
"""

from __future__ import annotations

import codecs
import re
from array import array
from functools import cache

from gouji.reading.characters import text_to_score
from gouji.reading.encoding import bytes_to_text
from gouji.reading.mapped import Mapped, compose, occurs

_WESTERN = re.compile("[\x80-\xff]")
_CHINESE = re.compile("[一-鿿]")
LEAST_WESTERN = 200
"""Characters from U+0080 to U+00FF in such a text at least; a report has thousands."""
LONGEST = 4_000_000
"""Characters of a text that is tried: it takes some 100 bytes of memory for each."""
LEAST_SCORE = 0.5
"""Score, as text_to_score gives it, from which the result is Chinese beyond doubt; right text has 0.68 or more."""


def with_mojibake_mended(mapped: Mapped) -> Mapped:
    """`mapped` as it was before it was decoded wrongly; the same where it was not."""
    text = mapped.text
    if len(text) > LONGEST or not occurs(_WESTERN, text, LEAST_WESTERN) or occurs(_CHINESE, text, len(text) // 20 + 1):
        return mapped
    units = [_unit(character) for character in text]
    encoding = bytes_to_text(b"".join(units)).encoding
    if encoding is None:
        return mapped
    mended, starts, ends = _decode(units, encoding)
    return compose(mapped, mended, starts, ends) if text_to_score(mended).value >= LEAST_SCORE else mapped


@cache
def _unit(character: str) -> bytes:
    """The byte that became this character; nothing for one that no byte became."""
    if character <= "\xff":
        return character.encode("latin-1")
    return character.encode("cp1252", "ignore")


def _decode(units: list[bytes], encoding: str) -> tuple[str, array[int], array[int]]:
    """The text of all units, and for each of its characters the half-open range of units that made it."""
    decoder = codecs.getincrementaldecoder(encoding)("replace")
    parts: list[str] = []
    starts, ends = array("i"), array("i")
    first = 0
    for place, unit in enumerate(units, start=1):
        made = decoder.decode(unit, place == len(units))
        if made:
            parts.append(made)
            starts.extend([first] * len(made))
            ends.extend([place] * len(made))
            first = place
    return "".join(parts), starts, ends
