"""Workers that die, hang or hold too much: the document is set apart, everything else is as if it were not there."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from gouji.errors import GoujiError, ModelError, OutputError
from gouji.extraction import Extraction
from gouji.reading import expand_inputs
from gouji.reading.inputs import Input
from gouji.runs import Limits, Means, run_batch
from gouji.runs.disk import Disk
from support.runs import OPTIONS, folder_to_snapshot, make_inputs, obey, run_here, run_workers

LIMITS = Limits(seconds=0, mebibytes=256)
HURRIED = Limits(seconds=2)
PLACE = 5


def with_mischief(tmp_path: Path, text: str) -> Path:
    folder = make_inputs(tmp_path / "in", 11)
    (folder / f"{PLACE:05}.txt").write_text(text)
    return folder


def quarantined(output: Path) -> dict[str, object]:
    (line,) = [
        json.loads(line) for path in (output / "quarantine").iterdir() for line in path.read_bytes().splitlines()
    ]
    return dict(line)


@pytest.mark.parametrize(
    ("word", "kind", "reason"),
    [
        ("die", "died", "the process that read this document died (signal 9)"),
        ("hang", "time", "took longer than the limit of 2 s"),
        ("hog", "memory", "needs more memory than the limit of 256 MiB"),
    ],
)
def test_what_ends_its_worker_twice_is_set_apart_and_nothing_else(
    tmp_path: Path, word: str, kind: str, reason: str
) -> None:
    folder = with_mischief(tmp_path, word)
    limits = HURRIED if word == "hang" else LIMITS
    tally = run_workers(folder, tmp_path / "out", options=replace(OPTIONS, limits=limits))
    assert tally.fates == {"accepted": 5, "review": 2, "rejected": 3, "quarantined": 1}
    line = quarantined(tmp_path / "out")
    assert (line["document"], line["kind"]) == (PLACE + 1, kind)
    assert str(line["reason"]).startswith(reason)


@pytest.mark.parametrize("word", ["die", "hang", "hog"])
def test_what_ends_its_worker_once_is_as_if_it_never_had(tmp_path: Path, word: str) -> None:
    folder = with_mischief(tmp_path, f"{word} {tmp_path}/flag review 5")
    options = replace(OPTIONS, limits=HURRIED if word == "hang" else LIMITS)
    run_workers(folder, tmp_path / "out", options=options)
    assert (tmp_path / "flag").exists()
    run_here(folder, tmp_path / "sound", options=options)
    assert folder_to_snapshot(tmp_path / "out") == folder_to_snapshot(tmp_path / "sound")


def test_two_documents_of_a_shard_may_kill_their_workers(tmp_path: Path) -> None:
    folder = with_mischief(tmp_path, "die")
    (folder / f"{PLACE + 1:05}.txt").write_text("die")
    assert run_workers(folder, tmp_path / "out").fates["quarantined"] == 2


def test_what_cannot_be_written_is_set_apart(tmp_path: Path) -> None:
    means = Means(extract=obey_or_misfit)
    folder = with_mischief(tmp_path, "misfit")
    tally = run_batch(lambda: expand_inputs([str(folder)]), tmp_path / "out", OPTIONS, means=means)
    assert tally.fates["quarantined"] == 1
    assert "gouji failed on this document (AttributeError" in str(quarantined(tmp_path / "out")["reason"])


def obey_or_misfit(item: Input) -> tuple[Extraction, ...]:
    extractions = obey(item)
    if extractions[0].source.endswith(f"{PLACE:05}.txt"):
        return (replace(extractions[0], tables=("no table",)),)  # type: ignore[arg-type]
    return extractions


def without_model(item: Input) -> tuple[Extraction, ...]:
    raise ModelError("models/x: no such folder")


def refuse_new_files(step: str, path: Path) -> None:
    if step == "create" and "part-000001" in path.name:
        raise OSError(28, "No space left on device")


def kill_at_the_end(step: str, path: Path) -> None:
    if step == "sync" and "part-000001" in path.name:
        raise SystemExit(7)


def test_a_fault_of_the_run_in_a_worker_ends_it_with_its_own_words(tmp_path: Path) -> None:
    folder = make_inputs(tmp_path / "in", 4)
    with pytest.raises(ModelError, match="no such folder"):
        run_batch(lambda: expand_inputs([str(folder)]), tmp_path / "out", OPTIONS, means=Means(extract=without_model))


def test_a_full_disk_in_a_worker_ends_the_run_with_the_cure(tmp_path: Path) -> None:
    folder = make_inputs(tmp_path / "in", 11)
    means = Means(extract=obey, disk=Disk(refuse_new_files))
    with pytest.raises(OutputError, match=r"No space left on device; see to .* free space, then go on with --resume"):
        run_batch(lambda: expand_inputs([str(folder)]), tmp_path / "out", OPTIONS, means=means)
    assert not list((tmp_path / "out").rglob("*.gouji-part"))


def test_a_worker_that_dies_outside_of_any_document_again_and_again_ends_the_run(tmp_path: Path) -> None:
    folder = make_inputs(tmp_path / "in", 8)
    means = Means(extract=obey, disk=Disk(kill_at_the_end))
    with pytest.raises(GoujiError, match="ended 3 times outside of any document"):
        run_batch(lambda: expand_inputs([str(folder)]), tmp_path / "out", OPTIONS, means=means)
