"""The output folder of a run: its names, its lock, its ledger, and how a shard becomes part of it."""

from __future__ import annotations

import hashlib
import os
import secrets
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from gouji.errors import OutputError
from gouji.runs.disk import Disk
from gouji.runs.entries import FileEntry, ShardEntry, entry_to_line, line_to_entry
from gouji.writing.atomic import TEMPORARY_SUFFIX

MANIFEST = "manifest.json"
LEDGER = "ledger.jsonl"
LOG = "log.jsonl"
LOCK = ".lock"
QUARANTINE = "quarantine"
FOLDERS = ("reports", "cells", "documents", QUARANTINE)


@dataclass(frozen=True, slots=True)
class Part:
    """A whole file under its temporary name, and the name it will have, both relative to the folder of the run."""

    temporary: str
    entry: FileEntry


@dataclass(frozen=True, slots=True)
class RunFolder:
    """Where a run writes."""

    path: Path
    disk: Disk = field(default_factory=Disk)

    @property
    def manifest(self) -> Path:
        """What the run is, and at the end what came of it."""
        return self.path / MANIFEST

    @property
    def ledger(self) -> Path:
        """One line a finished shard while the run goes on."""
        return self.path / LEDGER

    @contextmanager
    def locked(self) -> Iterator[None]:
        """Hold the folder for this process. The system lets go of it when the process ends, however it ends.

        Raises OutputError when another run holds it.
        """
        from filelock import FileLock, Timeout

        lock = FileLock(self.path / LOCK, blocking=False)
        try:
            lock.acquire()
        except Timeout:
            raise OutputError(
                f"{self.path} is in use by another run; wait for its end, or choose another --output"
            ) from None
        except OSError as error:
            raise OutputError(f"{self.path} cannot be locked: {error.strerror or error}; check its rights") from error
        try:
            yield
        finally:
            lock.release()

    def temporary(self, name: str) -> Path:
        """A new name, in the folder where `name` (relative to the run's folder) will be."""
        target = self.path / name
        return target.with_name(f".{target.name}.{secrets.token_hex(6)}{TEMPORARY_SUFFIX}")

    def remove_temporaries(self) -> None:
        """Remove what stopped runs have left half written."""
        for folder in (self.path, *(self.path / name for name in FOLDERS)):
            for path in sorted(folder.glob(f".*{TEMPORARY_SUFFIX}")):
                self.disk.remove(path)

    def replace(self, path: Path, content: bytes) -> None:
        """Write a file of the run anew: the old or the new content, never a mixture."""
        self.disk.replace(path, content, part=self.temporary(path.name))

    def publish(self, parts: Sequence[Part], entry: ShardEntry, *, run: str) -> None:
        """Give the files of a shard their names, all on the disk, and only then write it into the ledger."""
        for part in parts:
            self.disk.rename(self.path / part.temporary, self.path / part.entry.path)
        stale = shard_to_name(QUARANTINE, entry.shard, "jsonl")
        if all(part.entry.path != stale for part in parts):
            # left by a stop between names and ledger, of a document that was quarantined then and is not now
            self.disk.remove(self.path / stale)
        for folder in dict.fromkeys((self.path / part.entry.path).parent for part in parts):
            self.disk.sync_folder(folder)
        self.disk.append(self.ledger, entry_to_line(entry, run=run))

    def read_ledger(self, *, run: str) -> dict[int, ShardEntry]:
        """Entries of the whole lines, by shard; torn, damaged and foreign lines are as if they were not there."""
        if not self.ledger.is_file():
            return {}
        with _reading(self.ledger), self.ledger.open("rb") as file:
            entries = [line_to_entry(line, run=run) for line in file]
        return {entry.shard: entry for entry in entries if entry is not None}

    def rewrite_ledger(self, entries: Iterable[ShardEntry], *, run: str) -> None:
        """Only these entries, so that nothing is appended to a torn line."""
        self.replace(self.ledger, b"".join(entry_to_line(entry, run=run) for entry in entries))

    def is_whole(self, entry: ShardEntry) -> bool:
        """Whether the files of a finished shard are still what was written."""
        return all(self._is_whole_file(file) for file in entry.files)

    def _is_whole_file(self, entry: FileEntry) -> bool:
        path = self.path / entry.path
        if not path.is_file() or path.stat().st_size != entry.bytes:
            return False
        with _reading(path):
            return path_to_file_entry(path, entry.path) == entry


def path_to_file_entry(path: Path, name: str) -> FileEntry:
    """Size and digest of a file that is to be known as `name`."""
    with path.open("rb") as file:
        return FileEntry(name, os.fstat(file.fileno()).st_size, hashlib.file_digest(file, "sha256").hexdigest())


@contextmanager
def _reading(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise OutputError(f"{path} cannot be read: {error.strerror or error}; check its rights and the disk") from error


def shard_to_name(folder: str, number: int, suffix: str) -> str:
    """Name of a file of a shard, relative to the folder of the run: reports/part-000017.jsonl."""
    return f"{folder}/part-{number:06}.{suffix}"
