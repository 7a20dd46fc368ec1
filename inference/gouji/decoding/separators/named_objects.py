"""Tables as objects whose keys name the columns ({"项目": "规章", "本年制发件数": 3}), as programs and language models
write them, to rows of a grid below their keys.

A key or a label of several levels (行政复议-结果维持) takes a line, or a cell, for each.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from gouji.decoding.aligning.label_index import LabelIndex
from gouji.decoding.family import forms_to_family
from gouji.document import Document
from gouji.forms.model import Form
from gouji.reading.mapped import Mapped
from gouji.reading.view_writer import ViewWriter, document_with_view

LEAST_OBJECTS = 4
LEAST_LABELS = 8
"""Keys and names of objects that are labels of a form, from which these are its rows."""
_STRING = r"""(?:"(?:[^"\\\n]|\\.){0,200}"|'(?:[^'\\\n]|\\.){0,200}')"""
_GAP = r"\s{0,80}"
_VALUE = rf"(?:{_STRING}|-?[0-9][0-9.]{{0,20}}|None|null|NaN|nan)"
_PAIR = rf"{_STRING}{_GAP}:{_GAP}{_VALUE}"
_OBJECT = re.compile(rf"(?:(?P<name>{_STRING}){_GAP}:{_GAP})?\{{{_GAP}{_PAIR}(?:{_GAP},{_GAP}{_PAIR})*,?{_GAP}\}}")
_PARTS = re.compile(rf"(?P<key>{_STRING}){_GAP}:{_GAP}(?P<value>{_VALUE})")
_NESTING = re.compile(r"""[\[\]{},"']|(?<=["']):""")
_ESCAPE = re.compile(r"\\[nrt]")
_LEVEL = re.compile(r"[-－—/／_>→·|:：]")
_NOTHING = frozenset(["None", "null", "NaN", "nan"])

_Range = tuple[int, int]
_Levels = tuple[_Range, ...]
"""The half-open ranges of what a text names from the outermost group on, one at least."""


@dataclass(frozen=True, slots=True)
class _Object:
    """An object: where it stands, its name before it if it has one, its keys with their values."""

    extent: _Range
    name: _Levels
    keys: tuple[_Levels, ...]
    values: tuple[_Levels, ...]
    texts: tuple[str, ...]
    """Its keys as texts."""


def document_with_objects_as_rows(document: Document, forms: Sequence[Form]) -> Document:
    """The document, its view with a line for each object; itself where there are few of a form."""
    view = document.view
    if view.count("{") < LEAST_OBJECTS or view.count(":") < LEAST_LABELS:
        return document
    labels = forms_to_family(forms).labels
    objects = [_match_to_object(view, match, labels) for match in _OBJECT.finditer(view)]
    names = [name for found in objects for name in (found.name, *found.keys) if name]
    if len(objects) < LEAST_OBJECTS or sum(labels.is_label(view[slice(*name[-1])]) for name in names) < LEAST_LABELS:
        return document
    return document_with_view(document, _objects_to_view(view, objects))


def _match_to_object(view: str, match: re.Match[str], labels: LabelIndex) -> _Object:
    name = _to_levels(view, *_inside(view, *match.span("name")), labels) if match["name"] else ()
    start = match.end("name") if match["name"] else match.start()
    pairs = list(_PARTS.finditer(view, start, match.end()))
    return _Object(
        match.span(),
        name,
        tuple(_to_levels(view, *_inside(view, *pair.span("key")), labels) for pair in pairs),
        tuple(_to_levels(view, *_inside(view, *pair.span("value")), labels) for pair in pairs),
        tuple(pair["key"] for pair in pairs),
    )


def _inside(view: str, start: int, end: int) -> _Range:
    """The range without quotes; an empty one for what stands for nothing."""
    if view[start:end] in _NOTHING:
        return start, start
    return (start + 1, end - 1) if view[start] in "\"'" else (start, end)


def _to_levels(view: str, start: int, end: int, labels: LabelIndex) -> _Levels:
    """The text as it stands, or cut before the longest label that it ends with, and so on before that."""
    if not labels.is_label(view[start:end]):
        for level in _LEVEL.finditer(view, start, end):
            if labels.is_label(view[level.end() : end]):
                return (*_to_levels(view, start, level.start(), labels), (level.end(), end))
    return ((start, end),)


def _objects_to_view(view: str, objects: Sequence[_Object]) -> Mapped:
    writer, place = ViewWriter(view), 0
    for _, group in groupby(objects, key=lambda found: found.texts):
        rows = list(group)
        names = max(len(row.name) for row in rows)
        widths = [max(len(row.values[number]) for row in rows) for number in range(len(rows[0].values))]
        for number, row in enumerate(rows):
            _write_between(writer, view, place, row.extent[0])
            if number == 0:
                _write_header(writer, view, row, names, widths)
            cells = [*_widened(row.name, names)]
            cells += [
                cell for levels, width in zip(row.values, widths, strict=True) for cell in _widened(levels, width)
            ]
            _write_row(writer, view, cells)
            place = row.extent[1]
    _write_between(writer, view, place, len(view))
    return writer.view()


def _widened(levels: _Levels, width: int) -> Iterator[_Range | None]:
    """One cell for each level, the last one again where there are fewer, as tools print a merged label."""
    for number in range(width):
        yield levels[min(number, len(levels) - 1)] if levels else None


def _write_header(writer: ViewWriter, view: str, row: _Object, names: int, widths: Sequence[int]) -> None:
    """A line for each level of the keys, the last level of all on the last one."""
    height = max(map(len, row.keys))
    for line in range(height):
        cells: list[_Range | None] = [None] * names
        for levels, width in zip(row.keys, widths, strict=True):
            *over, last = levels
            cells += [last if line == height - 1 else next(iter(over[line:]), None)] * width
        _write_row(writer, view, cells)


def _write_row(writer: ViewWriter, view: str, cells: Sequence[_Range | None]) -> None:
    for cell in cells:
        writer.cell(list(_pieces(view, *cell)) if cell else ())
    writer.mark("\n")


def _pieces(view: str, start: int, end: int) -> Iterator[_Range]:
    """The range without line ends written as escapes."""
    for escape in _ESCAPE.finditer(view, start, end):
        if start < escape.start():
            yield start, escape.start()
        start = escape.end()
    if start < end:
        yield start, end


def _write_between(writer: ViewWriter, view: str, start: int, end: int) -> None:
    """What stands between objects, without what nests them."""
    for mark in _NESTING.finditer(view, start, end):
        writer.copy(start, mark.start())
        writer.mark("\n" if mark[0] in "[{" else " ")
        start = mark.end()
    writer.copy(start, end)
    writer.mark("\n")
