"""gouji train: help, errors in one line, a model that gouji extract uses."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from gouji.cli import main
from gouji_training.records import write_records
from gouji_training.synthesise import synthesise_records

Captured = pytest.CaptureFixture[str]


def test_help_says_what_matters(capsys: Captured) -> None:
    assert main(["train", "--help"]) == 0
    text = " ".join(capsys.readouterr().out.split())
    wanted = ["--output DIR", "--annotations FILE", "--no-base", "--documents N", "--seed N", "--weight N", "--quick"]
    wanted += ["--only {confidences}", "--model DIR", "--cache DIR", "path:line: reason", "gouji extract --model"]
    wanted += ["--without NAME", "--processes N"]
    assert [part for part in wanted if part not in text] == []


def test_the_command_stands_in_the_list_of_all(capsys: Captured) -> None:
    assert main(["--help"]) == 0
    assert "train the line classifier" in capsys.readouterr().out


def test_without_an_output_it_is_a_usage_error(capsys: Captured) -> None:
    assert main(["train"]) == 2
    assert "--output" in capsys.readouterr().err


@pytest.mark.parametrize("value", ["-1", "many", "1.5", "٣"])
def test_a_count_that_is_none_is_a_usage_error(capsys: Captured, value: str) -> None:
    assert main(["train", "--output", "m", f"--documents={value}"]) == 2
    assert "is no count" in capsys.readouterr().err


@pytest.mark.parametrize("options", [["--only", "confidences"], ["--model", "m"]])
def test_only_needs_a_model_and_a_model_needs_only(options: list[str], capsys: Captured) -> None:
    assert main(["train", "--output", "m", *options]) == 2
    assert "--only and --model go together" in capsys.readouterr().err


def test_missing_annotations_are_named(tmp_path: Path, capsys: Captured) -> None:
    gone = tmp_path / "gone.jsonl"
    assert main(["train", "--output", str(tmp_path / "m"), "--no-base", "--annotations", str(gone)]) == 2
    assert f"gouji: error: {gone}: " in capsys.readouterr().err
    assert not (tmp_path / "m").exists()


def test_a_trained_model_is_used_by_extract(tmp_path: Path, capsys: Captured) -> None:
    (record,) = synthesise_records(5, 1)
    write_records(synthesise_records(6, 4), tmp_path / "mine.jsonl")
    (tmp_path / "report.txt").write_text(record.text, encoding="utf-8")
    model, mine = str(tmp_path / "own"), str(tmp_path / "mine.jsonl")
    options = ["--no-base", "--documents=10", "--quick", "--processes=1"]
    assert main(["train", "--output", model, "--annotations", mine, *options]) == 0
    captured = capsys.readouterr()
    assert captured.out == ""
    assert f"gouji: {model}: written" in captured.err
    assert main(["extract", "--quiet", "--model", model, str(tmp_path / "report.txt")]) == 0
    version = json.loads((tmp_path / "own" / "meta.json").read_text(encoding="utf-8"))["version"]
    assert json.loads(capsys.readouterr().out)["model"] == f"own {version}"
    card = (tmp_path / "own" / "README.md").read_text(encoding="utf-8")
    assert (
        "    gouji train --output own --annotations mine.jsonl --no-base --documents=10 --seed=1 --weight=5 --quick"
        in card
    )
