"""A file that appears under its name only when it is complete."""

from __future__ import annotations

import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO

from gouji.errors import OutputError

TEMPORARY_SUFFIX = ".gouji-part"
"""Suffix of the file that is being written, beside the target; no input format has it."""


@contextmanager
def atomic_output(path: Path) -> Iterator[IO[bytes]]:
    """Open a temporary file beside `path` for writing; rename it to `path` at the end, remove it on any error.

    A link is followed, so that its target is replaced and not the link. What exists and is no regular file (a named
    pipe, /dev/stdout) is written directly. Raises OutputError, naming the cure, when the folder does not exist, `path`
    is a folder, or the system refuses to write.
    """
    _refuse_bad_target(path)
    if path.exists() and not path.is_file():
        with _system_refusals(path), path.open("wb") as file:
            yield file
        return
    target = path.resolve()
    part = target.with_name(f".{target.name[:100]}.{secrets.token_hex(6)}{TEMPORARY_SUFFIX}")
    try:
        with _system_refusals(path):
            with part.open("xb") as file:
                yield file
                file.flush()
                os.fsync(file.fileno())
            part.replace(target)
    finally:
        with suppress(OSError):
            part.unlink(missing_ok=True)


def _refuse_bad_target(path: Path) -> None:
    if path.is_dir():
        raise OutputError(f"{path} is a folder; name a file in it, such as {path / 'tables.jsonl'}")
    if not path.parent.is_dir():
        raise OutputError(f"{path}: the folder {path.parent} does not exist; make it first (mkdir -p {path.parent})")


@contextmanager
def _system_refusals(path: Path) -> Iterator[None]:
    try:
        yield
    except BrokenPipeError:
        raise  # whoever read the named pipe has gone: that is no fault of the output
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise OutputError(f"{path} cannot be written: {reason}; check rights and free space") from error
