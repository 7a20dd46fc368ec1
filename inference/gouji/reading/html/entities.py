"""Character references to characters, with the length of source that each takes."""

from __future__ import annotations

from functools import lru_cache
from html.entities import html5

REFERENCE = r"&(?:#[0-9]+;?|#[xX][0-9a-fA-F]+;?|[A-Za-z][A-Za-z0-9]{1,31};?)"
"""Regular expression of what may be a character reference."""

_REPLACEMENT = "\ufffd"
_LAST = 0x10FFFF
# HTML reads references to C1 controls as windows-1252, which is what their authors meant.
_WINDOWS_1252 = {code: bytes([code]).decode("windows-1252", "replace") for code in range(0x80, 0xA0)}


@lru_cache(maxsize=1024)
def reference_to_text(reference: str) -> tuple[str, int]:
    """The text that a match of REFERENCE stands for and how many of its characters belong to it.

    Control characters come back as a space, impossible code points as U+FFFD, an unknown name as itself.
    """
    if reference[1] == "#":
        return _code_to_text(reference), len(reference)
    name = reference[1:]
    for length in range(len(name), 1, -1):
        text = html5.get(name[:length])
        if text is not None:
            return text, length + 1
    return "&", 1


def _code_to_text(reference: str) -> str:
    digits = reference[2:].rstrip(";")
    base = 10
    if digits[0] in "xX":
        digits, base = digits[1:], 16
    digits = digits.lstrip("0")
    # 7 digits hold every code point in both bases
    code = int(digits, base) if 0 < len(digits) <= 7 else _LAST + 1
    if code > _LAST or 0xD800 <= code <= 0xDFFF:
        return _REPLACEMENT
    if code in _WINDOWS_1252:
        return _WINDOWS_1252[code]
    return " " if code < 32 or code == 127 else chr(code)
