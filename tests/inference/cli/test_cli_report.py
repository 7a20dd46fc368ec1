"""gouji check --report: the file, its language, and what goes wrong."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from gouji.cli.check_report import LANGUAGES
from gouji.report import texts

Run = Callable[..., tuple[int, str, str]]


def test_the_report_goes_to_the_file_and_the_talk_to_stderr(run: Run, folder: Path, tmp_path: Path) -> None:
    code, out, err = run("check", folder / "a.txt", "--report", tmp_path / "out.html")
    assert (code, out) == (0, "")
    assert err == f"gouji: {tmp_path / 'out.html'}: 1 document\n"
    assert '<html lang="zh-CN">' in (tmp_path / "out.html").read_text(encoding="utf-8")


def test_the_language_can_be_chosen(run: Run, folder: Path, tmp_path: Path) -> None:
    run("check", folder / "a.txt", "--report", tmp_path / "out.html", "--language", "en")
    assert '<html lang="en">' in (tmp_path / "out.html").read_text(encoding="utf-8")


def test_the_languages_are_those_of_the_report() -> None:
    assert LANGUAGES == texts.LANGUAGES


def test_what_cannot_be_read_is_in_the_list_too(run: Run, folder: Path, tmp_path: Path) -> None:
    code, _, err = run("check", folder, folder / "no.txt", "--report", tmp_path / "out.html")
    page = (tmp_path / "out.html").read_text(encoding="utf-8")
    assert code == 1
    assert "no such file" in err
    assert "ZeroDivisionError" in err
    assert page.count('class="document"') == 4
    assert "no such file" in page


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("no/out.html", "does not exist; make it first"),
        ("in", "is a folder"),
        ("out.pdf", "the report is an HTML file; name it"),
    ],
)
def test_a_bad_output_path_is_a_clear_error(run: Run, folder: Path, tmp_path: Path, name: str, said: str) -> None:
    code, out, err = run("check", folder / "a.txt", "--report", tmp_path / name)
    assert (code, out) == (2, "")
    assert said in err
    assert err.count("\n") == 1
    assert not (tmp_path / "out.pdf").exists()


def test_the_report_does_not_replace_its_input(run: Run, tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text("<p>report</p>", encoding="utf-8")
    code, _, err = run("check", page, "--report", page)
    assert code == 2
    assert "choose another --report" in err
    assert page.read_text(encoding="utf-8") == "<p>report</p>"


def test_a_language_without_a_report_is_refused(run: Run, folder: Path) -> None:
    code, _, err = run("check", folder / "a.txt", "--language", "en")
    assert code == 2
    assert "--report FILE.html" in err


def test_without_a_document_nothing_is_written(run: Run, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    code, _, err = run("check", tmp_path / "empty", "--report", tmp_path / "out.html")
    assert code == 2
    assert "no document found" in err
    assert not list(tmp_path.glob("*.html"))


def test_the_help_tells_of_the_report(run: Run) -> None:
    out = run("check", "--help")[1]
    assert "--report FILE" in out
    assert "--language {zh,en}" in out
    assert "gouji check reports/ --report out.html" in out
