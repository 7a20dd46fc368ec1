"""The worker that runs in a tool's environment: an answer for every file, whatever the tool does."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from gouji_training.flattening.real.workers import worker


def test_the_text_of_a_file_is_the_answer(tmp_path: Path) -> None:
    assert worker.path_to_answer(lambda path: path.name, tmp_path / "a.html") == {"text": "a.html"}


def test_what_a_tool_raises_is_the_answer(tmp_path: Path) -> None:
    answer = worker.path_to_answer(lambda path: path.read_text(encoding="utf-8"), tmp_path / "gone")
    assert answer["error"].startswith("FileNotFoundError: ")


def test_a_tool_that_takes_too_long_is_stopped(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(worker, "SECONDS", 1)
    worker.signal.signal(worker.signal.SIGALRM, worker._too_slow)

    def sleep(path: Path) -> str:
        time.sleep(5)
        return ""

    assert worker.path_to_answer(sleep, tmp_path) == {"error": "TooSlowError: took more than 1 seconds"}
