"""Steps on the disk that a run is made of, each safe to be stopped at; tests stop them or let them fail."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from gouji.errors import OutputError

CURE = "see to rights and free space, then go on with --resume"


def _go_on(step: str, path: Path) -> None:
    """What happens before a step unless a test wants something else: nothing."""


@dataclass(frozen=True, slots=True)
class Disk:
    """The operations. `before(step, path)` is called before each of them: the seam at which tests inject faults.

    Each raises OutputError, naming file, reason and cure, where the system refuses.
    """

    before: Callable[[str, Path], None] = _go_on

    def make_folder(self, path: Path) -> None:
        """Make a folder and those above it; one that exists is fine."""
        with refusals(path):
            self.before("make_folder", path)
            path.mkdir(parents=True, exist_ok=True)

    @contextmanager
    def new_file(self, path: Path) -> Iterator[IO[bytes]]:
        """A file that must not exist yet; its bytes are on the disk at the end."""
        with refusals(path):
            self.before("create", path)
            with path.open("xb") as file:
                yield file
                self.before("sync", path)
                file.flush()
                os.fsync(file.fileno())

    def rename(self, part: Path, target: Path) -> None:
        """Give a whole file its name. The name is on the disk only after sync_folder."""
        with refusals(target):
            self.before("rename", target)
            part.replace(target)

    def sync_folder(self, path: Path) -> None:
        """Bring the names in a folder to the disk, where the system can (Windows cannot open folders)."""
        with refusals(path):
            self.before("sync_folder", path)
            if os.name == "posix":
                folder = os.open(path, os.O_RDONLY)
                try:
                    os.fsync(folder)
                finally:
                    os.close(folder)

    def append(self, path: Path, line: bytes) -> None:
        """Add a line and bring it to the disk. Stopped in the middle, it leaves a torn line."""
        with refusals(path):
            self.before("append", path)
            with path.open("ab") as file:
                file.write(line)
                file.flush()
                self.before("sync_line", path)
                os.fsync(file.fileno())

    def replace(self, path: Path, content: bytes, *, part: Path) -> None:
        """Write a file anew by way of `part` in the same folder: the old or the new content, never a mixture."""
        with self.new_file(part) as file:
            file.write(content)
        self.rename(part, path)
        self.sync_folder(path.parent)

    def remove(self, path: Path) -> None:
        """Remove a file; none is fine."""
        with refusals(path):
            self.before("remove", path)
            with suppress(FileNotFoundError):
                path.unlink()


@contextmanager
def refusals(path: Path) -> Iterator[None]:
    """Turn the system's refusals into OutputError."""
    try:
        yield
    except OSError as error:
        raise OutputError(f"{path} cannot be written: {error.strerror or type(error).__name__}; {CURE}") from error
