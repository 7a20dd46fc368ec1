"""Files of records: JSON Lines and Parquet, told apart by their suffix."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from gouji.errors import OutputError
from gouji.writing.atomic import atomic_output
from gouji_training.errors import AnnotationError
from gouji_training.records.checking import record_to_faults
from gouji_training.records.collection import Fault, records_to_faults
from gouji_training.records.record import Record
from gouji_training.records.shape import json_to_record, json_to_row, record_to_json, row_to_json

_PARQUET = ".parquet"
_SUFFIXES = (".jsonl", ".ndjson", _PARQUET)


@dataclass(frozen=True, slots=True)
class Reading:
    """What files hold: the sound records, and the faults of the others and of all together."""

    records: tuple[Record, ...]
    faults: tuple[Fault, ...]


def read_records(paths: Sequence[Path]) -> list[Record]:
    """The records of .jsonl and .parquet files, in order.

    Raises AnnotationError, `path:line: reason`, for the first fault of a record, and else for an id used twice and for
    a layout family or a text that stands in two splits. In Parquet `line` is the row, from 1.
    """
    reading = files_to_reading(paths)
    for fault in reading.faults:
        raise AnnotationError(str(fault))
    return list(reading.records)


def files_to_reading(paths: Sequence[Path]) -> Reading:
    """Read files as read_records does, collecting every fault instead of raising the first."""
    records: list[Record] = []
    faults: list[Fault] = []
    for path in paths:
        for line, value in _path_to_values(path):
            reasons = [value] if isinstance(value, AnnotationError) else list(record_to_faults(value))
            faults += [Fault(path, line, str(reason)) for reason in reasons]
            if not reasons:
                records.append(json_to_record(value, path=path, line=line))
    return Reading(tuple(records), (*faults, *records_to_faults(records)))


def write_records(records: Iterable[Record], path: Path) -> None:
    """Write .jsonl or .parquet, the same bytes for the same records; `path` appears when it is complete.

    Raises OutputError for another suffix and when the system refuses, AnnotationError for text that UTF-8 cannot hold.
    """
    _refuse_suffix(path, OutputError)
    values = map(record_to_json, records)
    with atomic_output(path) as file:
        if path.suffix.lower() == _PARQUET:
            from gouji_training.records.parquet import write_rows

            write_rows(map(json_to_row, values), file)
            return
        for value in values:
            file.write(_value_to_line(value))


def _refuse_suffix(path: Path, error: type[OutputError] | type[AnnotationError]) -> None:
    if path.suffix.lower() not in _SUFFIXES:
        raise error(f"{path}: records are kept in {' or '.join(_SUFFIXES)} files; rename it")


def _value_to_line(value: dict[str, Any]) -> bytes:
    try:
        return (json.dumps(value, ensure_ascii=False) + "\n").encode("utf-8")
    except UnicodeEncodeError as error:
        raise AnnotationError(f'record "{value["id"]!a}": half a surrogate pair cannot be written ({error})') from None


def _path_to_values(path: Path) -> Iterator[tuple[int | None, Any]]:
    """Line or row number and the decoded value; an AnnotationError stands for a value that cannot be decoded."""
    try:
        _refuse_suffix(path, AnnotationError)
        if path.suffix.lower() == _PARQUET:
            from gouji_training.records.parquet import path_to_rows

            yield from enumerate(map(_row_to_value, path_to_rows(path)), 1)
            return
        content = path.read_bytes().decode("utf-8-sig")
    except AnnotationError as error:
        yield None, AnnotationError(str(error).removeprefix(f"{path}: "))
    except OSError as error:
        yield None, AnnotationError(f"cannot be read: {error.strerror or type(error).__name__}")
    except ValueError as error:
        yield None, AnnotationError(f"is not UTF-8 text: {error}; save it as UTF-8")
    else:
        for number, line in enumerate(content.split("\n"), 1):
            if line.strip():
                yield number, _line_to_value(line)


def _row_to_value(row: dict[str, Any]) -> Any:
    try:
        return row_to_json(row)
    except AnnotationError as error:
        return error


def _line_to_value(line: str) -> Any:
    try:
        return json.loads(line, object_pairs_hook=_pairs_to_object)
    except (ValueError, RecursionError) as error:
        return AnnotationError(f"is not JSON: {error}")


def _pairs_to_object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """An object each of whose keys stands once: of two, JSON readers would drop one without a word."""
    value = dict(pairs)
    if len(value) != len(pairs):
        keys = [key for key, _ in pairs]
        twice = next(key for key in keys if keys.count(key) > 1)
        raise ValueError(f"the key {json.dumps(twice, ensure_ascii=False)} stands twice in one object")
    return value
