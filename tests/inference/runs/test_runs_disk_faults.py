"""What the disk may do to a run: the run ends with a clear error, and goes on later as if nothing had happened."""

from __future__ import annotations

import errno
import os
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from gouji.errors import OutputError
from gouji.runs.disk import Disk
from support.runs import Snapshot, folder_to_snapshot, is_temporary, make_inputs, run_here


@dataclass(slots=True)
class Fault:
    """Refuses a kind of step from its `nth` time on, with an error number."""

    step: str
    number: int
    nth: int = 3
    count: int = 0

    def __call__(self, step: str, path: Path) -> None:
        self.count += step == self.step
        if step == self.step and self.count >= self.nth:
            raise OSError(self.number, os.strerror(self.number))


def stopped(inputs: Path, output: Path, *, reports: int = 2) -> Path:
    """A run that ended with a full disk when some shards were published."""
    with pytest.raises(OutputError):
        run_here(inputs, output, disk=Disk(Fault("append", errno.ENOSPC, nth=reports + 1)))
    return output


def resumed(inputs: Path, output: Path) -> Snapshot:
    run_here(inputs, output, resume=True)
    return folder_to_snapshot(output)


@pytest.mark.parametrize(
    "step", ["make_folder", "create", "sync", "rename", "sync_folder", "append", "sync_line", "remove"]
)
def test_full_disk(inputs: Path, unbroken: Snapshot, tmp_path: Path, step: str) -> None:
    output = tmp_path / "out"
    nth = 1 if step == "remove" else 3
    with pytest.raises(OutputError, match="No space left on device; see to rights and free space, then go on with"):
        run_here(inputs, output, disk=Disk(Fault(step, errno.ENOSPC, nth)))
    assert not list(output.rglob("part-*.gouji-part"))
    assert resumed(inputs, output) == unbroken


def test_full_disk_in_the_middle_of_a_file(inputs: Path, unbroken: Snapshot, tmp_path: Path) -> None:
    resource = pytest.importorskip("resource", reason="limits on files are of POSIX")
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (600, limits[1]))
    try:
        with pytest.raises(OutputError, match="File too large"):
            run_here(inputs, tmp_path / "out")
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
    assert resumed(inputs, tmp_path / "out") == unbroken


def test_read_only_output(inputs: Path, tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="Read-only file system; see to rights"):
        run_here(inputs, tmp_path / "out", disk=Disk(Fault("make_folder", errno.EROFS, nth=1)))


def test_failing_disk(inputs: Path, unbroken: Snapshot, tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="Input/output error"):
        run_here(inputs, tmp_path / "out", disk=Disk(Fault("sync", errno.EIO)))
    assert resumed(inputs, tmp_path / "out") == unbroken


def test_output_that_is_a_file(inputs: Path, tmp_path: Path) -> None:
    (tmp_path / "out").write_text("mine")
    with pytest.raises(OutputError, match="cannot be written: File exists"):
        run_here(inputs, tmp_path / "out")
    assert (tmp_path / "out").read_text() == "mine"


def test_output_that_holds_something_else(inputs: Path, tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "mine.txt").write_text("mine")
    with pytest.raises(OutputError, match=r"holds something that is no run of gouji \(mine.txt\): choose another"):
        run_here(inputs, tmp_path / "out", resume=True)
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["mine.txt"]


def test_output_that_holds_a_run_already(inputs: Path, tmp_path: Path) -> None:
    run_here(inputs, tmp_path / "out")
    with pytest.raises(OutputError, match=r"holds a run already \(complete\): go on with it by --resume"):
        run_here(inputs, tmp_path / "out")


def cut_last_line(ledger: bytes) -> bytes:
    return ledger[:-20]


def cut_line_end(ledger: bytes) -> bytes:
    return ledger[:-1]


def empty(ledger: bytes) -> bytes:
    return b""


def change_a_figure(ledger: bytes) -> bytes:
    return ledger.replace(b'"documents":4', b'"documents":5', 1)


def change_a_digest(ledger: bytes) -> bytes:
    return b"0" + ledger[1:] if not ledger.startswith(b"0") else b"1" + ledger[1:]


@pytest.mark.parametrize("damage", [cut_last_line, cut_line_end, empty, change_a_figure, change_a_digest])
def test_truncated_or_damaged_ledger(
    inputs: Path, unbroken: Snapshot, tmp_path: Path, damage: Callable[[bytes], bytes]
) -> None:
    ledger = stopped(inputs, tmp_path / "out") / "ledger.jsonl"
    whole = ledger.read_bytes()
    ledger.write_bytes(damage(whole))
    assert ledger.read_bytes() != whole
    assert resumed(inputs, tmp_path / "out") == unbroken


def test_ledger_of_another_run(inputs: Path, unbroken: Snapshot, tmp_path: Path) -> None:
    others = make_inputs(tmp_path / "others")
    ledger = stopped(others, tmp_path / "other") / "ledger.jsonl"
    shutil.copy(ledger, stopped(inputs, tmp_path / "out") / "ledger.jsonl")
    assert resumed(inputs, tmp_path / "out") == unbroken


def flip(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    path.write_bytes(data)


def cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-1])


@pytest.mark.parametrize("damage", [flip, cut, Path.unlink])
def test_broken_shard(inputs: Path, unbroken: Snapshot, tmp_path: Path, damage: Callable[[Path], None]) -> None:
    output = stopped(inputs, tmp_path / "out")
    damage(output / "reports" / "part-000001.jsonl")
    assert resumed(inputs, output) == unbroken


def test_broken_shard_of_a_complete_run(inputs: Path, unbroken: Snapshot, tmp_path: Path) -> None:
    run_here(inputs, tmp_path / "out")
    flip(tmp_path / "out" / "cells" / "part-000002.csv")
    assert resumed(inputs, tmp_path / "out") == unbroken


def test_damaged_manifest(inputs: Path, tmp_path: Path) -> None:
    manifest = stopped(inputs, tmp_path / "out") / "manifest.json"
    manifest.write_bytes(manifest.read_bytes()[:100])
    with pytest.raises(OutputError, match=r"manifest.json is damaged .* begin anew in another folder"):
        run_here(inputs, tmp_path / "out", resume=True)


def test_manifest_of_a_newer_gouji(inputs: Path, tmp_path: Path) -> None:
    manifest = stopped(inputs, tmp_path / "out") / "manifest.json"
    manifest.write_text(manifest.read_text().replace('"format_version": 1', '"format_version": 2'))
    with pytest.raises(OutputError, match="is not of this gouji; use the gouji that began the run"):
        run_here(inputs, tmp_path / "out", resume=True)


def test_left_over_temporary_files(inputs: Path, unbroken: Snapshot, tmp_path: Path) -> None:
    output = stopped(inputs, tmp_path / "out")
    (output / "reports" / ".part-000003.jsonl.0123456789ab.gouji-part").write_text("half")
    assert not any(map(is_temporary, resumed(inputs, output)))


def test_quarantine_of_a_stop_between_names_and_ledger(tmp_path: Path) -> None:
    folder = make_inputs(tmp_path / "in", 6)
    run_here(folder, tmp_path / "sound")
    output = stopped(folder, tmp_path / "out", reports=1)
    (output / "quarantine" / "part-000001.jsonl").write_text("{}\n")
    assert resumed(folder, output) == folder_to_snapshot(tmp_path / "sound")
