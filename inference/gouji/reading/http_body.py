"""The body of a stored HTTP response as the server's program meant it: without transfer and content encodings."""

from __future__ import annotations

import zlib
from io import BytesIO

_CURE = "fetch it again"


class BodyError(Exception):
    """A body that cannot be decoded; the text says why and what to do."""


def body_to_bytes(body: bytes, *, transfer: str, content: str, max_bytes: int) -> bytes:
    """Undo the Transfer-Encoding and Content-Encoding that the headers name.

    Many crawlers store bodies decoded and leave the headers as they were: a body that does not begin like what the
    headers say is taken as it is. Raises BodyError for one that begins so and is damaged, for encodings that are not
    known, and for more than `max_bytes` bytes.
    """
    if "chunked" in transfer.lower():
        body = _without_chunks(body)
    for encoding in reversed([name.strip().lower() for name in content.split(",")]):
        if encoding in ("gzip", "x-gzip"):
            body = _inflated(body, 31, max_bytes) if body.startswith(b"\x1f\x8b") else body
        elif encoding == "deflate":
            body = _deflated(body, max_bytes)
        elif encoding not in ("", "identity", "utf-8") and _is_binary(body):
            raise BodyError(f"its content encoding {encoding} is not read; have the crawler store pages unpacked")
    if len(body) > max_bytes:
        raise BodyError(f"larger than the limit of {max_bytes} bytes")
    return body


def _without_chunks(body: bytes) -> bytes:
    from warcio.bufferedreaders import ChunkedDataException, ChunkedDataReader

    head = body.partition(b"\r\n")[0].partition(b";")[0].strip()
    if not head or len(head) > 8 or not all(byte in b"0123456789abcdefABCDEF" for byte in head):
        return body
    try:
        data: bytes = ChunkedDataReader(BytesIO(body), raise_exceptions=True).read()
    except ChunkedDataException:
        raise BodyError(f"its chunked body is damaged or ends early; {_CURE}") from None
    return data


def _deflated(body: bytes, max_bytes: int) -> bytes:
    """zlib data as the standard has it, or the bare deflate data that some servers send."""
    if not _is_binary(body):
        return body
    wbits = zlib.MAX_WBITS if body[:1] == b"\x78" else -zlib.MAX_WBITS
    return _inflated(body, wbits, max_bytes)


def _inflated(body: bytes, wbits: int, max_bytes: int) -> bytes:
    parts: list[bytes] = []
    size = 0
    rest = body
    while rest:
        unpacker = zlib.decompressobj(wbits)
        try:
            part = unpacker.decompress(rest, max_bytes + 1 - size)
        except zlib.error as error:
            if parts:  # padding behind the last member, which browsers pass over as well
                break
            raise BodyError(f"its packed body is damaged ({error}); {_CURE}") from None
        parts.append(part)
        size += len(part)
        if size > max_bytes:
            raise BodyError(f"unpacks to more than the limit of {max_bytes} bytes")
        if not unpacker.eof:
            raise BodyError(f"its packed body ends early; {_CURE}")
        rest = unpacker.unused_data
    return b"".join(parts)


def _is_binary(body: bytes) -> bool:
    """Whether the beginning has control characters or undecodable bytes that no page has."""
    return any(byte < 9 or 13 < byte < 27 for byte in body[:256])
