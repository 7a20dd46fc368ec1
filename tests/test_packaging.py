"""What the wheel holds, what it depends on, and that make and the continuous check name what exists."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path
from typing import Any

import pytest

import gouji

ROOT = Path(__file__).resolve().parents[1]
PROJECT: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
SCRIPTS = (*sorted((ROOT / "docs").glob("*.py")), ROOT / ".ci" / "smoke.py")


@pytest.fixture(scope="session")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> zipfile.ZipFile:
    """The wheel, built without isolation and without network."""
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(command, cwd=ROOT, capture_output=True, check=True)
    (path,) = folder.glob("*.whl")
    return zipfile.ZipFile(path)


@pytest.mark.parametrize(
    "name",
    [
        "gouji/__init__.py",
        "gouji/py.typed",
        "gouji/forms/data/zfxxgk-2019.yaml",
        "gouji/forms/data/zfxxgk-2021.yaml",
        "gouji/narrative/data/zfxxgk-2019.yaml",
        "gouji/narrative/data/zfxxgk-2021.yaml",
        "gouji/schema/extraction.schema.json",
        "gouji/folding/traditional.txt",
        "gouji/_models/lines-1/model.onnx",
        "gouji/_models/lines-1/meta.json",
        "gouji/_models/lines-1/README.md",
        "gouji_training/__init__.py",
        "gouji_training/py.typed",
        "gouji_training/_annotations/reports.jsonl",
        "gouji_training/_annotations/flattened.jsonl",
        "gouji_training/_corpora/flattened-1.parquet",
    ],
)
def test_the_wheel_holds(name: str, wheel: zipfile.ZipFile) -> None:
    assert name in wheel.namelist()


def test_the_wheel_puts_two_packages_into_site_packages_and_nothing_else(wheel: zipfile.ZipFile) -> None:
    tops = {name.split("/")[0] for name in wheel.namelist()}
    assert tops == {"gouji", "gouji_training", f"gouji-{gouji.__version__}.dist-info"}


def test_every_module_of_both_packages_is_in_the_wheel(wheel: zipfile.ZipFile) -> None:
    modules = {
        path.relative_to(ROOT / folder).as_posix()
        for folder in ("inference", "training")
        for path in (ROOT / folder).rglob("*.py")
    }
    assert modules <= set(wheel.namelist())


def test_every_command_of_training_is_a_module_of_the_wheel(wheel: zipfile.ZipFile) -> None:
    commands = PROJECT["project"]["entry-points"]["gouji.commands"]
    modules = {name for name in wheel.namelist() if re.fullmatch(r"gouji_training/cli/[a-z]+\.py", name)}
    assert {f"{module.replace('.', '/')}.py" for module in commands.values()} == modules
    assert all(module == f"gouji_training.cli.{name}" for name, module in commands.items())


def test_every_kind_of_data_beside_the_modules_is_in_the_wheel(wheel: zipfile.ZipFile) -> None:
    data = {
        path.relative_to(ROOT / "training").as_posix()
        for path in (ROOT / "training" / "gouji_training").rglob("*.*")
        if path.suffix not in (".py", ".pyc")
    }
    assert data <= set(wheel.namelist())


def test_the_wheel_has_the_version_of_the_package(wheel: zipfile.ZipFile) -> None:
    assert f"gouji-{gouji.__version__}-py3-none-any.whl" == Path(wheel.filename or "").name


def test_the_base_install_depends_on_these_only() -> None:
    names = {re.split(r"[<>=!~ \[]", line)[0] for line in PROJECT["project"]["dependencies"]}
    assert names == {"filelock", "numpy", "onnxruntime", "msgspec", "PyYAML", "rapidfuzz", "rich"}


def test_every_target_of_the_makefile_has_a_line_in_its_help() -> None:
    targets = re.search(r"^TARGETS := (.*)$", _makefile(), re.MULTILINE)
    assert targets is not None
    assert re.findall(r"^  make (\S+)", _make("help"), re.MULTILINE) == targets[1].split()


def test_help_is_what_make_does_by_default() -> None:
    assert _make() == _make("help")


def test_make_works_from_another_folder(tmp_path: Path) -> None:
    assert _make("-f", str(ROOT / "Makefile"), cwd=tmp_path) == _make("help")


def test_a_python_that_is_too_old_is_refused_with_a_cure(tmp_path: Path) -> None:
    old = tmp_path / "python3.9"
    old.write_text('#!/bin/sh\ncase "$1" in -V) echo Python 3.9.2;; *) exit 1;; esac\n')
    old.chmod(0o755)
    (tmp_path / "Makefile").write_text(_makefile())
    (tmp_path / "pyproject.toml").touch()
    done = _run_make("demo", f"PYTHON={old}", cwd=tmp_path)
    assert done.returncode == 2
    assert "is Python 3.9.2; gouji needs Python 3.11-3.13: make PYTHON=" in done.stderr


def test_a_python_that_is_not_there_is_refused_with_a_cure(tmp_path: Path) -> None:
    (tmp_path / "Makefile").write_text(_makefile())
    (tmp_path / "pyproject.toml").touch()
    done = _run_make("demo", "PYTHON=python-of-nowhere", cwd=tmp_path)
    assert done.returncode == 2
    assert "there is no python-of-nowhere" in done.stderr


def test_the_continuous_check_is_executable_and_ends_with_the_tests() -> None:
    path = ROOT / ".ci" / "run"
    assert os.access(path, os.X_OK)
    assert path.read_text(encoding="utf-8").splitlines()[-1] == "make test"


@pytest.mark.parametrize("script", SCRIPTS, ids=[path.name for path in SCRIPTS])
def test_a_script_compiles_and_is_used(script: Path) -> None:
    compile(script.read_text(encoding="utf-8"), str(script), "exec")
    assert script.relative_to(ROOT).as_posix() in _makefile()


def _makefile() -> str:
    return (ROOT / "Makefile").read_text(encoding="utf-8")


def _make(*arguments: str, cwd: Path = ROOT) -> str:
    done = _run_make(*arguments, cwd=cwd)
    assert done.returncode == 0, done.stderr
    return done.stdout


def _run_make(*arguments: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    # the flags of a make that runs these tests would reach this one
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("MAKE", "MFLAGS"))}
    command = ["make", "--no-print-directory", *arguments]
    return subprocess.run(command, cwd=cwd, env=environment, capture_output=True, encoding="utf-8", check=False)
