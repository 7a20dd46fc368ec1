"""Commands as a user runs them: wall time, and the most memory that one of their processes took."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from gouji_training.errors import TrainingError


@dataclass(frozen=True, slots=True)
class Run:
    """Wall time in seconds, processor time of all processes in seconds, greatest size of one process in MiB."""

    seconds: float
    processor: float
    mebibytes: float


def run_command(command: Sequence[str]) -> Run:
    """Run a command to its end. Raises TrainingError when it fails."""
    watching = [sys.executable, "-m", "gouji_training.benchmarks.watched", *command]
    took = json.loads(subprocess.run(watching, stdout=subprocess.PIPE, check=True).stdout)
    if took["exit"]:
        raise TrainingError(f"{' '.join(command)}: failed with exit code {took['exit']}")
    return Run(took["seconds"], took["processor"], took["kibibytes"] / 1024)


def extract_parquet(source: Path, output: Path, *, workers: int) -> Run:
    """`gouji extract` from Parquet to Parquet."""
    command = [sys.executable, "-m", "gouji", "extract", str(source), "--output", str(output)]
    return run_command([*command, "--workers", str(workers), "--quiet"])


def start_to_seconds(command: Sequence[str], *, runs: int = 5) -> float:
    """Median wall time of a short command."""
    return sorted(run_command(command).seconds for _ in range(runs))[runs // 2]
