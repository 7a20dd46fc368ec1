"""The README keeps its word: its example runs, its commands work, what it names exists."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest

import gouji
from gouji.cli import main
from gouji.extraction import TRUSTED

ROOT = Path(__file__).resolve().parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
COMMANDS = re.findall(r"^\$ gouji (.+)$", README, re.MULTILINE)


def test_the_python_example_runs() -> None:
    (example,) = re.findall(r"^```python\n(.*?)^```", README, re.MULTILINE | re.DOTALL)
    exec(compile(example, "README.md", "exec"), {})


@pytest.mark.parametrize("command", COMMANDS)
def test_a_command_works(command: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "annotations").symlink_to(ROOT / "annotations")
    (tmp_path / "out").mkdir()
    monkeypatch.chdir(tmp_path)
    assert main(shlex.split(command)) == 0


@pytest.mark.parametrize("target", sorted(set(re.findall(r"(?:    |`)make ([a-z-]+)", README))))
def test_a_make_target_exists(target: str) -> None:
    assert re.search(rf"^{target}:", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)


@pytest.mark.parametrize(
    "path",
    sorted(set(re.findall(r"`((?:annotations|docs|inference|models|tests|training)/[^`*]*|CHANGELOG\.md)`", README))),
)
def test_a_path_exists(path: str) -> None:
    assert (ROOT / path).exists()


def test_the_picture_is_there() -> None:
    (picture,) = re.findall(r"!\[[^\]]+\]\(([^)]+)\)", README)
    assert (ROOT / picture).read_text(encoding="utf-8").startswith("<svg")


def test_the_statuses_and_their_trust_are_those_of_the_code() -> None:
    rows = re.findall(r"^\| `(\w+)` \|.*\| (yes|no) \|$", README, re.MULTILINE)
    trusted = {status for status, trust in rows if trust == "yes"}
    assert trusted == TRUSTED - {"reviewed"}
    assert len(rows) == 6


def test_the_changelog_knows_the_version() -> None:
    assert f"## {gouji.__version__} " in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
