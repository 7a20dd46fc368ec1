"""A gzip file of many members, read on behind a damaged one: crawlers pack each record of a WARC file for itself."""

from __future__ import annotations

import zlib
from typing import BinaryIO

_MAGIC = b"\x1f\x8b\x08"
_BLOCK = 64 * 1024


class GzipMembers:
    """What is in the members, one behind the other.

    read1 raises zlib.error or EOFError for a damaged member; the next call goes on with the next one that there is.
    `has_given` says whether anything of the member that was read last, damaged or not, has been given out.
    """

    def __init__(self, packed: BinaryIO) -> None:
        self._packed = packed
        self._rest = b""
        self._unpacker: zlib._Decompress | None = None
        self._is_lost = False
        self.has_given = False

    def __enter__(self) -> GzipMembers:
        return self

    def __exit__(self, *_: object) -> None:
        self._unpacker = None

    def read1(self, size: int) -> bytes:
        """Up to `size` bytes of one member, whose checksum is looked at; empty at the end of the file."""
        while self._unpacker is not None or self._begin():
            chunk = self._rest or self._packed.read(_BLOCK)
            if data := self._unpack(chunk, size):
                self.has_given = True
                return data
        return b""

    def _begin(self) -> bool:
        """Stand at the beginning of the next member; False when there is none."""
        self.has_given = False
        while len(self._rest) < len(_MAGIC) and (more := self._packed.read(_BLOCK)):
            self._rest += more
        if not self._rest.startswith(_MAGIC):
            if self._rest.strip(b"\0") and not self._is_lost:
                self._is_lost = True
                raise zlib.error("no gzip member where one should begin")
            if not self._find():
                return False
        self._unpacker = zlib.decompressobj(16 + zlib.MAX_WBITS)
        return True

    def _find(self) -> bool:
        """Go to the next place that looks like the beginning of a member."""
        while (place := self._rest.find(_MAGIC)) < 0:
            more = self._packed.read(_BLOCK)
            if not more:
                self._rest = b""
                return False
            self._rest = self._rest[-len(_MAGIC) + 1 :] + more
        self._rest = self._rest[place:]
        return True

    def _unpack(self, chunk: bytes, size: int) -> bytes:
        assert self._unpacker is not None
        unpacker = self._unpacker
        if not chunk:
            self._unpacker = None
            raise EOFError
        try:
            data = unpacker.decompress(chunk, size)
        except zlib.error:
            # the next member may begin in what was just taken, behind the first byte of this one
            self._unpacker, self._rest = None, chunk[1:]
            if self._is_lost:  # what looked like a member was none
                return b""
            self._is_lost = True
            raise
        self._rest = unpacker.unused_data if unpacker.eof else unpacker.unconsumed_tail
        if unpacker.eof:
            self._unpacker, self._is_lost = None, False
        return data
