"""JSON Lines of `gouji extract` to references: all are held, each report is loaded when it is its turn."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

import msgspec

from gouji.errors import InputError
from gouji.extraction import TRUSTED, Extraction
from gouji.forms.model import Form

SUFFIXES = (".jsonl", ".ndjson")
"""Suffixes of the files that are read out of a folder."""

MAX_LINE = 64 << 20
"""Bytes; a report of 200 cells has 70,000, so that only another kind of file comes near."""

_DECODER = msgspec.json.Decoder(Extraction)
_CURE = "give what `gouji extract --output FILE.jsonl` writes"


@dataclass(frozen=True, slots=True)
class ReportRef:
    """Where one extraction stands (`offset` and `size` in bytes, `line` from 1), and what decides about its links.

    `order` counts all reports as they were read, `trusted` its trusted cells, `failed` its failed hard checks;
    `digest` is the same for reports with the same figures in the same places.
    """

    path: Path
    offset: int
    size: int
    line: int
    order: int
    source: str
    report: int
    agency: str | None
    year: int | None
    verdict: str
    score: float
    trusted: int
    failed: int
    digest: bytes

    @property
    def place(self) -> str:
        """file:line."""
        return f"{self.path}:{self.line}"


def arguments_to_paths(arguments: Iterable[str | Path]) -> list[Path]:
    """The files; for a folder every .jsonl and .ndjson file in it, by name. Raises InputError where there is none."""
    paths: list[Path] = []
    for argument in arguments:
        path = Path(argument)
        if path.is_dir():
            inside = sorted(found for found in path.iterdir() if found.suffix.lower() in SUFFIXES and found.is_file())
            if not inside:
                raise InputError(f"{path}: the folder holds no .jsonl file; {_CURE}")
            paths += inside
        else:
            paths.append(path)
    return paths


def paths_to_refs(arguments: Iterable[str | Path], *, forms: Mapping[str, Form]) -> list[ReportRef]:
    """One reference a report, in the order of files and lines.

    Raises InputError, naming file and line, for what is no extraction or follows a form that `forms` does not have.
    """
    refs: list[ReportRef] = []
    for path in arguments_to_paths(arguments):
        for line, offset, data in _path_to_lines(path):
            extraction = _line_to_extraction(data, f"{path}:{line}")
            _refuse_unknown_form(extraction, forms, f"{path}:{line}")
            refs.append(_extraction_to_ref(extraction, (path, offset, len(data), line), len(refs)))
    if not refs:
        raise InputError(f"no report in {', '.join(map(str, arguments))}; {_CURE}")
    return refs


def load_extraction(ref: ReportRef) -> Extraction:
    """The report itself. Raises InputError when the file is gone or its place no longer holds a report."""
    try:
        with ref.path.open("rb") as file:
            file.seek(ref.offset)
            data = file.read(ref.size)
    except OSError as error:
        raise _os_error_to_input_error(ref.path, error) from error
    return _line_to_extraction(data, ref.place)


def _path_to_lines(path: Path) -> Iterator[tuple[int, int, bytes]]:
    """Number, offset and bytes of every line that is not blank."""
    try:
        with path.open("rb") as file:
            yield from _file_to_lines(file, path)
    except OSError as error:
        raise _os_error_to_input_error(path, error) from error


def _file_to_lines(file: BinaryIO, path: Path) -> Iterator[tuple[int, int, bytes]]:
    offset = number = 0
    while data := file.readline(MAX_LINE + 1):
        number += 1
        if len(data) > MAX_LINE:
            raise InputError(f"{path}:{number}: the line is longer than {MAX_LINE} bytes; {_CURE}")
        if number == 1 and data.startswith(b"\xef\xbb\xbf"):
            offset, data = 3, data[3:]
        if data.strip():
            yield number, offset, data
        offset += len(data)


def _line_to_extraction(data: bytes, place: str) -> Extraction:
    try:
        return _DECODER.decode(data)
    except msgspec.ValidationError as error:
        raise InputError(f"{place}: no extraction of gouji: {error}; {_CURE}") from error
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise InputError(f"{place}: no JSON: {error}; {_CURE}") from error


def _refuse_unknown_form(extraction: Extraction, forms: Mapping[str, Form], place: str) -> None:
    for table in extraction.tables:
        form = forms.get(table.form)
        if form is None:
            raise InputError(f"{place}: the form {table.form!r} is not known; give its file with --form")
        if not any(known.id == table.table for known in form.tables):
            raise InputError(f"{place}: the form {table.form!r} has no table {table.table!r}; extract it again")


def _extraction_to_ref(extraction: Extraction, at: tuple[Path, int, int, int], order: int) -> ReportRef:
    cells = [(table.table, cell) for table in extraction.tables for cell in table.cells]
    figures = sorted(f"{table}/{cell.row}/{cell.column}={cell.value}" for table, cell in cells)
    return ReportRef(
        *at,
        order=order,
        source=extraction.source,
        report=extraction.report,
        agency=extraction.agency,
        year=extraction.year,
        verdict=extraction.verdict,
        score=extraction.score,
        trusted=sum(cell.status in TRUSTED for _, cell in cells),
        failed=sum(check.kind == "hard" and check.outcome == "failed" for check in extraction.checks),
        digest=hashlib.blake2b("\n".join(figures).encode("utf-8", "backslashreplace"), digest_size=16).digest(),
    )


def _os_error_to_input_error(path: Path, error: OSError) -> InputError:
    reason = error.strerror or type(error).__name__
    return InputError(f"{path}: cannot be read: {reason}; name a readable .jsonl file")
