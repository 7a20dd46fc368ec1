"""What may have changed when a run goes on, and who else may be at its folder."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

import gouji.runs.settings
from gouji.batch import Readable
from gouji.errors import GoujiError, InputError, OutputError
from gouji.reading import expand_inputs
from gouji.runs import Limits, Means, run_batch
from gouji.runs.disk import Disk
from gouji.runs.folder import RunFolder
from support.runs import OPTIONS, Snapshot, folder_to_snapshot, in_process, make_inputs, obey, run_here


def stop_at_third_shard(step: str, path: Path) -> None:
    if step == "create" and "part-000002" in path.name:
        raise KeyboardInterrupt


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Inputs of a run that was interrupted."""
    folder = make_inputs(tmp_path / "in")
    with pytest.raises(KeyboardInterrupt):
        run_here(folder, tmp_path / "out", disk=Disk(stop_at_third_shard))
    return folder


def test_interrupt(folder: Path, tmp_path: Path) -> None:
    run_here(folder, tmp_path / "out", resume=True)
    run_here(folder, tmp_path / "unbroken")
    assert folder_to_snapshot(tmp_path / "out") == folder_to_snapshot(tmp_path / "unbroken")


def test_resume_of_nothing_begins(inputs: Path, unbroken: Snapshot, tmp_path: Path) -> None:
    run_here(inputs, tmp_path / "out", resume=True)
    assert folder_to_snapshot(tmp_path / "out") == unbroken


def test_resume_of_a_complete_run_changes_nothing(inputs: Path, unbroken: Snapshot, tmp_path: Path) -> None:
    tally = run_here(inputs, tmp_path / "out")
    assert run_here(inputs, tmp_path / "out", resume=True) == tally
    assert folder_to_snapshot(tmp_path / "out") == unbroken


def test_finished_shards_are_not_worked_on_again(folder: Path, tmp_path: Path) -> None:
    done = tmp_path / "out" / "reports" / "part-000000.jsonl"
    before = done.stat()
    run_here(folder, tmp_path / "out", resume=True)
    assert (done.stat().st_ino, done.stat().st_mtime_ns) == (before.st_ino, before.st_mtime_ns)


def test_changed_input(folder: Path, tmp_path: Path) -> None:
    (folder / "00009.txt").write_text("accepted or not")
    with pytest.raises(GoujiError, match=r"inputs have changed \(23 then, 23 now; first among documents 9 to 12"):
        run_here(folder, tmp_path / "out", resume=True)


def test_touched_input(folder: Path, tmp_path: Path) -> None:
    os.utime(folder / "00000.txt", (1, 1))
    with pytest.raises(GoujiError, match=r"first among documents 1 to 4: names, sizes, times of change or contents"):
        run_here(folder, tmp_path / "out", resume=True)


def test_vanished_input(folder: Path, tmp_path: Path) -> None:
    (folder / "00022.txt").unlink()
    with pytest.raises(GoujiError, match="23 then, 22 now; first among documents 21 to 24"):
        run_here(folder, tmp_path / "out", resume=True)


def test_added_input(folder: Path, tmp_path: Path) -> None:
    (folder / "zzz.txt").write_text("accepted")
    with pytest.raises(GoujiError, match="23 then, 24 now"):
        run_here(folder, tmp_path / "out", resume=True)


def test_changed_records(tmp_path: Path) -> None:
    records = tmp_path / "in.jsonl"
    records.write_text('{"text": "accepted 1"}\n{"text": "accepted 2"}\n')
    run_here(records, tmp_path / "out")
    records.write_text('{"text": "accepted 1"}\n{"text": "accepted 3"}\n')
    with pytest.raises(GoujiError, match="the inputs have changed"):
        run_here(records, tmp_path / "out", resume=True)


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (replace(OPTIONS, formats=("jsonl",)), "--format was jsonl,csv, is jsonl"),
        (replace(OPTIONS, shard_size=5), "--shard-size was 4, is 5"),
        (replace(OPTIONS, narrative=True), "--narrative was off, is on"),
        (replace(OPTIONS, forms=("zfxxgk-2021",)), "--form was zfxxgk-2021,zfxxgk-2019, is zfxxgk-2021"),
        (replace(OPTIONS, limits=Limits(seconds=7)), "--max-seconds was 60, is 7"),
    ],
)
def test_changed_option(folder: Path, tmp_path: Path, options: gouji.runs.RunOptions, said: str) -> None:
    with pytest.raises(GoujiError, match=f"begun with something else: {said}; use the same as before, or begin anew"):
        run_here(folder, tmp_path / "out", options=options, resume=True)


def test_changed_model(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("gouji.classifying.model.folder_to_identity", lambda _: ("lines-2", "5" * 64))
    with pytest.raises(GoujiError, match=r"the model was lines-1 [0-9a-f]{16}, is lines-2 5555555555555555;"):
        run_here(folder, tmp_path / "out", resume=True)


def test_changed_form(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("gouji.forms.shipped.form_to_text", lambda name: f"another {name}")
    with pytest.raises(GoujiError, match=r"the content of a form \(zfxxgk-2021, zfxxgk-2019\) has changed"):
        run_here(folder, tmp_path / "out", resume=True)


def test_changed_version(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(gouji.runs.settings, "__version__", "9.9.9")
    with pytest.raises(GoujiError, match=r"the version of gouji was .*, is 9\.9\.9"):
        run_here(folder, tmp_path / "out", resume=True)


def test_input_that_vanishes_before_it_is_read(tmp_path: Path) -> None:
    folder = make_inputs(tmp_path / "in", 6)

    def obey_and_remove(item: Readable) -> object:
        (folder / "00003.txt").unlink(missing_ok=True)
        return obey(item)

    means = Means(extract=obey_and_remove, labour=in_process)  # type: ignore[arg-type]
    tally = run_batch(lambda: expand_inputs([str(folder)]), tmp_path / "out", OPTIONS, means=means)
    assert tally.fates["quarantined"] == 1
    assert b"no such file" in (tmp_path / "out" / "quarantine" / "part-000000.jsonl").read_bytes()


def test_inputs_that_change_while_the_run_goes_on(tmp_path: Path) -> None:
    folder = make_inputs(tmp_path / "in")
    passes = iter([1, 2])

    def inputs() -> Iterator[Readable]:
        if next(passes) == 2:
            (folder / "00013.txt").unlink()
        return expand_inputs([str(folder)])

    with pytest.raises(InputError, match="changed during the run, first among documents 13 to 16"):
        run_batch(inputs, tmp_path / "out", OPTIONS, means=Means(extract=obey, labour=in_process))


def test_no_input(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no document among the inputs"):
        run_batch(lambda: (), tmp_path / "out", OPTIONS)


def test_lock_held(inputs: Path, tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    with (
        RunFolder(tmp_path / "out").locked(),
        pytest.raises(OutputError, match="in use by another run; wait for its end, or choose another --output"),
    ):
        run_here(inputs, tmp_path / "out")


def test_lock_of_a_killed_process(inputs: Path, unbroken: Snapshot, tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    code = "import os, sys; from filelock import FileLock; FileLock(sys.argv[1]).acquire(); os.kill(os.getpid(), 9)"
    subprocess.run([sys.executable, "-c", code, str(tmp_path / "out" / ".lock")], check=False)
    assert (tmp_path / "out" / ".lock").exists()
    run_here(inputs, tmp_path / "out")
    assert folder_to_snapshot(tmp_path / "out") == unbroken


def test_clock_jump(inputs: Path, unbroken: Snapshot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    years = iter(range(0, 10**12, 31_536_000))
    monkeypatch.setattr(time, "time", lambda: -next(years))
    monkeypatch.setattr("gouji.runs.log.datetime", _Clock)
    run_here(inputs, tmp_path / "out")
    assert folder_to_snapshot(tmp_path / "out") == unbroken


class _Clock(datetime):
    """Goes back by a year at each look."""

    year_now = 2026

    @classmethod
    def now(cls, tz: object = None) -> datetime:  # type: ignore[override]
        cls.year_now -= 1
        return datetime(cls.year_now, 1, 1, tzinfo=UTC)
