"""Gold: every cell is one of a known form, and every value stands where its span says, on a line that holds values."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from typing import Any

from gouji.forms import load_forms
from gouji_training.records.checking_lines import text_to_line_starts
from gouji_training.records.quoting import any_to_kind, text_to_quote, value_to_span

_KEYS = frozenset(("text", "span", "placeable"))
_VALUE_LABELS = ("numeric_cell", "data_row")
"""A line that holds a value is one of these, whatever else stands on it (GUIDELINE, hard case 15)."""

Place = tuple[str, tuple[int, int]]
"""A cell in words and the span of its value."""


def gold_to_faults(value: dict[str, Any]) -> Iterator[str]:
    """What is wrong with the "gold" of a record whose other fields have the right types."""
    gold = value["gold"]
    if not isinstance(gold, dict):
        yield f'"gold" must be an object, not {any_to_kind(gold)}'
        return
    if gold and value["form"] is None:
        yield f'"gold" needs a "form": {", ".join(form.id for form in load_forms())}'
    places: list[Place] = []
    for table, rows in gold.items():
        yield from _rows_to_faults(table, rows, value["text"], places)
    yield from _overlaps_to_faults(places, value["text"])
    yield from _labels_to_faults(places, value)


def _rows_to_faults(table: str, rows: Any, text: str, places: list[Place]) -> Iterator[str]:
    if not isinstance(rows, dict) or not rows:
        yield f"gold of {_name(table)} must be an object of rows that is not empty; leave the table out if it has none"
        return
    for row, cells in rows.items():
        if not isinstance(cells, dict) or not cells:
            yield f"gold of {_name(table, row)} must be an object of columns that is not empty; leave the row out"
            continue
        for column, cell in cells.items():
            name = f"gold of {_name(table, row, column)}"
            if (table, row, column) not in _known_cells():
                yield f"{name}: no form has this cell; `gouji forms show ID` lists tables, rows and columns"
            fault, span = _cell_to_span(cell, text)
            if fault is not None:
                yield f"{name}: {fault}"
            elif span is not None:
                places.append((name, span))


def _cell_to_span(cell: Any, text: str) -> tuple[str | None, tuple[int, int] | None]:
    """What is wrong with one cell of the gold, and the span of its value when nothing is and one is printed."""
    if cell is None:
        return None, None
    if not isinstance(cell, dict) or "text" not in cell or not set(cell) <= _KEYS:
        return 'must be null or {"text": ..., "span": [start, end]}', None
    printed, placeable = cell["text"], cell.get("placeable", True)
    if not isinstance(printed, str) or not isinstance(placeable, bool):
        return '"text" must be a text and "placeable" true or false', None
    if not printed:
        odd = "span" in cell or not placeable
        return ("is printed empty and so has no span and no place to doubt; use null" if odd else None), None
    span = value_to_span(cell.get("span"), len(text))
    if span is None:
        return f'{text_to_quote(printed)} needs a "span" of [start, end] within the text{_hint(printed, text)}', None
    if text[span[0] : span[1]] != printed:
        there = text_to_quote(text[span[0] : span[1]])
        return f"{text_to_quote(printed)}, but {there} stands at {list(span)}{_hint(printed, text)}", None
    return None, span


def _hint(printed: str, text: str) -> str:
    """Where the text of a value does stand, as the cure."""
    count = text.count(printed)
    if count == 1:
        start = text.find(printed)
        return f"; it stands at [{start}, {start + len(printed)}]"
    return f"; it stands at {count} places of the text" if count else "; it does not occur in the text"


def _overlaps_to_faults(places: list[Place], text: str) -> Iterator[str]:
    """Two cells that claim the same characters; one of them at most is printed there."""
    ordered = sorted(places, key=lambda place: place[1])
    starts = text_to_line_starts(text)
    for (first, one), (second, two) in pairwise(ordered):
        if two[0] < one[1]:
            line = bisect_right(starts, two[0])
            yield f"text line {line}: {first} {list(one)} and {second} {list(two)} overlap; give each its own, or null"


def _labels_to_faults(places: list[Place], value: dict[str, Any]) -> Iterator[str]:
    """Values on lines whose label says that they hold none."""
    starts = text_to_line_starts(value["text"])
    labels = _start_to_label(value["lines"])
    for name, (start, _) in places:
        line = bisect_right(starts, start) - 1
        label = labels.get(starts[line])
        if label is not None and label not in _VALUE_LABELS:
            right = " or ".join(_VALUE_LABELS)
            yield f"text line {line + 1}: {name} stands on a line labelled {label}; a line with a value is {right}"


def _start_to_label(lines: Any) -> dict[int, str]:
    """Labels by the offset of their line, of those entries that are sound."""
    if not isinstance(lines, list):
        return {}
    return {
        item["span"][0]: item["label"]
        for item in lines
        if isinstance(item, dict)
        and isinstance(item.get("label"), str)
        and isinstance(item.get("span"), list)
        and item["span"]
        and type(item["span"][0]) is int
    }


def _name(*parts: str) -> str:
    return ".".join(text_to_quote(part)[1:-1] for part in parts)


@cache
def _known_cells() -> frozenset[tuple[str, str, str]]:
    """Cells of all shipped forms: reports mix them."""
    return frozenset(
        (table.id, row.id, column.id)
        for form in load_forms()
        for table in form.tables
        for block in table.blocks
        for row in block.rows
        for column in block.columns
    )
