"""A pipeline that answers at once, so that the command line is tested without the stages before it."""

from __future__ import annotations

import sys
import types
from collections.abc import Callable
from pathlib import Path

import pytest

from gouji.cli import main
from gouji.document import Document
from gouji.extraction import Cell, Check, Extraction, ExtraRow, Proposal, Table
from gouji.forms import form_to_cells, load_form

FORM = "zfxxgk-2021"
TEXT = "一、本年新收 13\n二、上年结转 [b]0[/b]\n总计\x1b[31m 12\u202e\n"

Run = Callable[..., tuple[int, str, str]]


def requests_table() -> Table:
    """All 175 cells, 0 but for a few in every status."""
    special = {
        ("received", "total"): Cell("received", "total", "13", 13, "suspect", 0.5, (7, 9), 1),
        ("granted", "total"): Cell(
            "granted", "total", None, None, "missing", 0.4, proposal=Proposal(12, "12", "row sum")
        ),
        ("carried_in", "total"): Cell("carried_in", "total", "[b]0[/b]", 0, "read", 1.0, (18, 26), 2),
        ("partly_granted", "other"): Cell("partly_granted", "other", "/", None, "blank", 0.9, (7, 9), 1),
        ("carried_over", "other"): Cell("carried_over", "other", "7", 7, "decoded", 0.9, (7, 9), 1),
        ("outcome_total", "total"): Cell("outcome_total", "total", "12", 12, "unresolved", 0.6, (34, 36), 3),
    }
    keys = form_to_cells(load_form(FORM), "requests")
    cells = tuple(special.get(key) or Cell(*key, "0", 0, "read", 0.999, (7, 9), 1) for key in keys)
    return Table("requests", FORM, True, (1, 3), cells, (ExtraRow("其他", "granted", ("1", "2"), (0, 3)),))


def document_to_fake_extractions(
    document: Document, *, model: object = None, forms: object = ()
) -> tuple[Extraction, ...]:
    """Crashes on "boom"; two reports for "two"; rejected for "empty"; else one table with every status."""
    if "boom" in document.original:
        raise ZeroDivisionError("broken document")
    if "empty" in document.original:
        return (document_to_extraction(document, tables=()),)
    table = requests_table()
    if "two" in document.original:
        return (document_to_extraction(document, tables=(table,)), document_to_extraction(document, (table,), 2))
    return (document_to_extraction(document, tables=(table, Table("disclosure", FORM, False, None, ()))),)


def document_to_extraction(document: Document, tables: tuple[Table, ...], report: int = 1) -> Extraction:
    keys = (("requests", "received", "total"), ("requests", "outcome_total", "total"))
    failed = Check("requests.balance.total", "hard", "failed", 13, 12, False, keys, "13 + 0 = 12 + 0 does not hold")
    passed = Check("requests.row_sum.received", "hard", "passed", 13, 13, True, (), "holds")
    return Extraction(
        source=document.source,
        sha256=document.sha256,
        title="某某乡2023年报告",
        agency=None,
        year=2023,
        encoding=document.encoding,
        form=FORM if tables else None,
        verdict="review" if tables else "rejected",
        score=0.5 if tables else 0.0,
        model=None,
        version="0.1.0",
        tables=tables,
        checks=(failed, passed) if tables else (),
        notes=("a note with \x1b[2J",),
        report=report,
    )


@pytest.fixture
def fake_pipeline(monkeypatch: pytest.MonkeyPatch) -> None:
    """Put the fake in the place of gouji.pipeline."""
    module = types.ModuleType("gouji.pipeline")
    module.document_to_extractions = document_to_fake_extractions  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "gouji.pipeline", module)
    for name in ("COLUMNS", "FORCE_COLOR", "NO_COLOR", "TTY_COMPATIBLE"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def run(fake_pipeline: None, capfd: pytest.CaptureFixture[str]) -> Run:
    """Run a command line in this process: (exit code, stdout, stderr)."""

    def command(*arguments: str | Path) -> tuple[int, str, str]:
        code = main([str(argument) for argument in arguments])
        captured = capfd.readouterr()
        return code, captured.out, captured.err

    return command


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with three documents: with tables, without, and one that breaks the pipeline."""
    path = tmp_path / "in"
    path.mkdir()
    (path / "a.txt").write_text(TEXT, encoding="utf-8")
    (path / "b.txt").write_text("empty", encoding="utf-8")
    (path / "c.txt").write_text("boom", encoding="utf-8")
    return path
