"""Bytes of UTF-8 that a text spells out (\xe4\xba\x8c, %E4%BA%8C, =E4=BA=8C) to the characters they make up."""

from __future__ import annotations

import re

from gouji.reading.mapped import Mapped, occurs, substitute

_MARKS = {mark: re.escape(mark) for mark in ("\\x", "%", "=")}
"""What stands before each byte where Python printed bytes, in addresses, and in mail and saved pages (MHTML)."""
_WIDE = {
    mark: re.compile(rf"{escaped}[eE][0-9a-fA-F](?:{escaped}[89abAB][0-9a-fA-F]){{2}}")
    for mark, escaped in _MARKS.items()
}
"""Three bytes, as an ideograph has them."""
_ANY = {
    mark: re.compile(
        rf"{_WIDE[mark].pattern}|{escaped}[cCdD][0-9a-fA-F]{escaped}[89abAB][0-9a-fA-F]|{escaped}[0-7][0-9a-fA-F]"
    )
    for mark, escaped in _MARKS.items()
}
_SOFT_BREAK = re.compile(r"=\r?\n")
"""How mail breaks lines, even inside a character."""


def with_bytes_decoded(mapped: Mapped, least: int) -> Mapped:
    """The text as it is where it spells out fewer than `least` ideographs."""
    for mark, wide in _WIDE.items():
        if occurs(wide, mapped.text, least):
            mapped = substitute(mapped, _SOFT_BREAK, lambda match: "") if mark == "=" else mapped
            mapped = substitute(mapped, _ANY[mark], lambda match: _bytes_to_text(match[0]))
    return mapped


def _bytes_to_text(spelt: str) -> str:
    """The character of these bytes; a replacement character for what is none."""
    return bytes.fromhex(re.sub(r"\\x|[%=]", "", spelt)).decode("utf-8", "replace")
