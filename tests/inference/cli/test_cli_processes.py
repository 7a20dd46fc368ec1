"""The installed pipeline, in one process and in several."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

import gouji.cli

ROOT = str(Path(gouji.cli.__file__).parents[2])
LABELS = ("规章", "行政规范性文件")
HEAD = "二、主动公开政府信息情况\n第二十条第（一）项\n信息内容\n本年制发件数\n本年废止件数\n现行有效件数\n"


def gouji_command(*arguments: str | Path) -> list[str]:
    return [sys.executable, "-m", "gouji", *map(str, arguments)]


def environment() -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": ROOT}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Forty small documents with different figures."""
    path = tmp_path / "in"
    path.mkdir()
    for number in range(40):
        rows = "".join(f"{label}\n{number}\n{place}\n{number + place}\n" for place, label in enumerate(LABELS))
        (path / f"{number:02}.txt").write_text(HEAD + rows, encoding="utf-8")
    return path


def test_several_processes_write_the_same_bytes_as_one(folder: Path, tmp_path: Path) -> None:
    for workers in ("1", "2"):
        output = tmp_path / f"{workers}.jsonl"
        command = gouji_command("extract", folder, "--output", output, "--workers", workers)
        done = subprocess.run(command, capture_output=True, text=True, env=environment(), check=False)
        assert done.returncode == 0, done.stderr
    assert (tmp_path / "1.jsonl").read_bytes() == (tmp_path / "2.jsonl").read_bytes()
    assert (tmp_path / "1.jsonl").read_bytes().count(b"\n") == 40


def test_an_interrupt_ends_all_processes_and_leaves_no_file(folder: Path, tmp_path: Path) -> None:
    for number in range(40, 4000):
        (folder / f"{number}.txt").write_text(HEAD, encoding="utf-8")
    command = gouji_command("extract", folder, "--output", tmp_path / "out.jsonl", "--workers", "2")
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True, env=environment()) as process:
        while process.poll() is None and not list(tmp_path.glob(".out.jsonl.*")):
            time.sleep(0.05)
        time.sleep(1)
        process.send_signal(signal.SIGINT)
        _, said = process.communicate(timeout=60)
    assert process.returncode == 130, said
    assert said == "gouji: interrupted\n"
    assert [path.name for path in tmp_path.iterdir()] == ["in"]


def test_the_reader_of_stdout_may_leave_early(folder: Path) -> None:
    command = gouji_command("extract", folder, "--quiet")
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=environment()
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.readline()
        process.stdout.close()
        said = process.stderr.read()
        assert process.wait(timeout=60) == 141
    assert said == ""
