"""Runs tools over files: Python tools in their environments, programs of the system, LibreOffice for whole folders."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from collections.abc import Sequence
from importlib.resources import files
from pathlib import Path
from tempfile import TemporaryDirectory

from gouji_training.errors import TrainingError
from gouji_training.flattening.flattener import Failure
from gouji_training.flattening.real.environments import environment_to_python

SECONDS = 30
"""Time for one file; the worker keeps the same limit."""

_START = 60
"""Time on top of it for a process to start: extractous loads Java classes, LibreOffice a profile."""

_QUIET = {"LC_ALL": "C.UTF-8", "LANG": "C.UTF-8", "TZ": "UTC", "PYTHONHASHSEED": "0", "PYTHONUTF8": "1"}
"""So that no tool's output depends on where it runs."""


def run_worker(environment: str, tool: str, paths: Sequence[Path]) -> list[str | Failure]:
    """Texts of files by a tool of workers/, in one process; files it gave no answer for are failures."""
    python = environment_to_python(environment)
    worker = files(__package__).joinpath("workers/worker.py")
    requests = "".join(json.dumps({"id": number, "path": str(path)}) + "\n" for number, path in enumerate(paths))
    try:
        output = subprocess.run(
            [str(python), str(worker), tool],
            input=requests,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            encoding="utf-8",
            timeout=_START + SECONDS * len(paths),
            env=_environment(),
            check=False,
        ).stdout
    except subprocess.TimeoutExpired as slow:
        output = slow.stdout.decode("utf-8", "ignore") if isinstance(slow.stdout, bytes) else ""
    answers = {answer["id"]: answer for answer in map(json.loads, output.splitlines())}
    return [_answer_to_text(answers.get(number)) for number in range(len(paths))]


def _answer_to_text(answer: dict[str, str] | None) -> str | Failure:
    if answer is None:
        return Failure("the tool ended without an answer")
    return answer["text"].replace("\r\n", "\n") if "text" in answer else Failure(answer["error"])


def run_program(command: Sequence[str], path: Path) -> str | Failure:
    """What a program of the system prints, `command` ending in the options, the file to be added.

    Raises TrainingError when the program is not installed.
    """
    program = find_program(command[0])
    options = [path.name if option == "FILE" else option for option in command[1:]]
    try:
        done = subprocess.run(
            [program, *options],
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            stdin=subprocess.DEVNULL,
            timeout=SECONDS,
            env=_environment(path.parent),
            cwd=path.parent,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return Failure(f"took more than {SECONDS} seconds")
    if done.returncode:
        return Failure(f"ended with exit code {done.returncode}")
    return done.stdout.decode("utf-8", "replace").replace("\r\n", "\n")


def find_program(name: str) -> str:
    """The path of a program; raises TrainingError, which names the Debian package, when it is not installed."""
    found = shutil.which(name)
    if found is None:
        package = {"pdftotext": "poppler-utils", "soffice": "libreoffice-writer-nogui"}.get(name, name)
        raise TrainingError(f"there is no program {name}: install the package {package} of your system")
    return found


def convert_office(paths: Sequence[Path], filter_name: str) -> list[Path]:
    """Convert files by LibreOffice, all in one run, `filter_name` as --convert-to takes it: doc, or txt:Text.

    The results stand beside the files; one that could not be converted is missing.
    """
    program = find_program("soffice")
    suffix = "." + filter_name.partition(":")[0]
    with TemporaryDirectory() as profile:
        command = [program, "--headless", f"-env:UserInstallation=file://{profile}", "--convert-to", filter_name]
        subprocess.run(
            [*command, "--outdir", str(paths[0].parent), *map(str, paths)],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            timeout=_START + SECONDS * len(paths),
            env=_environment(paths[0].parent),
            check=False,
        )
    return [path.with_suffix(suffix) for path in paths]


def _environment(home: Path | None = None) -> dict[str, str]:
    """The process's own variables, less what would make tools behave differently from user to user."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "LC_", "LYNX"))}
    return {**kept, **_QUIET, **({"HOME": str(home)} if home else {})}
