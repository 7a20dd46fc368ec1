"""Plain objects and text to bytes that every reader takes: valid UTF-8, one physical line a record."""

from __future__ import annotations

from typing import Any

import msgspec

_ENCODER = msgspec.json.Encoder(decimal_format="number")

# Legal inside JSON strings, yet line ends to str.splitlines() and to many line readers.
_LINE_ENDS = ((b"\xc2\x85", b"\\u0085"), (b"\xe2\x80\xa8", b"\\u2028"), (b"\xe2\x80\xa9", b"\\u2029"))


def text_to_encodable(text: str) -> str:
    r"""`text` with each lone surrogate written out as the six visible characters \udXXX, so that it fits into UTF-8.

    Surrogates come from undecodable file names and from broken UTF-16. Spelling them out keeps two such names apart,
    which a replacement character would not; the JSON escape of a lone surrogate is refused by many readers.
    """
    return text.encode("utf-8", "backslashreplace").decode("utf-8") if _has_surrogate(text) else text


def plain_to_json(plain: Any) -> bytes:
    """One JSON value as UTF-8 without any line end in it; Decimals are printed with all their digits."""
    try:
        encoded = _ENCODER.encode(plain)
    except UnicodeEncodeError:
        encoded = _ENCODER.encode(_plain_to_encodable(plain))
    for raw, escaped in _LINE_ENDS:
        if raw in encoded:
            encoded = encoded.replace(raw, escaped)
    return encoded


def _plain_to_encodable(plain: Any) -> Any:
    if isinstance(plain, str):
        return text_to_encodable(plain)
    if isinstance(plain, list):
        return [_plain_to_encodable(item) for item in plain]
    if isinstance(plain, dict):
        return {text_to_encodable(key): _plain_to_encodable(item) for key, item in plain.items()}
    return plain


def _has_surrogate(text: str) -> bool:
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return True
    return False
