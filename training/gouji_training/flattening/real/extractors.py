"""How each extractor is called: in an environment, as a program of the system, or through LibreOffice."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from gouji_training.flattening.flattener import Failure
from gouji_training.flattening.real.running import convert_office, run_program, run_worker

Texts = list[str | Failure]


@dataclass(frozen=True, slots=True)
class InEnvironment:
    """A function of real/workers, named module.function, that runs with an environment's interpreter."""

    environment: str
    function: str

    def __call__(self, paths: Sequence[Path]) -> Texts:
        """Texts of files; raises TrainingError when the environment is not set up."""
        return run_worker(self.environment, self.function, paths)


@dataclass(frozen=True, slots=True)
class Program:
    """A program that prints the text of one file; `FILE` stands for its name."""

    command: tuple[str, ...]

    def __call__(self, paths: Sequence[Path]) -> Texts:
        """Texts of files; raises TrainingError when the program is not installed."""
        return [run_program(self.command, path) for path in paths]


@dataclass(frozen=True, slots=True)
class Office:
    """LibreOffice's own plain text."""

    def __call__(self, paths: Sequence[Path]) -> Texts:
        """Texts of files; raises TrainingError when LibreOffice is not installed."""
        made = convert_office(paths, "txt:Text (encoded):UTF8")
        return [
            path.read_text(encoding="utf-8-sig") if path.exists() else Failure("LibreOffice cannot convert it")
            for path in made
        ]


Extractor = InEnvironment | Program | Office


def extractor_to_needs(extractor: Extractor) -> tuple[str | None, tuple[str, ...]]:
    """The environment that an extractor runs in, if any, and the programs of the system that it calls."""
    if isinstance(extractor, InEnvironment):
        return extractor.environment, ()
    if isinstance(extractor, Office):
        return None, ("soffice",)
    return None, (extractor.command[0],)


def program(command: str) -> Program:
    """A program by its command line."""
    return Program(tuple(command.split()))


W3M = "w3m -dump -T text/html -I utf8 -O utf8 -cols {} FILE"
LYNX = "lynx -dump -nolist -width={} -display_charset=utf-8 -assume_charset=utf-8 FILE"
ELINKS = "elinks -dump -dump-width {} -no-references -dump-charset utf-8 FILE"
LINKS = "links2 -dump -width {} -codepage utf-8 FILE"
PANDOC = "pandoc FILE --to {} --wrap=none"
