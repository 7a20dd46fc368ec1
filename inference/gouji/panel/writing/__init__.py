"""Sheets to files: one sheet to CSV, TSV, JSON Lines, Parquet or Stata, all of them to a workbook or a database."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from importlib import import_module
from pathlib import Path
from typing import IO

from gouji.errors import OutputError
from gouji.panel.columns import Sheet
from gouji.writing.atomic import atomic_output

FORMATS = ("parquet", "csv", "tsv", "jsonl", "xlsx", "dta", "duckdb")
"""Names of the formats, each also its own file suffix."""

WHOLE = frozenset({"xlsx", "duckdb"})
"""Formats that hold all sheets of a panel in one file."""

_OTHER_SUFFIXES = {"pq": "parquet", "tab": "tsv", "ndjson": "jsonl", "db": "duckdb", "ddb": "duckdb"}

Writer = Callable[[Sequence[Sheet], IO[bytes]], None]


def path_to_panel_format(path: Path) -> str:
    """Format named by the suffix of `path`. Raises OutputError for a suffix that names none."""
    suffix = path.suffix.removeprefix(".").lower()
    name = _OTHER_SUFFIXES.get(suffix, suffix)
    if name in FORMATS:
        return name
    shown = f"suffix .{suffix}" if suffix else "missing suffix"
    raise OutputError(f"{path}: {shown} names no format of a panel; end the name in .{', .'.join(FORMATS)}")


def path_to_writer(path: Path, *, mark: bool = True) -> Writer:
    """The function that writes the format of `path`; `mark` puts a byte order mark before CSV, for Excel.

    Raises OutputError for an unknown suffix or a missing extra.
    """
    name = path_to_panel_format(path)
    if name in ("csv", "tsv"):
        from gouji.panel.writing.to_delimited import format_to_write

        return format_to_write(name, mark=mark)
    write: Writer = import_module(f"gouji.panel.writing.to_{name}").write
    return write


def write_panel(sheets: Sequence[Sheet], path: Path, *, mark: bool = True) -> None:
    """Write `sheets` to `path`, in the format of its suffix.

    Formats that hold one sheet get the first one. The file appears under its name only when it is complete. Raises
    OutputError when the suffix names no format, its extra is not installed, or the file cannot be written.
    """
    writer = path_to_writer(path, mark=mark)
    with atomic_output(path) as file:
        writer(sheets, file)
