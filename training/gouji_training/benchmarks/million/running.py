"""The corpus of the run, and `gouji batch` over it for some time."""

from __future__ import annotations

import signal
import subprocess
import sys
from pathlib import Path

from gouji_training.benchmarks.corpus import make_mix, write_parquet
from gouji_training.errors import TrainingError

CORPUS = "corpus.parquet"
RUN = "run"
SHARD = 2_000
"""Documents a shard: a minute of work, which is what a stopped run loses."""
DIFFERENT = 3_000
"""Texts that are drawn; further documents are the same texts, each with a number of its own in the first line."""
STOPPED = (0, 1, 130, -signal.SIGINT)
"""Exit codes of a run that is complete, the second with documents in quarantine, and of one that was interrupted."""


def write_corpus(path: Path, documents: int, *, seed: int) -> None:
    """A mixed corpus as one Parquet file, unless it is there; a file of that name is always whole."""
    if path.exists():
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    unfinished = path.with_suffix(".unfinished")
    write_parquet(make_mix(min(documents, DIFFERENT), seed=seed), unfinished, count=documents)
    unfinished.rename(path)


def run_for(folder: Path, *, workers: int, minutes: float) -> None:
    """Begin or resume the run in `folder`, and interrupt it after `minutes`, 0 for never.

    Raises TrainingError when the run fails.
    """
    command = [sys.executable, "-m", "gouji", "batch", str(folder / CORPUS), "--output", str(folder / RUN), "--resume"]
    command += ["--format", "parquet", "--workers", str(workers), "--shard-size", str(SHARD), "--quiet"]
    process = subprocess.Popen(command)
    try:
        code = process.wait(minutes * 60 or None)
    except subprocess.TimeoutExpired:
        process.send_signal(signal.SIGINT)
        code = process.wait()
    if code not in STOPPED:
        raise TrainingError(f"{' '.join(command)}: failed with exit code {code}")
