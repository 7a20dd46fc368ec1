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
    from gouji.reading import Columns, Skipped

INPUT_HELP = "file, folder (every document in it), glob pattern, or - for standard input"

FOUND_AHEAD = 20_000
"""Inputs that are found before the first is read, to know how many there are: about 5 MB of paths."""

HELD_AHEAD = 4 * 1024 * 1024
"""Characters of records that are held meanwhile; paths hold none."""


def add_input_arguments(parser: argparse.ArgumentParser) -> None:
    """INPUT..., --text-column, --id-column, --model and --form."""
    parser.add_argument("inputs", nargs="+", metavar="INPUT", help=INPUT_HELP)
    parser.add_argument(
        "--text-column",
        metavar="NAME",
        help="column of Parquet, or key of JSON Lines, that holds the texts (default: the first there is of text, "
        "content, body, html, markdown, 正文)",
    )
    parser.add_argument(
        "--id-column",
        metavar="NAME",
        help="column or key that names each record (default: the first there is of id, source, url, uri, path, "
        "filename; else file and row)",
    )
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


def arguments_to_inputs(
    arguments: Sequence[str],
    skipped: list[Skipped] | None = None,
    *,
    columns: Columns | None = None,
    max_bytes: int | None = None,
) -> Iterator[Readable]:
    """The inputs in order, found as they are needed; what is left out of folders and WARC files is put into `skipped`.

    `columns` are those of arguments_to_columns. A document of more than `max_bytes` cannot be read (None: the limit of
    gouji.reading). Raises InputError when there is no input at all.
    """
    from gouji.reading import DEFAULT_MAX_BYTES, Columns, expand_inputs

    skipped = [] if skipped is None else skipped
    inputs = iter(
        expand_inputs(
            arguments, max_bytes=max_bytes or DEFAULT_MAX_BYTES, skipped=skipped, columns=columns or Columns()
        )
    )
    first = next(inputs, None)
    if first is None:
        why = f" ({skipped[0].path}: {skipped[0].reason})" if skipped else ""
        raise InputError(f"no document found in {', '.join(arguments)}{why}; name the files to be read themselves")
    return chain([first], inputs)


def arguments_to_columns(arguments: argparse.Namespace) -> Columns:
    """--text-column and --id-column."""
    from gouji.reading import Columns

    return Columns(text=arguments.text_column, id=arguments.id_column)


def count_ahead(inputs: Iterator[Readable]) -> tuple[int | None, Iterator[Readable]]:
    """How many inputs there are, None when finding them all would take too much memory; and all of them."""
    ahead: list[Readable] = []
    held = 0
    for item in inputs:
        ahead.append(item)
        held += getattr(item, "held", 0)
        if len(ahead) > FOUND_AHEAD or held > HELD_AHEAD:
            return None, chain(ahead, inputs)
    return len(ahead), iter(ahead)


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
    from gouji.reading.suffixes import name_to_reason

    resolved = path.resolve()
    if not path.is_dir():
        return resolved == target
    if not target.is_relative_to(resolved):
        return False
    hidden = any(part.startswith(".") for part in target.relative_to(resolved).parts)
    return not hidden and name_to_reason(target.name) is None
