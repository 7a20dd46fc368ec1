"""JSON and JSON Lines to inputs: documents that are decoded already."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from itertools import count
from typing import BinaryIO

from gouji.errors import InputError
from gouji.reading.columns import ANY_COLUMNS, Columns, items_to_carried, value_to_source
from gouji.reading.documents import DEFAULT_MAX_BYTES, error_to_reason, path_to_bytes, path_to_source
from gouji.reading.encoding import bytes_to_text
from gouji.reading.items import Input
from gouji.reading.packing import open_unpacked

_CURE = 'each record is a string, or an object with "text" and perhaps "id" or "source"'
LEAST_CHARACTERS = 200
"""Characters that the strings of an object hold in all from which it may be a page: a table has more."""


@dataclass(frozen=True, slots=True)
class _Origin:
    """Where records come from: `name` for people, `path` of the file if it is one."""

    name: str
    path: str | None
    columns: Columns

    def failure(self, place: str, reason: str) -> Input:
        return Input(place, path=self.path, reason=reason)


def jsonl_to_inputs(
    path: str, *, columns: Columns = ANY_COLUMNS, max_bytes: int = DEFAULT_MAX_BYTES
) -> Iterator[Input]:
    """One input a line, lazily; blank lines are passed over, a broken line gives an input with a reason.

    A file that is packed (.gz, .zst) is unpacked on the way; where its data are damaged, an input with a reason ends
    the file. `max_bytes` limits each line, not the file.
    """
    origin = _Origin(path_to_source(path), path, columns)
    try:
        with open_unpacked(path) as file:
            yield from _lines_to_inputs(file, origin, max_bytes)
    except OSError as error:
        yield origin.failure(origin.name, error_to_reason(error))


def stream_to_line_inputs(
    file: BinaryIO, *, name: str, first: bytes, columns: Columns = ANY_COLUMNS, max_bytes: int = DEFAULT_MAX_BYTES
) -> Iterator[Input]:
    """As jsonl_to_inputs, of an open stream called `name`, whose beginning up to the first line end is `first`."""
    return _lines_to_inputs(file, _Origin(name, None, columns), max_bytes, first=first)


def path_to_inputs(path: str, *, columns: Columns = ANY_COLUMNS, max_bytes: int = DEFAULT_MAX_BYTES) -> Iterator[Input]:
    """The records of a JSON file: one record, or a list of them. An object that names no text is what a site answered,
    say, with the text somewhere inside: all its strings are one document then, each on lines of its own.
    """
    origin = _Origin(path_to_source(path), path, columns)
    try:
        data = path_to_bytes(path, max_bytes=max_bytes)
    except InputError as error:
        # the message names the file first, as Input.read does again
        yield origin.failure(origin.name, str(error).removeprefix(f"{origin.name}: "))
        return
    value, reason = _bytes_to_value(data)
    if reason is not None:
        yield origin.failure(origin.name, reason)
    elif isinstance(value, list):
        for number, item in enumerate(value, start=1):
            yield _value_to_input(item, f"{origin.name}:{number}", origin)
    elif (
        columns.text is None
        and _text_key(value, columns) is None
        and len(text := _object_to_text(value)) >= LEAST_CHARACTERS
    ):
        yield Input(origin.name, path=path, text=text)
    else:
        yield _value_to_input(value, origin.name, origin)


def _lines_to_inputs(file: BinaryIO, origin: _Origin, max_bytes: int, first: bytes = b"") -> Iterator[Input]:
    for number in count(1):
        place = f"{origin.name}:{number}"
        try:
            line = first or file.readline(max_bytes + 1)
            if len(line) > max_bytes:
                _skip_line(file, line, max_bytes)
        except OSError as error:
            doubt = "nothing was read from here on, and lines shortly before may be damaged as well"
            yield origin.failure(place, f"{error_to_reason(error)}; {doubt}")
            return
        first = b""
        if not line:
            return
        if len(line) > max_bytes:
            yield origin.failure(place, f"line longer than the limit of {max_bytes} bytes; split it")
        elif line.strip(b" \t\r\n\xef\xbb\xbf"):
            yield _line_to_input(line, place, origin)


def _skip_line(file: BinaryIO, line: bytes, max_bytes: int) -> None:
    while line and not line.endswith(b"\n"):
        line = file.readline(max_bytes)


def _line_to_input(line: bytes, place: str, origin: _Origin) -> Input:
    value, reason = _bytes_to_value(line)
    return _value_to_input(value, place, origin) if reason is None else origin.failure(place, reason)


def _bytes_to_value(data: bytes) -> tuple[object, str | None]:
    """The JSON value, or the reason why there is none."""
    # JSON is UTF-8 but for old exports; to weigh other encodings takes six times as long as all the rest
    with suppress(ValueError, RecursionError):
        return json.loads(data.decode("utf-8-sig")), None
    try:
        return json.loads(bytes_to_text(data).text), None
    except RecursionError:
        return None, f"JSON nested too deeply; {_CURE}"
    # JSONDecodeError, and numbers of more digits than int() takes
    except ValueError as error:
        return None, f"broken JSON ({error}); {_CURE}"


def _value_to_input(value: object, place: str, origin: _Origin) -> Input:
    if isinstance(value, str):
        return Input(place, path=origin.path, text=value)
    fields = value if isinstance(value, dict) else {}
    columns = origin.columns
    key = _text_key(value, columns)
    if key is None:
        return origin.failure(place, _missing_text(columns))
    identity = next((key for key in columns.id_candidates() if value_to_source(fields.get(key)) is not None), None)
    source = place if identity is None else value_to_source(fields[identity]) or place
    carried = items_to_carried((name, item) for name, item in fields.items() if name not in (key, identity))
    return Input(source, path=origin.path, text=fields[key], notes=carried.notes, carried=carried.values)


def _text_key(value: object, columns: Columns) -> str | None:
    fields = value if isinstance(value, dict) else {}
    return next((key for key in columns.text_candidates() if isinstance(fields.get(key), str)), None)


def _object_to_text(value: object) -> str:
    """All strings in an object, however deep, in their order; its keys are left out."""
    return "\n".join(_strings(value)) if isinstance(value, dict) else ""


def _strings(value: object) -> Iterator[str]:
    left = [value]  # no recursion: JSON may nest deeper than calls
    while left:
        item = left.pop()
        if isinstance(item, str):
            yield item
        elif isinstance(item, dict | list):
            left.extend(reversed(list(item.values()) if isinstance(item, dict) else item))


def _missing_text(columns: Columns) -> str:
    if columns.text is None:
        return f"no text in this JSON; {_CURE}, or name its key with --text-column"
    return f"no text under {columns.text!r} in this JSON; name the key that holds it with --text-column"
