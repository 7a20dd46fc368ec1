"""gouji annotations: output, messages and exit codes of its parts."""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from gouji.errors import OutputError
from gouji_training.cli import annotations as command
from gouji_training.errors import AnnotationError
from gouji_training.records import SPLITS, read_records
from gouji_training.records.exchange_files import TOOLS

Written = Callable[..., Path]
Run = Callable[..., int]


@pytest.fixture
def run() -> Run:
    """Run the command as gouji does, without gouji's own parser around it."""

    def call(*arguments: str | Path) -> int:
        parser = argparse.ArgumentParser(prog="gouji")
        command.add_parser(parser.add_subparsers())
        parsed = parser.parse_args(["annotations", *map(str, arguments)])
        code: int = parsed.run(parsed)
        return code

    return call


def test_help_names_the_same_tools_and_splits_as_the_code() -> None:
    assert command.TOOLS == TOOLS
    assert command.SPLIT_NAMES == SPLITS


@pytest.mark.parametrize("part", ["check", "stats", "export", "import", "config", "draft"])
def test_each_part_has_help_with_exit_codes(run: Run, capsys: pytest.CaptureFixture[str], part: str) -> None:
    with pytest.raises(SystemExit) as done:
        run(part, "--help")
    assert done.value.code == 0
    assert "exit codes:" in capsys.readouterr().out


def test_help_shows_the_way_of_a_document(run: Run, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        run("--help")
    shown = capsys.readouterr().out
    assert all(f"gouji annotations {part}" in shown for part in ("draft", "config", "export", "import", "check"))


def test_check_finds_nothing_wrong_with_sound_records(
    run: Run, written: Written, sound: dict[str, Any], capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("check", written(sound)) == 0
    assert capsys.readouterr() == ("", "gouji: 1 sound record, 0 faults\n")


def test_check_prints_every_fault_on_a_line_of_its_own(
    run: Run, written: Written, sound: dict[str, Any], capsys: pytest.CaptureFixture[str]
) -> None:
    path = written({**sound, "split": "x\n\x1b[2J", "more": 1}, {**sound, "lines": []})
    assert run("check", path) == 1
    out, err = capsys.readouterr()
    places = [line.split(": ")[0] for line in out.splitlines()]
    assert places == [f"{path}:1"] * 2 + [f"{path}:2"] * 3
    assert "\x1b" not in out
    assert err == "gouji: 0 sound records, 5 faults\n"


def test_check_names_a_file_that_is_not_there(run: Run, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("check", tmp_path / "gone.jsonl") == 1
    assert capsys.readouterr().out == f"{tmp_path / 'gone.jsonl'}: cannot be read: No such file or directory\n"


def test_stats_counts(run: Run, written: Written, sound: dict[str, Any], capsys: pytest.CaptureFixture[str]) -> None:
    assert run("stats", written(sound)) == 0
    out = capsys.readouterr().out
    assert "families\n         1  cell_lines  (train, group plain_cells)\n" in out
    assert "reviewers\n         1  rules\n" in out


def test_stats_refuses_broken_records(run: Run, written: Written) -> None:
    with pytest.raises(AnnotationError, match=r"some\.jsonl:1: "):
        run("stats", written({}))


@pytest.mark.parametrize("tool", TOOLS)
def test_export_and_import_give_the_same_file(
    run: Run, written: Written, sound: dict[str, Any], tmp_path: Path, tool: str
) -> None:
    path = written(sound)
    assert run("export", path, "--format", tool, "--output", tmp_path / "there") == 0
    assert run("import", tmp_path / "there", "--format", tool, "--output", tmp_path / "back.jsonl") == 0
    assert (tmp_path / "back.jsonl").read_bytes() == path.read_bytes()


def test_import_writes_nothing_when_anything_is_wrong(
    run: Run, written: Written, sound: dict[str, Any], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    tasks, output = tmp_path / "tasks.json", tmp_path / "back.jsonl"
    run("export", written(sound), "--format", "label-studio", "--output", tasks)
    tasks.write_text(json.dumps([*json.loads(tasks.read_text(encoding="utf-8")), {}]), encoding="utf-8")
    assert run("import", tasks, "--format", "label-studio", "--output", output) == 1
    assert not output.exists()
    assert "gouji: nothing written: 1 fault\n" in capsys.readouterr().err


def test_an_input_is_never_overwritten(run: Run, written: Written, sound: dict[str, Any]) -> None:
    path = written(sound)
    with pytest.raises(OutputError, match="is also an input"):
        run("export", path, "--format", "spacy", "--output", path)


def test_config_prints_the_labelling_configuration(run: Run, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("config") == 0
    assert capsys.readouterr().out.startswith("<View>")


def test_draft_writes_records_that_can_be_read(run: Run, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for folder in ("a", "b"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "report.txt").write_text(f"规章 | {len(folder)} | 0 | 0 |\n{folder}", encoding="utf-8")
    output = tmp_path / "draft.jsonl"
    options = ("--family", "mine", "--split", "test", "--group", "pipe_rows", "--flattener", "tika")
    assert run("draft", tmp_path / "a", tmp_path / "b", *options, "--output", output) == 0
    records = read_records([output])
    assert [record.id for record in records] == ["report", "report-2"]
    assert {(record.family, record.group, record.flattener, record.split) for record in records} == {
        ("mine", "pipe_rows", "tika", "test")
    }
    assert "2 drafts written" in capsys.readouterr().err


def test_draft_goes_on_after_a_document_that_cannot_be_read(
    run: Run, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "empty.txt").write_text("", encoding="utf-8")
    (tmp_path / "good.txt").write_text("规章", encoding="utf-8")
    inputs = [tmp_path / "gone.txt", tmp_path / "empty.txt", tmp_path / "good.txt"]
    assert run("draft", *inputs, "--family", "mine", "--split", "dev", "--output", tmp_path / "draft.jsonl") == 1
    assert [record.id for record in read_records([tmp_path / "draft.jsonl"])] == ["good"]
    err = capsys.readouterr().err
    assert "gone.txt" in err
    assert 'empty.txt: "text" is empty' in err
