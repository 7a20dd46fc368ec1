"""gouji extract: what goes to stdout, to stderr and to the exit code."""

from __future__ import annotations

import csv
import io
import json
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from gouji.cli import extract, main
from gouji.writing import FORMATS

Run = Callable[..., tuple[int, str, str]]


def records(text: str) -> list[dict[str, object]]:
    return [json.loads(line) for line in text.splitlines()]


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_json_lines_go_to_stdout_and_the_summary_to_stderr(run: Run, folder: Path) -> None:
    code, out, err = run("extract", folder / "a.txt", folder / "b.txt")
    assert code == 0
    assert [record["verdict"] for record in records(out)] == ["review", "rejected"]
    assert err == "gouji: 2 documents: 0 accepted, 1 review, 1 rejected; 0 errors\n"


def test_quiet_says_nothing_when_all_is_well(run: Run, folder: Path) -> None:
    assert run("extract", folder / "a.txt", "--quiet")[2] == ""


def test_a_missing_file_is_said_in_a_line_recorded_and_counted(run: Run, folder: Path) -> None:
    code, out, err = run("extract", folder / "no.txt", folder / "a.txt")
    assert code == 1
    assert [record["verdict"] for record in records(out)] == ["rejected", "review"]
    assert "no such file" in str(records(out)[0]["notes"])
    assert err.splitlines() == [
        f"gouji: error: {folder / 'no.txt'}: no such file; check the path, or it was removed meanwhile",
        "gouji: 2 documents: 0 accepted, 1 review, 1 rejected; 1 error",
    ]


def test_quiet_still_says_errors(run: Run, folder: Path) -> None:
    assert "no such file" in run("extract", folder / "no.txt", "-q")[2]


def test_a_crash_in_one_document_leaves_the_others_unharmed(run: Run, folder: Path) -> None:
    code, out, err = run("extract", folder)
    assert code == 1
    assert [record["verdict"] for record in records(out)] == ["review", "rejected", "rejected"]
    assert "gouji failed on this document (ZeroDivisionError: broken document)" in err
    assert "Traceback" not in err


def test_all_reports_of_a_document_are_written(run: Run, tmp_path: Path) -> None:
    (tmp_path / "x.txt").write_text("two")
    assert [record["report"] for record in records(run("extract", tmp_path / "x.txt")[1])] == [1, 2]


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_is_written_by_suffix(run: Run, folder: Path, tmp_path: Path, name: str) -> None:
    output = tmp_path / f"out.{name}"
    code, out, _ = run("extract", folder / "a.txt", "--output", output)
    assert (code, out) == (0, "")
    assert output.stat().st_size > 1000


def test_the_format_option_overrules_the_suffix(run: Run, folder: Path, tmp_path: Path) -> None:
    run("extract", folder / "a.txt", "--output", tmp_path / "out.txt", "--format", "csv")
    rows = list(csv.DictReader(io.StringIO((tmp_path / "out.txt").read_text("utf-8-sig"))))
    assert len(rows) == 175


def test_csv_goes_to_stdout_as_well(run: Run, folder: Path) -> None:
    assert run("extract", folder / "a.txt", "-f", "tsv")[1].startswith("source\treport\t")


@pytest.mark.parametrize("name", ["parquet", "xlsx"])
def test_binary_formats_need_a_file(run: Run, folder: Path, name: str) -> None:
    code, out, err = run("extract", folder / "a.txt", "--format", name)
    assert (code, out) == (2, "")
    assert f"--output tables.{name}" in err


def test_an_unknown_suffix_is_a_usage_error(run: Run, folder: Path, tmp_path: Path) -> None:
    code, _, err = run("extract", folder / "a.txt", "--output", tmp_path / "out.doc")
    assert code == 2
    assert "choose one with --format" in err


def test_a_missing_output_folder_is_an_output_error(run: Run, folder: Path, tmp_path: Path) -> None:
    code, _, err = run("extract", folder / "a.txt", "--output", tmp_path / "no" / "out.csv")
    assert code == 2
    assert "make it first (mkdir -p" in err


def test_an_empty_folder_is_a_usage_error(run: Run, tmp_path: Path) -> None:
    code, _, err = run("extract", tmp_path)
    assert code == 2
    assert "no document found in" in err


def test_files_that_a_folder_leaves_out_are_counted(run: Run, folder: Path) -> None:
    (folder / "picture.png").write_bytes(b"\x89PNG")
    assert run("extract", folder)[2].splitlines()[-1].endswith("; 1 error; 1 file in folders left out")


@pytest.mark.parametrize("argument", ["in/a.jsonl", "in", "in/*.jsonl"])
def test_the_output_may_not_be_an_input(run: Run, folder: Path, argument: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder.parent)
    (folder / "a.jsonl").write_text('{"text": "x"}\n')
    code, _, err = run("extract", argument, "--output", "in/../in/a.jsonl")
    assert code == 2
    assert "is also an input" in err
    assert (folder / "a.jsonl").read_text() == '{"text": "x"}\n'


def test_an_output_beside_the_inputs_may_be_written_again(run: Run, folder: Path) -> None:
    for _ in range(2):
        assert run("extract", folder, "--output", folder / "out.csv")[0] == 1
    assert names(folder) == ["a.txt", "b.txt", "c.txt", "out.csv"]


@pytest.mark.parametrize("workers", ["-1", "two", "²", "9999"])
def test_workers_must_be_a_count(run: Run, folder: Path, workers: str) -> None:
    code, _, err = run("extract", folder, f"--workers={workers}")
    assert code == 2
    assert "is no count of processes" in err


def test_an_interrupt_exits_130_and_leaves_no_file(
    run: Run, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(*_: object, **__: object) -> object:
        raise KeyboardInterrupt

    monkeypatch.setattr(sys.modules["gouji.pipeline"], "document_to_extractions", interrupted)
    code, _, err = run("extract", folder, "--output", tmp_path / "out.jsonl")
    assert (code, err) == (130, "gouji: interrupted\n")
    assert names(tmp_path) == ["in"]


def test_a_reader_that_goes_away_is_no_error(
    fake_pipeline: None, folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    class Closed(io.RawIOBase):
        def writable(self) -> bool:
            return True

        def write(self, _: object) -> int:
            raise BrokenPipeError

    stream = io.TextIOWrapper(io.BufferedWriter(Closed(), 1))
    monkeypatch.setattr(sys, "stdout", stream)
    code = main(["extract", str(folder / "a.txt"), "-q"])
    monkeypatch.undo()
    stream.detach().detach()  # type: ignore[attr-defined]
    assert code == 141
    assert capsys.readouterr().err == ""


def test_no_bar_is_drawn_when_stderr_is_no_terminal(run: Run, folder: Path) -> None:
    for number in range(20):
        (folder / f"{number}.txt").write_text("empty")
    err = run("extract", folder)[2]
    assert len(err.splitlines()) == 2
    assert "\x1b" not in err


def test_a_bar_is_drawn_on_a_terminal(run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for number in range(20):
        (folder / f"{number}.txt").write_text("empty")
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    monkeypatch.setenv("TERM", "xterm")
    err = run("extract", folder)[2]
    assert "extracting" in err
    assert "23 documents: 0 accepted, 1 review, 22 rejected; 1 error" in err


def test_control_characters_of_a_path_do_not_reach_the_terminal(run: Run, tmp_path: Path) -> None:
    err = run("extract", tmp_path / "a\x1b]0;m\x07\u202e.txt")[2]
    assert "a\\x1b]0;m\\x07\\u202e.txt: no such file" in err


def test_formats_of_the_option_are_those_of_writing() -> None:
    assert extract.FORMATS == FORMATS
