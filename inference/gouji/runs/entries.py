"""What is known of a finished shard, and its line in the ledger."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

import msgspec

from gouji.runs.tally import Tally

_DIGEST_BYTES = 64


@dataclass(frozen=True, slots=True)
class FileEntry:
    """A file of a shard: `path` in the output folder, with forward slashes; sha256 in hex."""

    path: str
    bytes: int
    sha256: str


@dataclass(frozen=True, slots=True)
class ShardEntry:
    """A finished shard: its number from 0, its files, and what it counts."""

    shard: int
    files: tuple[FileEntry, ...]
    tally: Tally


def entry_to_json(entry: ShardEntry) -> bytes:
    """One JSON object without line end; equal entries give equal bytes."""
    return msgspec.json.encode(entry)


def entry_to_line(entry: ShardEntry, *, run: str) -> bytes:
    """A line of the ledger: a digest over `run` (the digest of what the run is) and the entry, a blank, the entry."""
    told = entry_to_json(entry)
    return _told_to_digest(told, run) + b" " + told + b"\n"


def line_to_entry(line: bytes, *, run: str) -> ShardEntry | None:
    """The entry; None for a line that is torn, damaged or of another run."""
    digest, told = line[:_DIGEST_BYTES], line[_DIGEST_BYTES + 1 : -1]
    if not line.endswith(b"\n") or digest != _told_to_digest(told, run):
        return None
    return msgspec.json.decode(told, type=ShardEntry)


def _told_to_digest(told: bytes, run: str) -> bytes:
    return hashlib.sha256(run.encode() + told).hexdigest().encode()
