"""Kills runs, goes on with them, and compares: python -m support.kill_runs KILLS [SEED].

Half of the runs do all in one process, which kills itself (SIGKILL) at a step on the disk, each in turn, or in the
middle of a line; the others have two worker processes and are killed from outside at a random moment. After one to four
kills a run is let go to its end; its folder must then hold the same bytes as that of an unbroken run.
"""

from __future__ import annotations

import os
import random
import shutil
import signal
import sys
import tempfile
import time
import traceback
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from gouji.errors import OutputError
from gouji.reading import expand_inputs
from gouji.runs import Means, run_batch
from gouji.runs.crew import blocks_to_results
from gouji.runs.disk import Disk
from support.runs import OPTIONS, Snapshot, folder_to_snapshot, make_inputs, obey, run_here

MOST_STEPS = 110
"""Steps on the disk of an unbroken run, and some more: those beyond it hit nothing."""

SHARED_MEMORY = Path("/dev/shm")
"""Where bringing bytes to the disk costs nothing: a kill, other than a power cut, takes nothing that was written."""

LOCK_PATIENCE = 10.0
"""Seconds after which a killed run must have let go of its folder: its forked workers hold the lock until they die."""


@dataclass(slots=True)
class StepKiller:
    """Counts steps on the disk and kills this process before the one numbered `step`."""

    step: int
    count: int = 0

    def __call__(self, name: str, path: Path) -> None:
        self.count += 1
        if self.count == self.step:
            os.kill(os.getpid(), signal.SIGKILL)


class TearingDisk(Disk):
    """Kills this process in the middle of the first line that it appends."""

    def append(self, path: Path, line: bytes) -> None:
        """Half a line, and the end."""
        with path.open("ab") as file:
            file.write(line[: len(line) // 2])
        os.kill(os.getpid(), signal.SIGKILL)


def run_with_workers(folder: Path, output: Path) -> None:
    """A run with two forked workers; it waits until a killed one has let go of the folder."""
    labour = partial(blocks_to_results, workers=2, start_method="fork")
    means = Means(workers=2, extract=obey, labour=labour)
    deadline = time.monotonic() + LOCK_PATIENCE
    while True:
        try:
            run_batch(lambda: expand_inputs([str(folder)]), output, OPTIONS, means=means, resume=True)
        except OutputError as error:
            if "in use" not in str(error) or time.monotonic() > deadline:
                raise
            time.sleep(0.005)
        else:
            return


def was_killed(body: Callable[[], object], *, after: float | None = None) -> bool:
    """Run `body` in a forked process, killed after some seconds if said so; whether it was killed."""
    child = os.fork()
    if not child:
        try:
            body()
        except BaseException:  # noqa: BLE001 - told to the parent by the exit code
            traceback.print_exc()
            os._exit(3)
        os._exit(0)
    if after is not None:
        time.sleep(after)
        os.kill(child, signal.SIGKILL)
    _, status = os.waitpid(child, 0)
    if os.WIFEXITED(status) and os.WEXITSTATUS(status):
        raise AssertionError("a run ended with an error, which is written above")
    return os.WIFSIGNALED(status)


def kill_and_compare(
    inputs: Path, output: Path, expected: Snapshot, chance: random.Random, scenario: int, seconds: float
) -> int:
    """One run, killed some times; the count of kills. `seconds` is what an unbroken run with workers takes.

    Raises AssertionError when the folder is not as expected.
    """
    kills = 0
    for attempt in range(chance.randint(1, 4)):
        if scenario % 2:
            kills += was_killed(partial(run_with_workers, inputs, output), after=chance.uniform(0, seconds))
            continue
        step = scenario // 2 % MOST_STEPS + 1 if not attempt else chance.randint(1, MOST_STEPS)
        disk = TearingDisk() if chance.random() < 0.1 else Disk(StepKiller(step))
        kills += was_killed(partial(run_here, inputs, output, resume=True, disk=disk))
    was_killed(partial(run_with_workers, inputs, output))
    found = folder_to_snapshot(output)
    differing = sorted(name for name in found.keys() | expected.keys() if found.get(name) != expected.get(name))
    if differing:
        raise AssertionError(f"scenario {scenario}: {differing} differ; the folder is {output}")
    return kills


def main(wanted: int, seed: int = 1) -> int:
    """Kill until `wanted` kills have hit; the count of runs."""
    chance = random.Random(seed)
    place = Path(tempfile.mkdtemp(prefix="gouji-kills-", dir=SHARED_MEMORY if SHARED_MEMORY.is_dir() else None))
    inputs = make_inputs(place / "in")
    run_here(inputs, place / "unbroken")
    expected = folder_to_snapshot(place / "unbroken")
    started = time.monotonic()
    was_killed(partial(run_with_workers, inputs, place / "timed"))
    seconds = time.monotonic() - started
    kills = scenario = 0
    while kills < wanted:
        output = place / "out"
        kills += kill_and_compare(inputs, output, expected, chance, scenario, seconds)
        shutil.rmtree(output)
        scenario += 1
    shutil.rmtree(place)
    print(f"{kills} kills in {scenario} runs: every folder as that of an unbroken run")  # noqa: T201
    return scenario


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
