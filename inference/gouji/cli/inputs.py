"""The INPUT arguments that commands share, and the inputs that they stand for."""

from __future__ import annotations

import argparse
import glob
from collections.abc import Iterator, Sequence
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from gouji.errors import InputError, OutputError

if TYPE_CHECKING:
    from gouji.batch import Readable
    from gouji.reading import Skipped

INPUT_HELP = "file, folder (every document in it), glob pattern, or - for standard input"


def add_input_arguments(parser: argparse.ArgumentParser) -> None:
    """INPUT..., --model and --form."""
    parser.add_argument("inputs", nargs="+", metavar="INPUT", help=INPUT_HELP)
    parser.add_argument(
        "--model", metavar="DIR", type=Path, help="model folder to use instead of the one that comes with gouji"
    )
    parser.add_argument(
        "--form",
        metavar="FILE",
        dest="forms",
        action="append",
        default=[],
        help="form file (YAML) or id to read by, instead of the forms that come with gouji; may be repeated",
    )


def add_narrative_argument(parser: argparse.ArgumentParser) -> None:
    """--narrative."""
    parser.add_argument(
        "--narrative",
        action="store_true",
        help="read the figures that the prose states and compare the tables with them (soft checks narrative.*); "
        "needs pip install 'gouji[narrative]'",
    )


def arguments_to_inputs(arguments: Sequence[str], skipped: list[Skipped] | None = None) -> Iterator[Readable]:
    """The inputs in order, found as they are needed; files of folders that are left out are put into `skipped`.

    Raises InputError when there is no input at all.
    """
    from gouji.reading import expand_inputs

    skipped = [] if skipped is None else skipped
    inputs = iter(expand_inputs(arguments, skipped=skipped))
    first = next(inputs, None)
    if first is None:
        why = f" ({skipped[0].path}: {skipped[0].reason})" if skipped else ""
        raise InputError(f"no document found in {', '.join(arguments)}{why}; name the files to be read themselves")
    return chain([first], inputs)


def refuse_output_among_inputs(arguments: Sequence[str], output: Path, *, option: str = "--output") -> None:
    """Raise OutputError when `output` exists and is one of the files that `arguments` would read; `option` names it."""
    if not output.is_file():
        return
    target = output.resolve()
    for argument in arguments:
        paths = glob.iglob(argument, recursive=True) if glob.has_magic(argument) else [argument]  # noqa: PTH207 - as reading expands it
        if any(_reads(Path(path), target) for path in paths):
            raise OutputError(f"{output} is also an input, of {argument}; choose another {option}, or move it away")


def _reads(path: Path, target: Path) -> bool:
    """Whether an expansion of `path` reads the file `target`."""
    from gouji.reading.inputs import DOCUMENT_SUFFIXES

    resolved = path.resolve()
    if not path.is_dir():
        return resolved == target
    if not target.is_relative_to(resolved):
        return False
    hidden = any(part.startswith(".") for part in target.relative_to(resolved).parts)
    return not hidden and target.suffix.lower() in DOCUMENT_SUFFIXES | {".jsonl", ".ndjson"}
