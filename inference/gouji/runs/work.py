"""One shard, in a worker: its documents to whole files under temporary names."""

from __future__ import annotations

import heapq
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from gouji.batch import FormSources
from gouji.runs.disk import Disk
from gouji.runs.entries import ShardEntry
from gouji.runs.folder import Part, RunFolder
from gouji.runs.inventory import Block
from gouji.runs.kinds import formats_to_kinds
from gouji.runs.limits import held_memory
from gouji.runs.quarantine import Quarantined
from gouji.runs.shard_files import shard_files
from gouji.runs.tally import sorted_tally
from gouji.runs.trying import Extract, Result, readable_to_result

SLOWEST_KEPT = 5
"""Slowest documents that a shard reports."""


@dataclass(frozen=True, slots=True)
class Job:
    """What every worker of a run needs. Picklable."""

    folder: Path
    extract: Extract
    formats: tuple[str, ...]
    forms: FormSources = ()
    mebibytes: int = 0
    disk: Disk = field(default_factory=Disk)


@dataclass(frozen=True, slots=True)
class ShardResult:
    """A shard that is written but not published. `slowest` are pairs of seconds and source; `mebibytes` is what the
    worker holds behind it, None where the system does not tell.
    """

    entry: ShardEntry
    parts: tuple[Part, ...]
    seconds: float
    slowest: tuple[tuple[float, str], ...]
    quarantined: tuple[tuple[str, Quarantined], ...]
    mebibytes: float | None = None


def block_to_result(
    block: Block, job: Job, *, settled: Mapping[int, Result], begin: Callable[[int | None], None]
) -> ShardResult:
    """Write the shard of `block` to temporary files.

    `settled` are results that are known already, by place in the block from 0. `begin(place)` is called before each
    document and `begin(None)` after the last. Raises what readable_to_result raises, and OutputError when the files
    cannot be written; no temporary file is left then.
    """
    started = time.perf_counter()
    times: list[tuple[float, str]] = []
    kinds = formats_to_kinds(job.formats, forms=job.forms)
    with shard_files(block, RunFolder(job.folder, job.disk), kinds) as files:
        for place, item in enumerate(block.items):
            begin(place)
            before = time.perf_counter()
            files.add(place, settled[place] if place in settled else readable_to_result(item, job.extract))
            times.append((time.perf_counter() - before, item.source))
        begin(None)
    entry = ShardEntry(block.number, tuple(part.entry for part in files.parts), sorted_tally(files.tally))
    return ShardResult(
        entry,
        files.parts,
        seconds=time.perf_counter() - started,
        slowest=tuple(heapq.nlargest(SLOWEST_KEPT, times)),
        quarantined=tuple(files.quarantined),
        mebibytes=held_memory(),
    )
