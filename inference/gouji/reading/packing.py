"""Packed files as streams of what is in them: gzip and Zstandard, with a limit on what they may grow to."""

from __future__ import annotations

import gzip
import io
import zlib
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any, BinaryIO

from gouji.reading.gzip_members import GzipMembers
from gouji.reading.suffixes import Packing, path_to_kind

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

FREE_BYTES = 64 * 1024 * 1024
"""What a file may unpack to whatever its own size."""

MOST_GROWTH = 1000
"""Beyond FREE_BYTES, unpacked bytes for each packed one. Text packs to a tenth, the same text many times over to a
hundredth; gzip cannot go beyond 1032, Zstandard can go beyond a million, which no text needs."""

_BLOCK = 256 * 1024
_NAMES = {"gz": "gzip", "zst": "Zstandard"}


class PackingError(OSError):
    """Packed data that cannot be unpacked; the text says why and what to do."""


class MemberError(PackingError):
    """A damaged member of a file of many; the stream goes on with the next. `begun`: some of it was given out."""

    def __init__(self, text: str, *, begun: bool) -> None:
        super().__init__(text)
        self.begun = begun


@contextmanager
def open_unpacked(path: str, *, members: bool = False) -> Iterator[BinaryIO]:
    """Open a file for reading; one that is packed, by its suffix, gives what is in it.

    With `members`, a gzip file is read on behind damage, which raises MemberError.

    Opening and reading raise OSError; PackingError, which is one, for damaged data, for more data than any text
    unpacks to, and where the library for the packing is not installed.
    """
    packing = path_to_kind(path).packing
    with ExitStack() as stack:
        packed: BinaryIO = stack.enter_context(Path(path).open("rb"))
        if packing is None:
            yield packed
            return
        unpacked = stack.enter_context(_open_packing(packed, packing, members=members))
        yield stack.enter_context(io.BufferedReader(_Guarded(unpacked, packed, packing), _BLOCK))


def _open_packing(packed: BinaryIO, packing: Packing, *, members: bool) -> Any:
    if packing == "gz":
        return GzipMembers(packed) if members else gzip.GzipFile(fileobj=packed, mode="rb")
    try:
        from backports import zstd
    except ImportError:
        raise PackingError("reading .zst needs a package: pip install 'gouji[zstd]'") from None
    return zstd.ZstdFile(packed, "rb")


class _Guarded(io.RawIOBase):
    """The unpacked stream, whose failures are PackingErrors and whose growth is limited."""

    def __init__(self, unpacked: IO[bytes], packed: BinaryIO, packing: Packing) -> None:
        self._unpacked: Any = unpacked
        self._packed = packed
        self._packing = packing
        self._given = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: WriteableBuffer) -> int:
        view = memoryview(buffer).cast("B")
        # read1: a read that fails half-way would take what it had read along
        data = self._read1(len(view))
        view[: len(data)] = data
        self._given += len(data)
        if self._given > FREE_BYTES and self._given > MOST_GROWTH * self._packed.tell():
            raise PackingError(f"unpacks to over {MOST_GROWTH} times its size; unpack it yourself if that is right")
        return len(data)

    def _read1(self, size: int) -> bytes:
        name = _NAMES[self._packing]
        try:
            data: bytes = self._unpacked.read1(size)
        except EOFError:
            raise self._failure(f"the {name} data end early; fetch or pack it again") from None
        except _damage_errors() as error:
            raise self._failure(f"no sound {name} data ({error}); fetch it again, or mend its suffix") from None
        return data

    def _failure(self, text: str) -> PackingError:
        if isinstance(self._unpacked, GzipMembers):
            return MemberError(text, begun=self._unpacked.has_given)
        return PackingError(text)


def _damage_errors() -> tuple[type[Exception], ...]:
    """What the libraries raise for damaged data."""
    try:
        from backports import zstd
    except ImportError:
        return (zlib.error, gzip.BadGzipFile)
    return (zlib.error, gzip.BadGzipFile, zstd.ZstdError)
