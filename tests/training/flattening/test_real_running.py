"""Running tools: answers in order, failures as reasons, nothing that ends the run."""

from __future__ import annotations

import sys
from pathlib import Path
from random import Random

import pytest

from gouji_training.errors import TrainingError
from gouji_training.flattening.flattener import Failure
from gouji_training.flattening.marking import marked_to_traced, page_to_marked
from gouji_training.flattening.real import FAMILIES, Family, family_to_flattener, running
from gouji_training.flattening.real.needs import family_to_lack
from gouji_training.synthesis import draw_page


@pytest.fixture
def here(monkeypatch: pytest.MonkeyPatch) -> None:
    """Workers run with this interpreter, so that no environment is needed."""
    monkeypatch.setattr(running, "environment_to_python", lambda name: Path(sys.executable))


@pytest.mark.usefixtures("here")
def test_a_missing_tool_is_a_failure_of_each_file(tmp_path: Path) -> None:
    made = running.run_worker("any", "docx.docx2txt", [tmp_path / "a.docx", tmp_path / "b.docx"])
    assert [type(text) for text in made] == [Failure, Failure]


@pytest.mark.usefixtures("here")
def test_a_worker_that_dies_leaves_failures(tmp_path: Path) -> None:
    assert running.run_worker("any", "nowhere.nothing", [tmp_path]) == [Failure("the tool ended without an answer")]


def test_a_program_prints_the_text_of_a_file(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes("甲\r\n乙".encode())
    assert running.run_program(("cat", "FILE"), tmp_path / "a.txt") == "甲\n乙"


def test_a_program_that_fails_is_a_failure(tmp_path: Path) -> None:
    assert running.run_program(("cat", "FILE"), tmp_path / "gone.txt") == Failure("ended with exit code 1")


def test_a_program_that_is_not_installed_names_its_package() -> None:
    with pytest.raises(TrainingError, match="there is no program nonesuch: install the package nonesuch"):
        running.find_program("nonesuch")


_SAMPLE = ("trafilatura_2_0/td_p", "inscriptis/td", "docx2txt/docx", "pypdfium2/pdf_vertical", "lynx-200/td")
"""One family a kind of file and of tool; `gouji synthesise --list` shows which are ready here."""


@pytest.mark.parametrize("family", [f for f in FAMILIES if f.name in _SAMPLE], ids=lambda family: family.name)
def test_tools_do_to_a_marked_page_what_they_do_to_the_page_itself(family: Family) -> None:
    """So labels and gold that follow from the marks are those of the page as it is."""
    lack = family_to_lack(family)
    if lack is not None:
        pytest.skip(lack)
    flattener = family_to_flattener(family)
    pages = [draw_page(Random(number), f"p{number}") for number in range(1)]
    marked = [page_to_marked(page) for page in pages]
    plain = flattener.flatten(pages, [Random(1)])
    made = flattener.flatten([page for page, _ in marked], [Random(1)])
    assert [marked_to_traced(str(text), marks).text for text, (_, marks) in zip(made, marked, strict=True)] == plain
