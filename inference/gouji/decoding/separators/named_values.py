"""Rows whose figures are named one by one (规章：本年制发件数0，…; 规章.本年制发件数 = 0) to rows below their names.

People and language models write tables so. A name tells its column better than any order does: a row is taken where
all names of its columns stand there in order, nothing between them but what joins them, and rows like it again and
again.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from gouji.decoding.aligning.label_index import LabelIndex
from gouji.decoding.family import forms_to_family
from gouji.decoding.sifting.named_columns import LEAST_COLUMNS, LEAST_ROWS, ColumnNames
from gouji.document import CELL_END, Document
from gouji.folding import fold
from gouji.forms.model import Form
from gouji.reading.mapped import Mapped
from gouji.reading.view_writer import ViewWriter, document_with_view
from gouji.segmenting.values import NUMBER, SIGN, UNIT

_BLANK = "[-—－–/／]{1,2}|无|空"
_FIGURE = rf"(?:{SIGN})?(?:{NUMBER})[ ]?(?:{UNIT})?"
_VALUE = rf"{_FIGURE}|{_BLANK}"
_SAID = r"[ ]*(?:[:：=]|为|是|->|→|\t|[,，|](?=[ ]*(?:[0-9０-９]|[-—–/／无空]{0,2}\s*$)))[ ]*"
"""What stands between a name and its figure, if anything does; nothing but spaces may, too."""
_NOTE = r"(?:[（(][^（()）\n]{0,20}[)）])?"
_END = rf"(?:(?<=[-—－–/／无空])(?:{UNIT}))?(?=$|[\s，,;；、|。.）)])"
_LEVEL = re.compile(r"[-－—/／_>→·|,，](?=\S)|(?<![0-9０-９])[.．](?=\S)|[ ][-－—/／>→·|][ ]")
_SPACE = re.compile(r"\s(?=\S)")
_LEAD_MARKS = " \t\u00a0\u3000*_`#>\"'"
_LEAD_END = " \t:：=—–-－.．,，|、→/／*_`\"'"
_STOPS = "。；;，,、"
LONGEST_LEAD = 80

_Range = tuple[int, int]


@dataclass(frozen=True, slots=True)
class _Named:
    """One name with its figure: the range of both, the name's text and range, the figure's."""

    start: int
    end: int
    name: str
    printed: _Range
    value: _Range


@dataclass(frozen=True, slots=True)
class _Row:
    """Where it starts; the label's range, empty where it has none; the figures with their names."""

    start: int
    lead: _Range
    named: tuple[_Named, ...]


def document_with_named_values_as_rows(document: Document, forms: Sequence[Form]) -> Document:
    """The document, its view with a line for each row of named figures, their names over them; itself where there are
    few.
    """
    family, view = forms_to_family(forms), document.view
    names, labels = family.column_names, family.labels
    if CELL_END in view or not _are_named_often(view, names):
        return document
    before, behind, bracketed = _names_to_patterns(names)
    found = list(_view_to_named(view, before))
    if len(bracketed.findall(view)) > len(found):
        found = max(found, list(_view_to_named(view, behind)), key=len)
    if len(found) < LEAST_ROWS * LEAST_COLUMNS:
        return document
    rows = list(_named_to_rows(view, found, names, labels))
    if sum(len(row.named) >= LEAST_COLUMNS for row in rows) < LEAST_ROWS:
        return document
    return document_with_view(document, _rows_to_view(view, rows))


def _are_named_often(view: str, names: ColumnNames) -> bool:
    """Whether the first two columns of some block are named as often as rows are; but for pages whose names are torn,
    that tells at a fraction of the cost which pages name no figures.
    """
    firsts = {column for block in names.wide for column in block[:2]}
    return any(sum(map(view.count, column)) >= LEAST_ROWS for column in firsts)


@lru_cache(maxsize=8)
def _names_to_patterns(names: ColumnNames) -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """A name before its figure, one in brackets behind it, and what each of the latter begins with."""
    keys = {key for block in names.blocks for column in block for key in column}
    spelled = "|".join(map(_key_to_pattern, sorted(keys, key=len, reverse=True)))
    name = rf"(?P<name>{spelled})[)）]?{_NOTE}"
    said = rf"{_SAID}(?P<said>{_VALUE}|){_END}"
    bare = rf"[ ]*(?P<bare>{_FIGURE}|(?<![ ])(?:{_BLANK})(?=[，,；;、。件]|$)){_END}"
    return (
        re.compile(rf"{name}[\"'*_]*(?:{said}|{bare})", re.MULTILINE),
        re.compile(rf"(?<![0-9,.])(?P<said>{_VALUE})[ ]?[（(]{name}[)）](?P<bare>)"),
        re.compile(rf"[（(](?:{spelled})"),
    )


def _key_to_pattern(key: str) -> str:
    """The key with what may stand between its letters, behind no other Chinese letter; what it begins with comes first,
    as patterns are soon looked for by that.
    """
    first, *others = map(re.escape, key)
    return r"[ /／（(：:]?".join([rf"{first}(?<![\u4e00-\u9fff]{first})", *others])


def _view_to_named(view: str, pattern: re.Pattern[str]) -> Iterator[_Named]:
    for match in pattern.finditer(view):
        value = match.span("said") if match["said"] is not None else match.span("bare")
        yield _Named(match.start(), match.end(), fold(match["name"]), match.span("name"), value)


def _named_to_rows(view: str, found: Sequence[_Named], names: ColumnNames, labels: LabelIndex) -> Iterator[_Row]:
    """The rows in order; names that make no whole row, or one whose label is not known, are left out. Rows of a table
    that prints them side by side have no label of their own.
    """
    index, behind = 0, 0
    while index < len(found):
        start = max(behind, view.rfind("\n", 0, found[index].start) + 1)
        path = _without_groups(view, start, found[index].start, names)
        named = _row_at(view, found[index:], names, view[slice(*path)].strip(_LEAD_MARKS + _LEAD_END))
        lead = _path_to_lead(view, path, labels) if named else None
        beside = bool(named) and lead is None and _is_beside(view, found, index, len(named))
        if named and (lead or beside):
            yield _Row(min(start, lead[0]) if lead else start, lead or (start, start), named)
        index += len(named) or 1
        behind = found[index - 1].end


def _is_beside(view: str, found: Sequence[_Named], index: int, width: int) -> bool:
    """Whether the names before or behind these are the same ones, with nothing but marks between."""
    own = [one.name for one in found[index : index + width]]
    return any(
        [one.name for one in found[start : start + width]] == own
        and not view[found[joint - 1].end : found[joint].start].strip(_LEAD_MARKS + _STOPS + "\n-")
        for start, joint in ((index - width, index), (index + width, index + width))
        if start >= 0 and start + width <= len(found)
    )


def _row_at(view: str, found: Sequence[_Named], names: ColumnNames, path: str) -> tuple[_Named, ...]:
    """The names of all columns of a block that `found` begins with, nothing between but what joins them, one of them
    with a figure: without any they are a header (本年制发件数|, each on its line).
    """
    for block in names.blocks:
        named = tuple(found[: len(block)])
        gaps = (view[one.end : two.start] for one, two in pairwise(named))
        whole = len(named) == len(block) and all(one.name in column for one, column in zip(named, block, strict=True))
        is_filled = any(one.value[0] < one.value[1] for one in named)
        if whole and is_filled and all(_joins(gap, path, names) for gap in gaps):
            return named
    return ()


def _joins(gap: str, path: str, names: ColumnNames) -> bool:
    """Whether nothing stands in a gap but marks, the row's label again, and names of groups of columns."""
    rest = gap.strip(_LEAD_MARKS + _LEAD_END + _STOPS + "·•\n")
    if path and rest.startswith(path):
        rest = rest[len(path) :].strip(_LEAD_END)
    return all(fold(piece) in names.groups for piece in _LEVEL.split(rest) if piece)


def _without_groups(view: str, start: int, end: int, names: ColumnNames) -> _Range:
    """The range of what stands before the first name, without the groups of columns that it ends with, unless there is
    nothing else (行政诉讼/复议后起诉).
    """
    text = view[start:end].rstrip(_LEAD_END)
    pieces = [0, *(match.end() for match in _LEVEL.finditer(text))]
    last = len(pieces)
    while last and fold(text[pieces[last - 1] : pieces[last] if last < len(pieces) else None]) in names.groups:
        last -= 1
    if fold(text[: pieces[last]] if last < len(pieces) else text):
        text = text[: pieces[last]] if last < len(pieces) else text
    return start, start + len(text.rstrip(_LEAD_END))


def _path_to_lead(view: str, path: _Range, labels: LabelIndex) -> _Range | None:
    """The range of the row label, the last one of a path (（三）不予公开/1.属于国家秘密); which may stand
    on the line before; None where there is none.
    """
    start, end = path
    if not view[start:end].strip(_LEAD_MARKS + "-•·"):
        end = len(view[:start].rstrip(_LEAD_END + "\n"))
        start = view.rfind("\n", 0, end) + 1
        start += len(view[start:end]) - len(view[start:end].lstrip(_LEAD_MARKS + "-•·"))
        return (start, end) if labels.is_label(view[start:end]) else None
    levels = [match.end() for match in _LEVEL.finditer(view, start, end)]
    for cut in (*reversed(levels), start, *(match.end() for match in _SPACE.finditer(view, start, end))):
        if labels.is_label(view[cut:end].lstrip(_LEAD_MARKS)):
            return cut, end
    return None


def _rows_to_view(view: str, rows: Sequence[_Row]) -> Mapped:
    writer, place = ViewWriter(view), 0
    above: tuple[str, ...] = ()
    for row in rows:
        between = view[place : row.start].strip(_LEAD_MARKS + _STOPS + "\n-•·")
        names = tuple(one.name for one in row.named)
        if between:
            writer.copy(place, row.start)
            writer.mark("\n")
        if between or names != above:
            _write_line(writer, (row.start, row.start), [one.printed for one in row.named])
        _write_line(writer, row.lead, [one.value for one in row.named])
        place, above = row.named[-1].end, names
        place += view[place : place + 1] in tuple(_STOPS)
    writer.copy(place, len(view))
    return writer.view()


def _write_line(writer: ViewWriter, lead: _Range, cells: Sequence[_Range]) -> None:
    for start, end in (lead, *cells):
        writer.cell([(start, end)] if start < end else ())
    writer.mark("\n")
