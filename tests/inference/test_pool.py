"""A function over processes: order, bounds, and workers that die."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

import gouji.pool
from gouji.pool import CHUNKS_A_WORKER, LARGEST_CHUNK, map_in_processes, workers_to_count


def double(item: int) -> int:
    return 2 * item


def die_on_seven(item: int) -> int:
    if item == 7:
        os.kill(os.getpid(), signal.SIGKILL)
    return 2 * item


def refuse_three(item: int) -> int:
    if item == 3:
        raise LookupError("three")
    return item


def wait_and_pid(_: int) -> int:
    time.sleep(0.2)
    return os.getpid()


def lost(item: int) -> int:
    return -item


def test_results_come_in_order() -> None:
    assert list(map_in_processes(double, range(500), workers=2, lost=lost)) == [2 * n for n in range(500)]


def test_nothing_gives_nothing() -> None:
    assert list(map_in_processes(double, [], workers=2, lost=lost)) == []


def test_few_items_are_spread_over_the_workers() -> None:
    assert len(set(map_in_processes(wait_and_pid, range(4), workers=2, lost=lost))) == 2


def test_an_item_that_kills_its_worker_loses_no_other() -> None:
    results = list(map_in_processes(die_on_seven, range(60), workers=2, lost=lost))
    assert results == [2 * n if n != 7 else -7 for n in range(60)]


def test_what_the_function_raises_is_raised() -> None:
    with pytest.raises(LookupError, match="three"):
        list(map_in_processes(refuse_three, range(9), workers=2, lost=lost))


def test_items_are_taken_in_bounded_numbers() -> None:
    taken = []

    def items() -> Iterator[int]:
        for number in range(100_000):
            taken.append(number)
            yield number

    results = map_in_processes(double, items(), workers=1, lost=lost)
    for _ in range(200):
        next(results)
    results.close()  # type: ignore[attr-defined]
    assert len(taken) - 200 <= (CHUNKS_A_WORKER + 1) * LARGEST_CHUNK


def test_zero_workers_are_all_cores() -> None:
    assert workers_to_count(0) == len(os.sched_getaffinity(0))


def test_a_script_without_main_guard_gets_a_clear_error(tmp_path: Path) -> None:
    script = tmp_path / "script.py"
    script.write_text(
        "from gouji.pool import map_in_processes\nprint(list(map_in_processes(abs, [1], workers=2, lost=abs)))\n"
    )
    environment = {**os.environ, "PYTHONPATH": str(Path(gouji.pool.__file__).parents[1])}
    done = subprocess.run([sys.executable, str(script)], capture_output=True, text=True, env=environment, check=False)
    assert done.returncode == 1
    assert "worker processes cannot be started; use workers=1" in done.stderr
