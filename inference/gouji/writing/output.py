"""The one way to write extractions: choose the format, write it atomically."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import IO

from gouji.errors import OutputError
from gouji.extraction import Extraction
from gouji.forms.model import Form
from gouji.writing.atomic import atomic_output

Writer = Callable[[Iterable[Extraction], IO[bytes]], None]

FORMATS = ("jsonl", "json", "csv", "tsv", "parquet", "xlsx", "duckdb")
"""Names of the formats, each also its own file suffix."""

BINARY_FORMATS = frozenset({"parquet", "xlsx", "duckdb"})
"""Formats that need a file: nobody wants their bytes in a terminal, and they are finished by seeking."""

_WITHOUT_LABELS = frozenset({"jsonl", "json"})
"""Formats that name rows and columns by their ids alone."""

_OTHER_SUFFIXES = {"ndjson": "jsonl", "pq": "parquet", "tab": "tsv", "db": "duckdb", "ddb": "duckdb"}


def path_to_format(path: Path) -> str:
    """Format named by the suffix of `path`. Raises OutputError for a suffix that names none."""
    suffix = path.suffix.removeprefix(".").lower()
    name = _OTHER_SUFFIXES.get(suffix, suffix)
    if name in FORMATS:
        return name
    shown = f"suffix .{suffix}" if suffix else "missing suffix"
    raise OutputError(f"{path}: {shown} names no output format; choose one with --format: {', '.join(FORMATS)}")


def format_to_writer(name: str, *, forms: Sequence[Form] | None = None) -> Writer:
    """The function that writes format `name`, with the labels of `forms`, None for those that come with gouji.

    Raises OutputError for an unknown name or a missing extra.
    """
    if name not in FORMATS:
        raise OutputError(f"unknown output format {name!r}; choose one of {', '.join(FORMATS)}")
    module = import_module(f"gouji.writing.to_{name}")
    write: Callable[..., None] = module.write
    if forms is None or name in _WITHOUT_LABELS:
        return write
    return partial(write, forms={form.id: form for form in forms})


def write_extractions(extractions: Iterable[Extraction], path: Path, *, format: str | None = None) -> None:
    """Write `extractions` to `path`.

    `format` is one of FORMATS, by default the one that the suffix of `path` names. The file appears under its name
    only when it is complete; an existing one is replaced. JSON Lines, CSV, TSV and Parquet are streamed. Raises
    OutputError when the format is unknown, its extra is not installed, or the file cannot be written.
    """
    writer = format_to_writer(format or path_to_format(path))
    with atomic_output(path) as file:
        writer(extractions, file)
