"""Command-line arguments to inputs: small picklable items, each read later, perhaps in another process."""

from __future__ import annotations

import glob
import os
import re
import stat
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from gouji.reading.columns import ANY_COLUMNS, Columns
from gouji.reading.documents import DEFAULT_MAX_BYTES, error_to_reason, path_to_source
from gouji.reading.items import Input, Skipped
from gouji.reading.parquet import parquet_to_inputs
from gouji.reading.records import jsonl_to_inputs, path_to_inputs, stream_to_line_inputs
from gouji.reading.suffixes import name_to_reason, path_to_kind
from gouji.reading.warc import warc_to_inputs

_JSON_LINE = re.compile(rb'(?:\xef\xbb\xbf)?[ \t]*\{[ \t]*"')
"""How a stream begins that is JSON Lines: a stream has no suffix that could tell."""


def expand_inputs(
    arguments: Sequence[str],
    *,
    max_bytes: int = DEFAULT_MAX_BYTES,
    skipped: list[Skipped] | None = None,
    columns: Columns = ANY_COLUMNS,
) -> Iterator[Input]:
    """Inputs of files, folders, globs and "-" (standard input), lazily, in the order of the arguments.

    JSON Lines, JSON, Parquet and WARC files give an input for each record, `columns` says which column is the text.
    Standard input and pipes are JSON Lines when they begin with `{"`, else one document. Files ending in .gz or .zst
    are unpacked. A folder gives every document below it, sorted by path, each real folder once, hidden ones left out;
    what is left out is appended to `skipped`. What cannot be listed or read gives an Input whose read() raises, and
    the rest goes on. An argument given twice is read twice. `max_bytes` limits each document, unpacked.
    """
    expansion = _Expansion(max_bytes, [] if skipped is None else skipped, columns)
    for argument in arguments:
        yield from expansion.argument(argument)


@dataclass(frozen=True, slots=True)
class _Expansion:
    """The options of one expansion."""

    max_bytes: int
    skipped: list[Skipped]
    columns: Columns

    def argument(self, argument: str) -> Iterator[Input]:
        if argument == "-":
            yield from self.stream(sys.stdin.buffer, "<stdin>")
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
            yield from self.pipe(path, source)
        else:
            yield from self.file(path, source)

    def pipe(self, path: str, source: str) -> Iterator[Input]:
        try:
            with Path(path).open("rb") as file:
                yield from self.stream(file, source)
        except OSError as error:
            yield Input(source, reason=error_to_reason(error))

    def stream(self, file: BinaryIO, source: str) -> Iterator[Input]:
        """Standard input, a pipe or device: read here, since another process could not."""
        first = file.readline(self.max_bytes + 1)
        if _JSON_LINE.match(first):
            yield from stream_to_line_inputs(
                file, name=source, first=first, columns=self.columns, max_bytes=self.max_bytes
            )
            return
        data = first + file.read(self.max_bytes + 1 - len(first))
        if len(data) > self.max_bytes:
            yield Input(source, reason=f"larger than the limit of {self.max_bytes} bytes; split it")
        else:
            yield Input(source, data=data)

    def file(self, path: str, source: str) -> Iterator[Input]:
        kind = path_to_kind(path)
        if kind.content == "parquet" and kind.packing is not None:
            yield Input(source, path=path, reason="Parquet is packed inside; unpack the file and give it as .parquet")
        elif kind.content == "lines":
            yield from jsonl_to_inputs(path, columns=self.columns, max_bytes=self.max_bytes)
        elif kind.content == "json":
            yield from path_to_inputs(path, columns=self.columns, max_bytes=self.max_bytes)
        elif kind.content == "parquet":
            yield from parquet_to_inputs(path, columns=self.columns, max_bytes=self.max_bytes)
        elif kind.content == "warc":
            yield from warc_to_inputs(path, max_bytes=self.max_bytes, skipped=self.skipped)
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
        return name_to_reason(entry.name)
    try:
        if entry.is_dir():
            return None
        # a broken link is listed, so that reading it reports it
        if not entry.is_file() and not entry.is_symlink():
            return "no regular file"
    except OSError:
        return "a link that leads to itself"
    return name_to_reason(entry.name)
