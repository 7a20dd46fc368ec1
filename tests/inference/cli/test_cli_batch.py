"""gouji batch: the command with its real extraction, and what it says."""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
import time
from dataclasses import fields
from pathlib import Path

import pytest

import gouji.cli
from gouji.cli import main
from gouji.cli.batch import DEFAULTS, FORMATS
from gouji.runs import Limits, RunOptions
from gouji.runs.kinds import RUN_FORMATS
from support.runs import Snapshot, folder_to_snapshot, is_temporary

ROOT = str(Path(gouji.cli.__file__).parents[2])
HEAD = "二、主动公开政府信息情况\n第二十条第（一）项\n信息内容\n本年制发件数\n本年废止件数\n现行有效件数\n"
DOCUMENTS = 24
KILLS = 3


def gouji_batch(*arguments: str | Path) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "gouji", "batch", *map(str, arguments)]
    environment = {**os.environ, "PYTHONPATH": ROOT}
    return subprocess.Popen(command, stderr=subprocess.PIPE, text=True, env=environment)


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with inputs in it, one of which leads nowhere; the tests run in it."""
    place = tmp_path_factory.mktemp("batch")
    (place / "in").mkdir()
    for number in range(DOCUMENTS - 1):
        rows = f"规章\n{number}\n1\n{number + 1}\n行政规范性文件\n0\n{number}\n0\n"
        (place / "in" / f"{number:02}.txt").write_text(HEAD + rows, encoding="utf-8")
    (place / "in" / "gone.txt").symlink_to(place / "nowhere")
    return place


@pytest.fixture(scope="module")
def unbroken(place: Path) -> tuple[int, str, Snapshot]:
    """Exit code, stderr and files of a run with two workers that nobody stops."""
    with gouji_batch(place / "in", "--output", place / "unbroken", "--shard-size", "4", "--workers", "2") as process:
        _, said = process.communicate()
    return process.returncode, said, folder_to_snapshot(place / "unbroken")


def test_a_document_in_quarantine_is_exit_code_1(unbroken: tuple[int, str, Snapshot]) -> None:
    assert unbroken[0] == 1


def test_the_summary_adds_up(unbroken: tuple[int, str, Snapshot]) -> None:
    assert "gouji: 0 accepted + 23 review + 0 rejected + 1 quarantined = 24 documents (23 reports)\n" in unbroken[1]


def test_the_summary_tells_forms_checks_and_slowest(unbroken: tuple[int, str, Snapshot]) -> None:
    said = unbroken[1].splitlines()
    assert any(line.startswith("gouji: forms: zfxxgk-2021 23") for line in said)
    assert any(line.startswith("gouji: slowest: ") for line in said)
    assert sum(line.startswith("gouji: quarantined: ") and "no such file" in line for line in said) == 1


def test_killed_again_and_again_it_leaves_the_bytes_of_an_unbroken_run(
    place: Path, unbroken: tuple[int, str, Snapshot]
) -> None:
    chance = random.Random(5)
    command = (place / "in", "--output", place / "killed", "--shard-size", "4", "--resume", "--quiet")
    for _ in range(KILLS):
        with gouji_batch(*command) as process:
            reports = place / "killed" / "reports"
            shards = len(list(reports.glob("part*"))) if reports.exists() else 0
            # from the moment on that one more shard is there, so that no kill falls into the start
            while process.poll() is None and not (reports.exists() and len(list(reports.glob("part*"))) > shards):
                time.sleep(0.005)
            time.sleep(chance.uniform(0, 0.05))
            process.send_signal(signal.SIGKILL)
    with gouji_batch(*command) as process:
        process.communicate()
    assert folder_to_snapshot(place / "killed") == unbroken[2]


def test_an_interrupt_keeps_what_is_finished(place: Path, unbroken: tuple[int, str, Snapshot]) -> None:
    output = place / "interrupted"
    with gouji_batch(place / "in", "--output", output, "--shard-size", "1") as process:
        while process.poll() is None and not list(output.glob("reports/part*")):
            time.sleep(0.005)
        process.send_signal(signal.SIGINT)
        _, said = process.communicate()
    assert (process.returncode, said) == (130, "gouji: interrupted\n")
    assert not any(map(is_temporary, folder_to_snapshot(output)))
    assert json.loads((output / "manifest.json").read_text())["state"] == "running"


def test_the_log_for_machines_is_json_alone(place: Path) -> None:
    with gouji_batch(place / "in" / "00.txt", "--output", place / "log", "--log-json") as process:
        _, said = process.communicate()
    events = [json.loads(line) for line in said.splitlines()]
    assert [event["event"] for event in events] == ["begun", "shard", "complete"]
    assert events[-1] | {"time": ""} == {
        "time": "", "event": "complete", "documents": 1, "reports": 1,
        "accepted": 0, "review": 1, "rejected": 0, "quarantined": 0,
    }  # fmt: skip


def test_an_error_for_machines_is_json_too(place: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert main(["batch", str(place / "in"), "--output", str(place / "in" / "out"), "--log-json"]) == 2
    assert json.loads(capfd.readouterr().err)["event"] == "stopped"


@pytest.mark.parametrize("source", ["-", "/dev/null"])
def test_what_can_be_read_only_once_is_refused(tmp_path: Path, capfd: pytest.CaptureFixture[str], source: str) -> None:
    assert main(["batch", source, "--output", str(tmp_path / "out")]) == 2
    assert f"{source}: a run goes through its inputs more than once; save it to a file" in capfd.readouterr().err
    assert not (tmp_path / "out").exists()


def test_an_output_among_the_inputs_is_refused(place: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert main(["batch", str(place / "in"), "--output", str(place / "in" / "out")]) == 2
    assert "is in the input folder" in capfd.readouterr().err


def test_a_run_that_is_there_is_gone_on_with_only_if_asked(
    place: Path, unbroken: tuple[int, str, Snapshot], capfd: pytest.CaptureFixture[str]
) -> None:
    assert main(["batch", str(place / "in"), "--output", str(place / "unbroken"), "--shard-size", "4"]) == 2
    assert "holds a run already (complete): go on with it by --resume" in capfd.readouterr().err


def test_the_help_knows_the_formats() -> None:
    assert FORMATS == RUN_FORMATS


def test_the_help_knows_the_defaults() -> None:
    limits = {field.name: getattr(Limits(), field.name) for field in fields(Limits)}
    assert {
        "shard_size": RunOptions().shard_size,
        "max_bytes": limits["file_bytes"],
        "max_seconds": limits["seconds"],
        "max_memory": limits["mebibytes"],
    } == DEFAULTS
