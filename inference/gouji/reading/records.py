"""JSON and JSON Lines to records: documents that are decoded already."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from gouji.errors import InputError
from gouji.reading.documents import DEFAULT_MAX_BYTES, error_to_reason, path_to_bytes, path_to_source
from gouji.reading.encoding import bytes_to_text

_CURE = 'each record is a string, or an object with "text" and perhaps "id" or "source"'


@dataclass(frozen=True, slots=True)
class Record:
    """A document out of JSON: its text, or the reason why there is none. `source` is its id, or file and place."""

    source: str
    text: str | None = None
    reason: str | None = None


def jsonl_to_records(path: str, *, max_bytes: int = DEFAULT_MAX_BYTES) -> Iterator[Record]:
    """One record a line, lazily; blank lines are passed over, a broken line gives a record with a reason.

    `max_bytes` limits each line, not the file.
    """
    name = path_to_source(path)
    try:
        with Path(path).open("rb") as file:
            yield from _lines_to_records(file, name, max_bytes)
    except OSError as error:
        yield Record(name, reason=error_to_reason(error))


def path_to_records(path: str, *, max_bytes: int = DEFAULT_MAX_BYTES) -> Iterator[Record]:
    """The records of a JSON file: one record, or a list of them."""
    name = path_to_source(path)
    try:
        data = path_to_bytes(path, max_bytes=max_bytes)
    except InputError as error:
        # the message names the file first, as Input.read does again
        yield Record(name, reason=str(error).removeprefix(f"{name}: "))
        return
    value, reason = _bytes_to_value(data)
    if reason is not None:
        yield Record(name, reason=reason)
    elif isinstance(value, list):
        for number, item in enumerate(value, start=1):
            yield _value_to_record(item, f"{name}:{number}")
    else:
        yield _value_to_record(value, name)


def _lines_to_records(file: BinaryIO, name: str, max_bytes: int) -> Iterator[Record]:
    number = 0
    while line := file.readline(max_bytes + 1):
        number += 1
        place = f"{name}:{number}"
        if len(line) > max_bytes:
            yield Record(place, reason=f"line longer than the limit of {max_bytes} bytes; split it")
            _skip_line(file, line, max_bytes)
            continue
        if not line.strip(b" \t\r\n\xef\xbb\xbf"):
            continue
        value, reason = _bytes_to_value(line)
        yield Record(place, reason=reason) if reason is not None else _value_to_record(value, place)


def _skip_line(file: BinaryIO, line: bytes, max_bytes: int) -> None:
    while line and not line.endswith(b"\n"):
        line = file.readline(max_bytes)


def _bytes_to_value(data: bytes) -> tuple[object, str | None]:
    """The JSON value, or the reason why there is none."""
    try:
        return json.loads(bytes_to_text(data).text), None
    except RecursionError:
        return None, f"JSON nested too deeply; {_CURE}"
    # JSONDecodeError, and numbers of more digits than int() takes
    except ValueError as error:
        return None, f"broken JSON ({error}); {_CURE}"


def _value_to_record(value: object, place: str) -> Record:
    if isinstance(value, str):
        return Record(place, text=value)
    text = value.get("text") if isinstance(value, dict) else None
    if not isinstance(value, dict) or not isinstance(text, str):
        return Record(place, reason=f"no text in this JSON; {_CURE}")
    for key in ("id", "source"):
        identity = value.get(key)
        if isinstance(identity, int) and not isinstance(identity, bool):
            return Record(str(identity) if abs(identity) < 10**18 else place, text=text)
        if isinstance(identity, str) and identity.strip():
            return Record(identity.encode("utf-8", "backslashreplace").decode(), text=text)
    return Record(place, text=text)
