"""What one document may cost before it is set apart."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from gouji.reading.documents import DEFAULT_MAX_BYTES

DEFAULT_SECONDS = 60
"""A report takes 0.01 to 0.05 s; 16 MiB of bare noughts, one a line, the costliest text known, 12 s."""

DEFAULT_MEBIBYTES = 2048
"""A worker holds 0.15 GiB, the costliest text known some 1 GiB more."""


@dataclass(frozen=True, slots=True)
class Limits:
    """Of one document: bytes of its file, seconds of wall time, mebibytes (2**20 bytes) that its worker may hold.

    Seconds and mebibytes of 0 are no limit. The inputs keep to `file_bytes` themselves: give it to
    gouji.reading.expand_inputs.
    """

    file_bytes: int = DEFAULT_MAX_BYTES
    seconds: int = DEFAULT_SECONDS
    mebibytes: int = DEFAULT_MEBIBYTES


_FRUGAL = {"ARROW_DEFAULT_MEMORY_POOL": "system", "OPENBLAS_NUM_THREADS": "1"}
"""Environment of a worker: the other pools of pyarrow claim 1 GiB of addresses at once, numpy a stack for each core."""


def limit_memory(mebibytes: int) -> None:
    """Let the system refuse this process more memory than that (Linux; elsewhere nothing happens).

    Counted is what the process may write to (RLIMIT_DATA), not the files that it maps.
    """
    for name, value in _FRUGAL.items():
        os.environ.setdefault(name, value)
    if not mebibytes:
        return
    try:
        import resource
    except ImportError:
        return
    _, hard = resource.getrlimit(resource.RLIMIT_DATA)
    wanted = mebibytes * 2**20
    resource.setrlimit(resource.RLIMIT_DATA, (wanted if hard == resource.RLIM_INFINITY else min(wanted, hard), hard))


def held_memory() -> float | None:
    """Mebibytes of memory that this process holds now (Linux: its resident set), None where that is not told."""
    try:
        pages = int(Path("/proc/self/statm").read_text("ascii").split()[1])
    except OSError:
        return None
    return pages * os.sysconf("SC_PAGE_SIZE") / 2**20


def is_out_of_memory(error: BaseException) -> bool:
    """Whether an exception says that memory was refused, in Python or in a library."""
    return isinstance(error, MemoryError) or any(words in str(error) for words in _NATIVE_WORDS)


_NATIVE_WORDS = ("bad_alloc", "bad allocation", "allocate memory")
"""What the libraries of C++ say, whose exceptions are of kinds of their own."""
