"""A TrueType font of three glyphs, enough for any character: nothing, a wide box, a narrow box.

Extractors that ask the font how high and wide a character is (pdfium leaves out those without a shape) get an answer,
and no font has to be installed that has all letters.
"""

from __future__ import annotations

import struct
from collections.abc import Callable
from functools import cache

UNITS = 1000
"""Units of an em."""

WIDE, NARROW = 1, 2
"""Glyphs by number; 0 is nothing."""

_ASCENT, _DESCENT = 880, -120
_MAGIC, _CHECKSUM = 0x5F0F3CF5, 0xB1B0AFBA


@cache
def box_font() -> bytes:
    """The font file."""
    glyphs = [b"", _box(900), _box(400)]
    offsets = [sum(map(len, glyphs[:number])) for number in range(len(glyphs) + 1)]
    tables = {
        b"glyf": b"".join(glyphs),
        b"head": _head(0),
        b"hhea": struct.pack(
            ">IhhhHhhhhhh4hhH", 0x10000, _ASCENT, _DESCENT, 0, UNITS, 0, 0, UNITS, 1, 0, 0, 0, 0, 0, 0, 0, 3
        ),
        b"hmtx": struct.pack(">HhHhHh", UNITS, 0, UNITS, 50, UNITS // 2, 50),
        b"loca": struct.pack(">4I", *offsets),
        b"maxp": struct.pack(">I14H", 0x10000, 3, 4, 1, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0),
    }
    tables[b"head"] = _head((_CHECKSUM - _sum(_tables_to_file(tables))) & 0xFFFFFFFF)
    return _tables_to_file(tables)


def _box(width: int) -> bytes:
    """A square outline of four points, from (50, 0) to (width + 50, 800)."""
    head = struct.pack(">5hHH", 1, 50, 0, 50 + width, 800, 3, 0)
    points = struct.pack(">4B4h4h", 1, 1, 1, 1, 50, 0, width, 0, 0, 800, 0, -800)
    return head + points + bytes(-len(head + points) % 4)


def _head(adjustment: int) -> bytes:
    dates = (0, 0)
    return struct.pack(
        ">IIIIHHqqhhhhHHhhh", 0x10000, 0x10000, adjustment, _MAGIC, 11, UNITS, *dates, 0, 0, UNITS, 800, 0, 8, 2, 1, 0
    )


def _sum(data: bytes) -> int:
    padded = data + bytes(-len(data) % 4)
    words: tuple[int, ...] = struct.unpack(f">{len(padded) // 4}I", padded)
    return sum(words) & 0xFFFFFFFF


def _tables_to_file(tables: dict[bytes, bytes]) -> bytes:
    start = 12 + 16 * len(tables)
    directory, body = b"", b""
    for name, data in sorted(tables.items()):
        directory += struct.pack(">4sIII", name, _sum(data), start + len(body), len(data))
        body += data + bytes(-len(data) % 4)
    return struct.pack(">IHHHH", 0x10000, len(tables), 64, 2, 32) + directory + body


def glyph_map(char_to_width: Callable[[str], float]) -> bytes:
    """Glyph numbers of all codes up to U+FFFF, two bytes each."""
    numbers = (WIDE if char_to_width(chr(code)) == 1 else NARROW for code in range(0x10000))
    return struct.pack(">65536H", *numbers)
