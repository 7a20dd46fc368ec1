"""Bytes of a YAML file to plain data with the line of every value.

Only what a form needs is read: mappings, lists, text, whole numbers and null. Anchors, aliases, tags, a second
document and doubled keys are refused, so that no small file can grow into a large one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import yaml

from gouji.errors import FormError

MAX_BYTES = 1 << 20
"""About fifty times the largest shipped form."""

MAX_DEPTH = 32
"""Four times the depth of the shipped forms; keeps the recursion far from Python's limit."""

MAX_DIGITS = 18
"""A longer whole number is no year or count; keeps int() fast."""

Tree = dict[str, Any] | list[Any] | str | int | None

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_WHOLE = re.compile(rf"-?[0-9]{{1,{MAX_DIGITS}}}")
_NULLS = frozenset({"", "~", "null"})


@dataclass(frozen=True, slots=True)
class SourceTree:
    """A parsed file: `lines` maps paths such as tables[1].rows[3].id to lines, from 1."""

    name: str
    data: Tree
    lines: dict[str, int]

    def error(self, path: str, problem: str, cure: str) -> FormError:
        """The FormError for a problem at `path`, with file, line and cure."""
        nearest = path
        while nearest and nearest not in self.lines:
            nearest = nearest[: max(nearest.rfind("."), nearest.rfind("["), 0)]
        line = self.lines.get(nearest, 1)
        return FormError(f"{self.name}, line {line}, {path or 'top level'}: {problem}; {cure}")


def bytes_to_tree(content: bytes, *, name: str) -> SourceTree:
    """Parse YAML; `name` is used in errors. Raises FormError for everything that is no plain UTF-8 YAML mapping."""
    if len(content) > MAX_BYTES:
        raise FormError(f"{name}: {len(content)} bytes are too many for a form; keep it under {MAX_BYTES} bytes")
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise FormError(f"{name}, line {line}: not UTF-8 at byte {error.start}; save the file as UTF-8") from error
    try:
        return _text_to_tree(text, name)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise FormError(
            f"{name}, line {line}: broken YAML: {error.problem}; {_problem_to_cure(error.problem)}"
        ) from error
    except yaml.YAMLError as error:
        reason = str(error).splitlines()[0]
        raise FormError(f"{name}: broken YAML: {reason}; remove what is not plain text") from error


_CURES = (
    ("mapping values", "put text that holds a colon in quotes, or mend the indentation"),
    ("tab character", "indent with blanks, not with tabs"),
    ("cannot start any token", "put text that begins with a sign in quotes; indent with blanks, not with tabs"),
    ("did not find expected", "indent it as the lines beside it; close every bracket and quote"),
)


def _problem_to_cure(problem: str | None) -> str:
    """What most likely brings a complaint of the YAML reader about."""
    return next((cure for part, cure in _CURES if part in (problem or "")), "mend the syntax there")


def _text_to_tree(text: str, name: str) -> SourceTree:
    builder = _Builder(name, {}, yaml.parse(text, Loader=_LOADER))
    first = builder.next_node_event()
    if first is None:
        raise FormError(f"{name}: the file is empty; write a form into it")
    data = builder.event_to_value(first, "", 0)
    if builder.next_node_event() is not None:
        raise FormError(f"{name}: holds more than one YAML document; put each form into its own file")
    if not isinstance(data, dict):
        raise FormError(f"{name}, line 1: a form is a mapping (id: ..., title: ..., tables: ...); start with `id:`")
    return SourceTree(name, data, builder.lines)


@dataclass(frozen=True, slots=True)
class _Builder:
    """Walks the events of the parser; every method takes the events of one value off the stream."""

    name: str
    lines: dict[str, int]
    events: Iterator[Any]

    def next_node_event(self) -> Any | None:
        """The next event that starts a value; None at the end of the stream."""
        for event in self.events:
            if isinstance(event, yaml.NodeEvent):
                return event
        return None

    def event_to_value(self, event: Any, path: str, depth: int) -> Tree:
        """The value that starts with `event`."""
        self.lines[path] = event.start_mark.line + 1
        self._refuse_sharing(event, path)
        if depth > MAX_DEPTH:
            raise self._error(path, f"nested deeper than {MAX_DEPTH} levels", "flatten it")
        if isinstance(event, yaml.ScalarEvent):
            return _scalar_to_value(event)
        if isinstance(event, yaml.SequenceStartEvent):
            return self._list(path, depth)
        return self._mapping(path, depth)

    def _list(self, path: str, depth: int) -> list[Tree]:
        values: list[Tree] = []
        for event in self.events:
            if isinstance(event, yaml.SequenceEndEvent):
                break
            values.append(self.event_to_value(event, f"{path}[{len(values)}]", depth + 1))
        return values

    def _mapping(self, path: str, depth: int) -> dict[str, Tree]:
        values: dict[str, Tree] = {}
        for event in self.events:
            if isinstance(event, yaml.MappingEndEvent):
                break
            if not isinstance(event, yaml.ScalarEvent):
                raise self._error(path, "a key that is no plain word", "use words as keys")
            key = event.value
            place = f"{path}.{key}" if path else key
            self.lines[place] = event.start_mark.line + 1
            self._refuse_sharing(event, place)
            if key in values:
                raise self._error(place, f"the key {key!r} stands twice", "keep one of them")
            values[key] = self.event_to_value(next(self.events), place, depth + 1)
        return values

    def _refuse_sharing(self, event: Any, path: str) -> None:
        if isinstance(event, yaml.AliasEvent) or event.anchor is not None:
            raise self._error(path, "YAML anchors and aliases (& and *) are not allowed", "write the value out")
        if getattr(event, "tag", None) is not None:
            raise self._error(path, f"YAML tags ({event.tag}) are not allowed", "remove the tag")

    def _error(self, path: str, problem: str, cure: str) -> FormError:
        return SourceTree(self.name, None, self.lines).error(path, problem, cure)


def _scalar_to_value(event: Any) -> str | int | None:
    text: str = event.value
    if event.style is not None and event.style != "":
        return text
    if text in _NULLS:
        return None
    return int(text) if _WHOLE.fullmatch(text) else text
