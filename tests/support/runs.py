"""Runs with a stand-in for the extraction, in this process or in workers, and what they leave on the disk."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Callable, Generator, Iterable
from pathlib import Path

from gouji.batch import Readable
from gouji.extraction import Cell, Check, Extraction, Table
from gouji.reading import expand_inputs
from gouji.runs import Means, RunOptions, Tally, run_batch
from gouji.runs.disk import Disk
from gouji.runs.inventory import Block
from gouji.runs.work import Job, ShardResult, block_to_result
from gouji.writing.atomic import TEMPORARY_SUFFIX

DOCUMENTS = 23
OPTIONS = RunOptions(formats=("jsonl", "csv"), shard_size=4)

Snapshot = dict[str, bytes]


def make_inputs(folder: Path, count: int = DOCUMENTS) -> Path:
    """`count` documents of one word each, which the stand-in obeys; all of them sound."""
    folder.mkdir(parents=True)
    for number in range(count):
        word = ("accepted", "review", "rejected", "accepted accepted")[number % 4]
        (folder / f"{number:05}.txt").write_text(f"{word} {number}", encoding="utf-8")
    return folder


def obey(item: Readable) -> tuple[Extraction, ...]:
    """A report a verdict that the text names, with its last word in a cell; or something worse, if it says so.

    boom raises, die kills the process, hang never ends, hog takes memory without end, wait takes a moment. With a path
    behind it, such a word is obeyed once: the second time that file is there.
    """
    document = item.read()
    words = document.original.split()
    if words and words[0] in MISCHIEF and not _was_here(words[1:2]):
        MISCHIEF[words[0]]()
    verdicts = [word for word in words if word in ("accepted", "review", "rejected")] or ["accepted"]
    return tuple(
        Extraction(
            source=item.source,
            sha256=document.sha256,
            title=None,
            agency=None,
            year=2023,
            encoding=document.encoding,
            form="zfxxgk-2021",
            verdict=verdict,  # type: ignore[arg-type]
            score=1.0,
            model=None,
            version="0",
            tables=(Table("t", "f", True, (1, 2), (Cell("r", "c", words[-1] if words else "", 1, "read", 0.5),)),),
            checks=(Check("a.check", "hard", "failed" if verdict == "review" else "passed", 1, 2, False, (), "m"),),
            report=number,
        )
        for number, verdict in enumerate(verdicts, start=1)
    )


def _boom() -> None:
    raise ZeroDivisionError("boom")


def _die() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def _hang() -> None:
    while True:
        time.sleep(1)


def _hog() -> None:
    held = []
    while True:
        held.append(bytearray(2**24))


MISCHIEF: dict[str, Callable[[], None]] = {"boom": _boom, "die": _die, "hang": _hang, "hog": _hog}


def _was_here(flag: list[str]) -> bool:
    if not flag or not flag[0].startswith("/"):
        return False
    if Path(flag[0]).exists():
        return True
    Path(flag[0]).touch()
    return False


def in_process(blocks: Iterable[Block], job: Job, watch: Callable[[int], None]) -> Generator[ShardResult, None, None]:
    """The labour without workers."""
    for block in blocks:
        yield block_to_result(block, job, settled={}, begin=lambda place: watch(place or 0))


def run_here(
    folder: Path,
    output: Path,
    *,
    options: RunOptions = OPTIONS,
    resume: bool = False,
    disk: Disk | None = None,
) -> Tally:
    """A whole run in this process, with the stand-in."""
    means = Means(extract=obey, labour=in_process, disk=disk or Disk())
    return run_batch(lambda: expand_inputs([str(folder)]), output, options, means=means, resume=resume)


def run_workers(folder: Path, output: Path, *, options: RunOptions = OPTIONS, workers: int = 2) -> Tally:
    """A whole run with worker processes, with the stand-in."""
    means = Means(workers=workers, extract=obey)
    return run_batch(lambda: expand_inputs([str(folder)]), output, options, means=means)


def folder_to_snapshot(output: Path) -> Snapshot:
    """Every file of a run but its log, by name. Temporary files are among them: none should be left."""
    files = (path for path in output.rglob("*") if path.is_file() and path.name != "log.jsonl")
    return {path.relative_to(output).as_posix(): path.read_bytes() for path in sorted(files)}


def is_temporary(name: str) -> bool:
    """Whether a file of a snapshot is one that was being written."""
    return name.endswith(TEMPORARY_SUFFIX)
