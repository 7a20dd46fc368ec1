"""Runs one extractor over many files: `python worker.py TOOL`, file names as JSON lines in, texts as JSON lines out.

In:  {"id": 0, "path": "/tmp/x/0.html"}
Out: {"id": 0, "text": "..."} or {"id": 0, "error": "..."}

It runs with the interpreter of the environment that holds the tool, so it imports nothing but the standard library, the
modules beside it and the tool. What a tool prints by itself goes to stderr.
"""

from __future__ import annotations

import json
import logging
import os
import signal
import sys
import warnings
from collections.abc import Callable
from pathlib import Path
from types import FrameType

SECONDS = 30
"""Time for one file; the slowest tool takes two on a report of usual length."""

Tool = Callable[[Path], str]


class TooSlowError(Exception):
    """A tool did not finish with a file in time."""


def main() -> int:
    """Load one tool and answer for each line of stdin."""
    answers = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)
    warnings.simplefilter("ignore")
    logging.disable(logging.CRITICAL)
    tool = name_to_tool(sys.argv[1])
    signal.signal(signal.SIGALRM, _too_slow)
    for line in sys.stdin:
        request = json.loads(line)
        answer = {"id": request["id"], **path_to_answer(tool, Path(request["path"]))}
        answers.write(json.dumps(answer) + "\n")
        answers.flush()
    return 0


def name_to_tool(name: str) -> Tool:
    """The function that calls one tool; its module is named before the dot: html.inscriptis."""
    module = __import__(f"{name.partition('.')[0]}_tools")
    tool: Tool = getattr(module, name.partition(".")[2])
    return tool


def path_to_answer(tool: Tool, path: Path) -> dict[str, str]:
    """The text of one file, or what went wrong with it."""
    signal.alarm(SECONDS)
    try:
        return {"text": tool(path)}
    except Exception as error:  # noqa: BLE001 - tools of others raise what they like; one bad file must not end the run
        return {"error": f"{type(error).__name__}: {error}"[:200]}
    finally:
        signal.alarm(0)


def _too_slow(number: int, frame: FrameType | None) -> None:
    raise TooSlowError(f"took more than {SECONDS} seconds")


if __name__ == "__main__":
    sys.exit(main())
