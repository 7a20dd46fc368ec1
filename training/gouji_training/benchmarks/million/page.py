"""The log of a batch run to a page: what is done, how fast, and whether its workers grew."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np

from gouji_training.benchmarks.machine import commit_name, machine_line
from gouji_training.errors import TrainingError

Event = Mapping[str, Any]

WARM = 10_000
"""Documents of one worker after which its kept results are as many as they may be."""
FATES = ("accepted", "review", "rejected", "quarantined")


@dataclass(frozen=True, slots=True)
class Journal:
    """The events of each unbroken stretch of a run, in order; each begins with event begun."""

    stretches: tuple[tuple[Event, ...], ...]

    @classmethod
    def read(cls, run: Path) -> Journal:
        """From log.jsonl in the folder of a run. Raises TrainingError when it was stopped before it had begun."""
        path = run / "log.jsonl"
        if not path.exists():
            raise TrainingError(f"{path} is not there: the run was stopped before it had begun; give it more minutes")
        lines = path.read_text("utf-8").splitlines()
        events = [json.loads(line) for line in lines if line.endswith("}")]  # a killed run may have torn its last line
        starts = [i for i, event in enumerate(events) if event["event"] == "begun"]
        return cls(tuple(tuple(events[start:end]) for start, end in pairwise([*starts, len(events)])))


def journal_to_page(journal: Journal) -> str:
    """The page in Markdown."""
    return "\n".join([*_head(journal), "", *_stretches(journal), "", *_memory(journal), ""])


def _head(journal: Journal) -> Iterator[str]:
    begun = journal.stretches[0][0]
    shards = [event for stretch in journal.stretches for event in stretch if event["event"] == "shard"]
    done = shards[-1]["documents_done"] if shards else 0
    yield "# A million documents"
    yield ""
    yield "Written by `make bench-million`, which goes on where it was stopped. Times are wall time."
    yield ""
    yield f"- machine: {machine_line()}"
    yield f"- commit: {commit_name()}"
    yield f"- done: {done:,} of {begun['documents']:,} documents, Parquet to Parquet, {begun['shards']:,} shards"
    if shards:
        counts = ", ".join(f"{shards[-1][fate]:,} {fate}" for fate in FATES)
        total = sum(shards[-1][fate] for fate in FATES)
        yield f"- {counts}: together {total:,}"
        seconds, source = max((slow["seconds"], slow["source"]) for event in shards for slow in event["slowest"])
        yield f"- slowest document: {seconds:.2f} s ({source})"


def _stretches(journal: Journal) -> Iterator[str]:
    yield "| stretch | workers | documents | seconds | documents/s |"
    yield "|---|---|---|---|---|"
    for number, stretch in enumerate(journal.stretches, 1):
        shards = [event for event in stretch if event["event"] == "shard"]
        documents = sum(event["documents"] for event in shards)
        seconds = _seconds(stretch[0], shards[-1]) if shards else 0.0
        rate = documents / seconds if seconds else 0.0
        yield f"| {number} | {stretch[0]['workers']} | {documents:,} | {seconds:,.0f} | {rate:.1f} |"


def _seconds(first: Event, last: Event) -> float:
    return (datetime.fromisoformat(last["time"]) - datetime.fromisoformat(first["time"])).total_seconds()


def _memory(journal: Journal) -> Iterator[str]:
    held = max((_held(stretch) for stretch in journal.stretches), key=len)
    if len(held) < 2:
        yield f"No worker has done {WARM:,} documents and two shards more yet: nothing to say about memory."
        return
    documents, mebibytes = np.array(held).T
    slope = float(np.polyfit(documents, mebibytes, 1)[0]) * 10_000
    yield f"A worker held {mebibytes.min():.0f} to {mebibytes.max():.0f} MiB behind its first {WARM:,} documents;"
    yield f"least squares over {len(held)} shards, up to {documents.max():,.0f} documents a worker:"
    yield f"{slope:+.2f} MiB for 10,000 documents."


def _held(stretch: tuple[Event, ...]) -> list[tuple[float, float]]:
    """Documents that a worker of this stretch had done about then, and the mebibytes that it held."""
    held, done = [], 0
    for event in stretch:
        if event["event"] == "shard":
            done += event["documents"]
            each = done / stretch[0]["workers"]
            if each > WARM and event["mebibytes"] is not None:
                held.append((each, event["mebibytes"]))
    return held
