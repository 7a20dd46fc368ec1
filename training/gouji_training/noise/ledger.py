"""The ledger: one JSON line for each finished setting, so that a run that breaks off goes on where it was."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path

from gouji.classifying.model import shipped_folder
from gouji.errors import OutputError
from gouji_training.noise.setting import Setting
from gouji_training.noise.tally import Tally

_SOURCES = frozenset({".py", ".yaml", ".json", ".onnx"})
_MEASURE_NOTHING = frozenset({"report.py", "write.py", "heat_map.py", "figures.py", "commands.py", "__main__.py"})
"""Files of this package that only show what was measured."""


@dataclass(frozen=True, slots=True)
class Silent:
    """One silent error: the document's number, the cell, what was read, what is printed there, and how it is wrong."""

    number: int
    cell: str
    text: str | None
    want: str | None
    fault: str
    support: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Result:
    """What came of one setting: gouji's counts, the floor's, and the first silent errors of gouji."""

    setting: Setting
    gouji: Tally
    floor: Tally
    silent: tuple[Silent, ...]


class Ledger:
    """The results of one study in a file; `study` names seed, documents and code, and other studies' lines are passed
    over. A line that was cut off by a crash is passed over, too.
    """

    def __init__(self, path: Path, study: str) -> None:
        self._path = path
        self._study = study

    def results(self) -> dict[Setting, Result]:
        """What is finished so far; the last line of a setting counts."""
        lines = self._path.read_text(encoding="utf-8").splitlines() if self._path.exists() else []
        found = [result for line in lines if (result := _line_to_result(line, self._study)) is not None]
        return {result.setting: result for result in found}

    def add(self, results: Iterable[Result]) -> None:
        """Write finished settings. Raises OutputError when the file cannot be written."""
        lines = [json.dumps({"study": self._study, **asdict(result)}, ensure_ascii=False) for result in results]
        try:
            with self._path.open("a", encoding="utf-8") as file:
                file.write("".join(f"\n{line}" for line in lines))
        except OSError as error:
            reason = error.strerror or type(error).__name__
            raise OutputError(f"{self._path} cannot be written: {reason}; name another --ledger") from error


def _line_to_result(line: str, study: str) -> Result | None:
    try:
        data = json.loads(line)
        if data["study"] != study:
            return None
        silent = tuple(Silent(**{**one, "support": tuple(one["support"])}) for one in data["silent"])
        return Result(Setting(*data["setting"]), Tally(**data["gouji"]), Tally(**data["floor"]), silent)
    except (ValueError, KeyError, TypeError):
        return None  # blank, cut off, or of another version


@cache
def code_digest() -> str:
    """Twelve hexadecimal digits that change whenever code, forms or the shipped model do."""
    digest = hashlib.sha256()
    for root in (*(Path(str(files(package))) for package in ("gouji", "gouji_training")), shipped_folder()):
        for path in sorted(path for path in root.rglob("*") if path.suffix in _SOURCES and not _shows_only(path)):
            digest.update(path.relative_to(root).as_posix().encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()[:12]


def _shows_only(path: Path) -> bool:
    return path.parent == Path(__file__).parent and path.name in _MEASURE_NOTHING
