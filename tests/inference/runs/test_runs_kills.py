"""Two hundred kills; make kill-runs does two thousand."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import gouji.runs

TESTS = Path(__file__).parents[2]
KILLS = 200


def test_after_any_kill_a_resumed_run_leaves_the_bytes_of_an_unbroken_one() -> None:
    # in a process of its own, without threads, which forks cannot take along
    paths = f"{Path(gouji.runs.__file__).parents[2]}:{TESTS}"
    done = subprocess.run(
        [sys.executable, "-m", "support.kill_runs", str(KILLS)],
        capture_output=True,
        text=True,
        env={"PYTHONPATH": paths},
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert int(done.stdout.split()[0]) >= KILLS
