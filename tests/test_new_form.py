"""The tutorial keeps its word: its commands run, and every cell of its samples is read right."""

from __future__ import annotations

import csv
import json
import re
import shlex
from pathlib import Path

import pytest

import gouji
from gouji.cli import main
from gouji.forms.schema import Draft

ROOT = Path(__file__).resolve().parents[1]
FOLDER = ROOT / "docs" / "new-form"
FORM = FOLDER / "xzzf-2023.yaml"
TUTORIAL = (ROOT / "docs" / "new-form.md").read_text(encoding="utf-8")
COMMANDS = re.findall(r"^\$ gouji (.+)$", TUTORIAL, re.MULTILINE)
SAMPLES = sorted(path.name for path in FOLDER.glob("*.txt"))


def _gold(name: str) -> dict[tuple[str, str, str], str]:
    with (FOLDER / "cells.csv").open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["document"] == name]
    return {(row["table"], row["row"], row["column"]): row["text"] for row in rows}


def _work_in(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "docs").symlink_to(ROOT / "docs")
    (folder / "out").mkdir()
    monkeypatch.chdir(folder)


def test_the_tutorial_has_its_commands() -> None:
    assert len(COMMANDS) == 6
    assert len(SAMPLES) == 3


@pytest.mark.parametrize("command", COMMANDS)
def test_a_command_of_the_tutorial_works(command: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _work_in(tmp_path, monkeypatch)
    assert main(shlex.split(command)) == 0


@pytest.mark.parametrize("name", SAMPLES)
def test_every_cell_of_a_sample_is_read_and_trusted(name: str) -> None:
    report = gouji.extract((FOLDER / name).read_text(encoding="utf-8"), forms=[FORM])
    assert (report.form, report.verdict) == ("xzzf-2023", "accepted")
    cells = {(t.table, c.row, c.column): c.text for t in report.tables for c in t.cells if c.status in gouji.TRUSTED}
    assert cells == _gold(name)
    assert len(cells) == 96


def test_the_command_line_gives_the_same_with_two_processes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _work_in(tmp_path, monkeypatch)
    samples = [f"docs/new-form/{name}" for name in SAMPLES]
    for workers in ("1", "2"):
        argv = ["extract", *samples, "--form", str(FORM), "-o", f"out/{workers}.jsonl", "-q", "-j", workers]
        assert main(argv) == 0
    lines = Path("out/1.jsonl").read_bytes()
    assert lines == Path("out/2.jsonl").read_bytes()
    assert [json.loads(line)["verdict"] for line in lines.splitlines()] == ["accepted"] * 3


def test_forms_are_told_apart_by_their_labels(tmp_path: Path) -> None:
    page = (ROOT / "annotations" / "demo" / "01-pipe-rows.txt").read_text(encoding="utf-8")
    sample = (FOLDER / SAMPLES[0]).read_text(encoding="utf-8")
    both = [str(FORM), "zfxxgk-2021"]
    assert [gouji.extract(text, forms=both).form for text in (page, sample)] == ["zfxxgk-2021", "xzzf-2023"]
    assert gouji.extract(sample).verdict == "rejected"


def test_tables_of_cells_show_the_labels_of_the_form(tmp_path: Path) -> None:
    target = tmp_path / "cells.csv"
    assert main(["extract", str(FOLDER / SAMPLES[0]), "--form", str(FORM), "-o", str(target), "-q"]) == 0
    with target.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    labels = {(row["row"], row["row_label"], row["column_label"]) for row in rows if row["table"] == "penalties"}
    assert ("fine", "罚款", "罚没金额（万元）") in labels


def test_a_workbook_shows_the_labels_of_the_form(tmp_path: Path) -> None:
    openpyxl = pytest.importorskip("openpyxl")
    target = tmp_path / "cells.xlsx"
    assert main(["extract", str(FOLDER / SAMPLES[0]), "--form", str(FORM), "-o", str(target), "-q"]) == 0
    sheet = openpyxl.load_workbook(target)["coercion"]
    texts = {cell.value for row in sheet.iter_rows() for cell in row}
    assert {"查封场所、设施或者财物", "涉及金额（万元）"} <= texts


def test_the_terminal_shows_the_labels_of_the_form(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(FOLDER / SAMPLES[1]), "--form", str(FORM)]) == 0
    assert "申请人民法院强制执行" in capsys.readouterr().out


def test_a_broken_sum_of_the_new_form_is_flagged() -> None:
    text = (FOLDER / SAMPLES[0]).read_text(encoding="utf-8").replace("| 日常检查 | 415", "| 日常检查 | 412")
    broken = text.replace("日常检查 | 412", "日常检查 | 411")
    report = gouji.extract(broken, forms=[FORM])
    failed = [check.id for check in report.checks if check.outcome == "failed"]
    assert failed == ["inspections.sum.inspected"]
    assert report.verdict == "review"


def test_a_form_given_twice_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    argv = ["extract", str(FOLDER / SAMPLES[0]), "--form", "zfxxgk-2021", "--form", "zfxxgk-2021"]
    assert main(argv) == 2
    assert "is given twice" in capsys.readouterr().err


def _keys() -> list[str]:
    return sorted({name for draft in Draft.__subclasses__() for name in draft.__struct_fields__})


@pytest.mark.parametrize("key", _keys())
def test_every_key_of_a_form_is_explained(key: str) -> None:
    page = (ROOT / "docs" / "forms.md").read_text(encoding="utf-8")
    spoken = re.findall(r"`[^`]*`", page)
    assert any(re.search(rf"(?<![a-z_]){key}(?![a-z_])", part) for part in spoken)
