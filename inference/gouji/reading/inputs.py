"""Command-line arguments to inputs: small picklable items, each read later, perhaps in another process."""

from __future__ import annotations

import glob
import os
import stat
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from gouji.document import Document
from gouji.errors import InputError
from gouji.reading.documents import (
    DEFAULT_MAX_BYTES,
    bytes_to_document,
    error_to_reason,
    path_to_document,
    path_to_source,
    text_to_document,
)
from gouji.reading.records import Record, jsonl_to_records, path_to_records

DOCUMENT_SUFFIXES = frozenset({"", ".txt", ".text", ".md", ".markdown", ".html", ".htm", ".xhtml", ".shtml"})
"""What is read of a folder, beside .jsonl. A file that is named itself is read whatever its suffix."""


@dataclass(frozen=True, slots=True)
class Input:
    """One document to read: what says how to get at it is not None, `reason` says why it cannot be read.

    Where several are set, the first of `reason`, `text`, `data`, `path` counts.
    """

    source: str
    path: str | None = None
    text: str | None = None
    data: bytes | None = None
    reason: str | None = None
    max_bytes: int = DEFAULT_MAX_BYTES

    def read(self) -> Document:
        """Read and decode the document; raises InputError, naming source, reason and cure."""
        if self.reason is not None:
            raise InputError(f"{self.source}: {self.reason}")
        if self.text is not None:
            return text_to_document(self.text, source=self.source)
        if self.data is not None:
            return bytes_to_document(self.data, source=self.source)
        if self.path is None:
            raise InputError(f"{self.source}: nothing to read; an Input needs a path, text or data")
        return path_to_document(self.path, source=self.source, max_bytes=self.max_bytes)


@dataclass(frozen=True, slots=True)
class Skipped:
    """A file of a folder that is not read, and why."""

    path: str
    reason: str


def expand_inputs(
    arguments: Sequence[str], *, max_bytes: int = DEFAULT_MAX_BYTES, skipped: list[Skipped] | None = None
) -> Iterator[Input]:
    """Inputs of files, folders, globs, .jsonl files and "-" (standard input), lazily, in the order of the arguments.

    A folder gives every document below it, sorted by path, each real folder once, hidden ones left out; what is left
    out is appended to `skipped`. What cannot be listed or read gives an Input whose read() raises, and the rest goes
    on. An argument given twice is read twice.
    """
    expansion = _Expansion(max_bytes, [] if skipped is None else skipped)
    for argument in arguments:
        yield from expansion.argument(argument)


@dataclass(frozen=True, slots=True)
class _Expansion:
    """The options of one expansion."""

    max_bytes: int
    skipped: list[Skipped]

    def argument(self, argument: str) -> Iterator[Input]:
        if argument == "-":
            yield self.standard_input()
            return
        try:
            # a name with brackets in it that exists is that file, not a pattern
            exists = Path(argument).exists()
        except (OSError, ValueError) as error:
            yield Input(path_to_source(argument), reason=error_to_reason(error))
            return
        if exists or not glob.has_magic(argument):
            yield from self.path(argument)
            return
        # Path.glob takes no absolute patterns
        matches = sorted(glob.iglob(argument, recursive=True))  # noqa: PTH207
        if not matches:
            yield Input(path_to_source(argument), reason="no file matches this pattern; check it, or quote it")
        for match in matches:
            yield from self.path(match)

    def standard_input(self) -> Input:
        data = sys.stdin.buffer.read(self.max_bytes + 1)
        if len(data) > self.max_bytes:
            return Input("<stdin>", reason=f"larger than the limit of {self.max_bytes} bytes; split it")
        return Input("<stdin>", data=data)

    def path(self, path: str) -> Iterator[Input]:
        """Inputs of one path that was named or matched."""
        source = path_to_source(path)
        try:
            mode = Path(path).stat().st_mode
        except (OSError, ValueError) as error:
            yield Input(source, reason=error_to_reason(error))
            return
        if stat.S_ISDIR(mode):
            yield from self.folder(path)
        elif not stat.S_ISREG(mode):
            yield self.stream(path, source)
        else:
            yield from self.file(path, source)

    def stream(self, path: str, source: str) -> Input:
        """A pipe or device: read at once, since another process could not."""
        try:
            with Path(path).open("rb") as file:
                data = file.read(self.max_bytes + 1)
        except OSError as error:
            return Input(source, reason=error_to_reason(error))
        if len(data) > self.max_bytes:
            return Input(source, reason=f"larger than the limit of {self.max_bytes} bytes; split it")
        return Input(source, data=data)

    def file(self, path: str, source: str) -> Iterator[Input]:
        suffix = Path(path).suffix.lower()
        if suffix in (".jsonl", ".ndjson"):
            yield from map(_record_to_input, jsonl_to_records(path, max_bytes=self.max_bytes))
        elif suffix == ".json":
            yield from map(_record_to_input, path_to_records(path, max_bytes=self.max_bytes))
        else:
            yield Input(source, path=path, max_bytes=self.max_bytes)

    def folder(self, folder: str) -> Iterator[Input]:
        """Every document below a folder. Symbolic links are followed, each real folder is listed once."""
        seen: set[tuple[int, int]] = set()
        waiting: list[tuple[str, bool]] = [(folder, True)]
        while waiting:
            path, is_folder = waiting.pop()
            if not is_folder:
                yield from self.file(path, path_to_source(path))
                continue
            try:
                status = Path(path).stat()
                entries = self.listed(path) if (status.st_dev, status.st_ino) not in seen else []
            except OSError as error:
                yield Input(path_to_source(path), reason=error_to_reason(error))
                continue
            seen.add((status.st_dev, status.st_ino))
            waiting.extend(reversed(entries))

    def listed(self, folder: str) -> list[tuple[str, bool]]:
        """Paths in one folder, sorted by name, and whether each is a folder; what is not read goes to `skipped`."""
        with os.scandir(folder) as found:
            entries = sorted(found, key=lambda entry: entry.name)
        kept = []
        for entry in entries:
            reason = _entry_to_reason(entry)
            if reason is None:
                kept.append((entry.path, entry.is_dir()))
            else:
                self.skipped.append(Skipped(path_to_source(entry.path), reason))
        return kept


def _entry_to_reason(entry: os.DirEntry[str]) -> str | None:
    """Why an entry of a folder is not read; None when it is."""
    if entry.name.startswith("."):
        return "hidden"
    try:
        if entry.is_dir():
            return None
        # a broken link is listed, so that reading it reports it
        if not entry.is_file() and not entry.is_symlink():
            return "no regular file"
    except OSError:
        return "a link that leads to itself"
    suffix = Path(entry.name).suffix.lower()
    if suffix in DOCUMENT_SUFFIXES or suffix in (".jsonl", ".ndjson"):
        return None
    return f"no known text suffix ({suffix})"


def _record_to_input(record: Record) -> Input:
    return Input(record.source, text=record.text, reason=record.reason)
