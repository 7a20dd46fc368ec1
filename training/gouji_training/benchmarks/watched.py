"""python -m gouji_training.benchmarks.watched COMMAND...: run it, then print what it took as JSON.

A process of its own, because Linux counts the size of the process that starts a command as one of the command's.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time


def main() -> None:
    """Print wall and processor time in seconds, KiB of the largest process, and the exit code."""
    started = time.perf_counter()
    process = subprocess.Popen(sys.argv[1:], stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    took = {
        "seconds": time.perf_counter() - started,
        "processor": usage.ru_utime + usage.ru_stime,
        "kibibytes": usage.ru_maxrss,
        "exit": process.returncode,
    }
    sys.stdout.write(json.dumps(took))


if __name__ == "__main__":
    main()
