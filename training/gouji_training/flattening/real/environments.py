"""Environments of their own for extractors: what each holds is pinned in environments.json, as some bear no others."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import venv
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from importlib.resources import files
from pathlib import Path

from gouji_training.errors import TrainingError

_VARIABLE = "GOUJI_FLATTENERS"
_CURE = "run `gouji synthesise --setup`"
_STAMP = "requirements.sha256"


@dataclass(frozen=True, slots=True)
class Environment:
    """`requirements` are pip requirements, all of them pinned, what they need in turn included."""

    name: str
    purpose: str
    requirements: tuple[str, ...]

    @property
    def folder(self) -> Path:
        """Where it is, or will be."""
        return environments_folder() / self.name

    @property
    def python(self) -> Path:
        """Its interpreter."""
        return self.folder / "bin" / "python"

    @property
    def digest(self) -> str:
        """Of its requirements, so that an environment made from others is made again."""
        return sha256("\n".join(self.requirements).encode()).hexdigest()

    def ready(self) -> bool:
        """Whether it is there and holds these requirements."""
        stamp = self.folder / _STAMP
        return self.python.exists() and stamp.is_file() and stamp.read_text(encoding="ascii") == self.digest


def environments_folder() -> Path:
    """The folder of all environments: $GOUJI_FLATTENERS, else gouji/flatteners in the user's cache."""
    if named := os.environ.get(_VARIABLE):
        return Path(named)
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "gouji" / "flatteners"


@cache
def load_environments() -> dict[str, Environment]:
    """All environments by name."""
    data = json.loads(files(__package__).joinpath("environments.json").read_text(encoding="utf-8"))
    return {name: Environment(name, entry["purpose"], tuple(entry["requirements"])) for name, entry in data.items()}


def environment_to_python(name: str) -> Path:
    """The interpreter of an environment; raises TrainingError when it has not been set up."""
    environment = load_environments()[name]
    if not environment.ready():
        raise TrainingError(f"the environment {name} ({environment.folder}) is not set up: {_CURE}")
    return environment.python


def set_up(names: Iterable[str], say: Callable[[str], None]) -> None:
    """Make those of the named environments that are not ready; raises TrainingError when pip fails."""
    for name in names:
        environment = load_environments()[name]
        if environment.ready():
            say(f"{name}: ready in {environment.folder}")
            continue
        say(f"{name}: installing {len(environment.requirements)} packages into {environment.folder}")
        _make(environment)


def _make(environment: Environment) -> None:
    venv.create(environment.folder, with_pip=True, clear=True)
    command = [str(environment.python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    done = subprocess.run(
        [*command, "--no-deps", *environment.requirements], capture_output=True, text=True, check=False
    )
    if done.returncode:
        last = done.stderr.strip().rpartition("\n")[2] or f"exit code {done.returncode}"
        raise TrainingError(
            f"the environment {environment.name} cannot be set up with Python {sys.version.split()[0]}: {last}"
        )
    (environment.folder / _STAMP).write_text(environment.digest, encoding="ascii")
