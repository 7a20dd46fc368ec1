"""gouji panel, and the example of docs/panel.md."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from gouji.cli import main

ROOT = Path(__file__).resolve().parents[3]


@pytest.fixture(scope="module")
def reports(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The shipped samples and the next year of one of them, extracted as the page says."""
    path = tmp_path_factory.mktemp("panel") / "reports.jsonl"
    samples = [str(ROOT / "annotations" / "demo"), str(ROOT / "docs" / "panel" / "2024.txt")]
    assert main(["extract", *samples, "--output", str(path), "--quiet"]) == 0
    return path


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def test_the_example_of_the_page_finds_what_it_says(
    reports: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = {name: tmp_path / f"{name}.csv" for name in ("output", "breaks", "indicators", "links")}
    assert main(["panel", str(reports), *(f"--{name}={path}" for name, path in out.items())]) == 0
    assert "9 agencies, 10 reports, 1980 rows; 2 breaks" in capsys.readouterr().err
    page = (ROOT / "docs" / "panel.md").read_text(encoding="utf-8")
    found = {row["check"]: row for row in rows(out["breaks"])}
    assert set(found) == {"requests.carried.business", "requests.carried.total"}
    assert found["requests.carried.total"]["sentence_zh"] in page
    assert len(rows(out["output"])) == 1980
    assert len(rows(out["indicators"])) == 40
    assert rows(out["links"]) == []


def test_a_report_read_twice_is_said_on_stderr(
    reports: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["panel", str(reports), str(reports), "-o", str(tmp_path / "p.parquet")]) == 0
    said = capsys.readouterr()
    assert said.out == ""
    assert "duplicate: a second report" in said.err
    assert "10 duplicates" in said.err


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["no.jsonl", "-o", "p.csv"], "no.jsonl: cannot be read"),
        (["x.jsonl", "-o", "p.sav"], "suffix .sav names no format of a panel"),
        (["x.jsonl", "-o", "p.csv", "--breaks", "b.xlsx"], "--breaks takes no workbook or database"),
        (["x.jsonl", "-o", "p.csv", "--breaks", "p.csv"], "p.csv is an input, or is written twice"),
        (["x.jsonl", "-o", "p.csv"], "x.jsonl:1: no JSON"),
    ],
)
def test_a_mistake_is_one_line_with_a_cure(
    arguments: list[str], said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("x.jsonl").write_text("{\n")
    assert main(["panel", *arguments]) == 2
    error = capsys.readouterr().err
    assert said in error
    assert error.count("\n") == 1


def test_the_help_says_what_the_files_hold(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["panel", "--help"]) == 0
    text = " ".join(capsys.readouterr().out.split())
    for part in ("--names FILE", "name,agency", "parent,child", "gouji[panel]", "--no-mark", "0 the panel was written"):
        assert part in text
