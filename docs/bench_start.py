"""Wall time of one document from the command line, beside an interpreter that does nothing."""

from __future__ import annotations

import subprocess
import sys
import time

RUNS = 7


def main() -> None:
    """Print both medians and their ratio for the document named on the command line."""
    empty = command_to_median([sys.executable, "-c", "pass"])
    version = command_to_median([sys.executable, "-m", "gouji", "--version"])
    document = command_to_median([sys.executable, "-m", "gouji", "extract", "--quiet", sys.argv[1]])
    sys.stdout.write(f"python -c pass         {empty:.3f} s\n")
    sys.stdout.write(f"gouji --version        {version:.3f} s, {version / empty:.1f} times\n")
    sys.stdout.write(f"gouji extract REPORT   {document:.3f} s, {document / empty:.1f} times (medians of {RUNS})\n")


def command_to_median(command: list[str]) -> float:
    """Median wall time of `command` in seconds over RUNS runs, after one that warms the caches."""
    subprocess.run(command, stdout=subprocess.DEVNULL, check=True)
    times = []
    for _ in range(RUNS):
        started = time.perf_counter()
        subprocess.run(command, stdout=subprocess.DEVNULL, check=True)
        times.append(time.perf_counter() - started)
    return sorted(times)[RUNS // 2]


if __name__ == "__main__":
    main()
