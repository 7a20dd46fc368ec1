"""The gate: what passes, what fails, and that it does not open when it looked at nothing."""

from __future__ import annotations

import argparse
import hashlib
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from gouji.classifying.model import shipped_folder
from gouji.errors import ModelError
from gouji_training.cli import gate as command
from gouji_training.corpora.shipped import shipped_data
from gouji_training.errors import AnnotationError, TrainingError
from gouji_training.evaluating.figures import FIGURES
from gouji_training.gating.floors import Entry, Floor
from gouji_training.gating.gate import Check, Plan, run_gate
from gouji_training.gating.splits import SPLITS, records_to_splits
from gouji_training.records import Record, read_records, write_records
from support.models import change_meta


@pytest.fixture(scope="module")
def records() -> list[Record]:
    """Some of the shipped annotations."""
    return read_records(list(shipped_data().annotations))[::6]


@pytest.fixture
def blind(tmp_path: Path) -> Path:
    """A model folder whose network gives every line the same label."""
    import onnx
    from onnx import numpy_helper

    folder = tmp_path / "blind"
    shutil.copytree(shipped_folder(), folder)
    graph = onnx.load(folder / "model.onnx")
    for tensor in graph.graph.initializer:
        values = numpy_helper.to_array(tensor)
        if values.dtype.kind == "f":
            tensor.CopyFrom(numpy_helper.from_array(values * 0, tensor.name))
    (folder / "model.onnx").write_bytes(graph.SerializeToString())
    change_meta(folder, sha256=hashlib.sha256((folder / "model.onnx").read_bytes()).hexdigest())
    return folder


def _floor(figure: str, value: float) -> Floor:
    return Floor("test", next(f for f in FIGURES if f.name == figure), (Entry(value, "2026-01-31", "a test"),))


def _check(candidate: Path, records: list[Record], *floors: Floor) -> list[Check]:
    return run_gate(Plan(candidate, None, {"test": records}, floors))


def test_the_shipped_model_passes_beside_itself(records: list[Record]) -> None:
    checks = _check(shipped_folder(), records, _floor("macro_f1", 0.5), _floor("silent", 0.5))
    assert [check.passed for check in checks] == [True, True]


def test_a_figure_below_its_floor_fails(records: list[Record]) -> None:
    check = _check(shipped_folder(), records, _floor("cells_right", 1.0), _floor("macro_f1", 1.0))[1]
    assert check.reasons == ("below the floor",)


def test_a_candidate_that_is_clearly_worse_fails_above_the_floor_too(records: list[Record], blind: Path) -> None:
    check = _check(blind, records, _floor("macro_f1", 0.0))[0]
    assert check.reasons == ("worse than the shipped model",)


def test_a_split_without_documents_fails(records: list[Record]) -> None:
    check = _check(shipped_folder(), [], _floor("macro_f1", 0.0))[0]
    assert not check.passed
    assert "nothing was checked" in check.to_line()


def test_a_floor_for_a_split_that_is_not_there_fails(records: list[Record]) -> None:
    check = run_gate(Plan(shipped_folder(), None, {}, [_floor("macro_f1", 0.0)]))[0]
    assert not check.passed


def test_documents_without_cells_cannot_pass_a_check_of_cells(records: list[Record]) -> None:
    check = _check(shipped_folder(), [replace(records[0], gold={})], _floor("silent", 1.0))[0]
    assert check.reasons == ("nothing to count in these documents",)


def test_a_split_without_a_floor_is_an_error(records: list[Record]) -> None:
    with pytest.raises(TrainingError, match="no floor is set for split test"):
        run_gate(Plan(shipped_folder(), None, {"test": records}, []))


def test_a_line_tells_verdict_split_figure_both_models_and_floor(records: list[Record]) -> None:
    line = _check(shipped_folder(), records[:3], _floor("macro_f1", 0.25))[0].to_line()
    assert line.startswith("PASS  test")
    for word in ("macro_f1", "candidate ", "shipped ", "floor 0.25000", "difference +0.00000", "3 documents"):
        assert word in line


def test_documents_of_split_train_are_never_counted(records: list[Record]) -> None:
    splits = records_to_splits(records, made=0, limit=None)
    assert set(splits) == set(SPLITS)
    assert {record.split for record in splits["dev"]} <= {"dev"}
    assert {record.split for record in (*splits["test"], *splits["annotated-test"])} == {"test"}


def test_a_limit_holds_for_each_split_of_the_data(records: list[Record]) -> None:
    splits = records_to_splits(records, made=0, limit=1)
    assert len(splits["test"]) == len(splits["annotated-test"]) == 1


def test_made_up_documents_are_of_layouts_that_are_not_held_out(records: list[Record]) -> None:
    held = {record.family for record in records if record.split != "train"}
    splits = records_to_splits(records, made=20, limit=1)
    assert len(splits["known"]) == 20
    assert held.isdisjoint(record.family for record in (*splits["known"], *splits["damaged"]))
    assert all(record.corruptions for record in splits["damaged"])
    assert not any(record.corruptions for record in splits["known"])


def _run(*arguments: object) -> int:
    parser = argparse.ArgumentParser()
    command.add_parser(parser.add_subparsers())
    options = parser.parse_args(["gate", *map(str, arguments)])
    code: int = options.run(options)
    return code


def test_the_command_prints_a_line_a_check_and_fails_when_one_did(
    records: list[Record], tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(command, "MADE_SHORT", 0)
    data = tmp_path / "data.jsonl"
    write_records([record for record in records if record.split == "test"][:2], data)
    assert _run("--candidate", shipped_folder(), "--data", data, "--short") == command.FAILED
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == len(SPLITS) * len(FIGURES)
    assert {line[:4] for line in lines} == {"PASS", "FAIL"}


def test_data_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(AnnotationError, match=r"none\.jsonl"):
        _run("--candidate", shipped_folder(), "--data", tmp_path / "none.jsonl")


def test_a_candidate_that_is_no_model_is_named(records: list[Record], tmp_path: Path) -> None:
    with pytest.raises(ModelError, match=r"meta\.json"):
        _check(tmp_path, records, _floor("macro_f1", 0.0))


def test_the_help_names_every_option_and_exit_code(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        _run("--help")
    text = capsys.readouterr().out
    for word in ("--candidate", "--shipped", "--data", "--floors", "--short", "--processes", "exit codes"):
        assert word in text
