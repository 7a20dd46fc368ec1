"""Line labels: each names exactly one line of the text, and every line that prints something has one."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from typing import Any

from gouji.classifying.labels import LABELS
from gouji.classifying.normal import line_to_tokens
from gouji_training.records.quoting import any_to_kind, text_to_quote, value_to_span

_NAMES = ", ".join(label for label in LABELS if label != "blank")


def text_to_line_starts(text: str) -> list[int]:
    """Offset of the first character of each line of text.split("\\n")."""
    starts = [0]
    for line in text.split("\n")[:-1]:
        starts.append(starts[-1] + len(line) + 1)
    return starts


def lines_to_faults(text: str, lines: Any) -> Iterator[str]:
    """What is wrong with the "lines" of a record, any JSON value, beside its text."""
    if not isinstance(lines, list):
        yield f'"lines" must be a list, not {any_to_kind(lines)}'
        return
    printed = text.split("\n")
    starts = text_to_line_starts(text)
    seen: set[int] = set()
    for index, item in enumerate(lines):
        number, fault = _item_to_line(item, text, starts)
        if fault is not None:
            yield f'"lines"[{index}]{fault}'
        elif number in seen:
            yield f"text line {number + 1} is labelled twice: {_span_words(item)} overlaps itself; remove one"
        elif not line_to_tokens(printed[number]):
            yield f"text line {number + 1} is blank but labelled {text_to_quote(item['label'])}; leave it out"
        seen.add(number)
    for number, line in enumerate(printed):
        if number not in seen and line_to_tokens(line):
            yield f"text line {number + 1} has no label: {text_to_quote(line)}; give it one of {_NAMES}"


def _item_to_line(item: Any, text: str, starts: list[int]) -> tuple[int, str | None]:
    """The line, counted from 0, that an item labels, and what is wrong with the item; -1 when it names no line."""
    if not isinstance(item, dict) or set(item) != {"span", "label"}:
        return -1, ' must be {"span": [start, end], "label": ...}'
    span = value_to_span(item["span"], len(text))
    if span is None:
        return -1, f': "span" must be [start, end] within the {len(text)} characters of the text'
    number = bisect_right(starts, span[0]) - 1
    fault = _span_to_fault(span, text, starts, number)
    if fault is not None:
        return number, fault
    if item["label"] == "blank":
        return number, f": text line {number + 1}: blank lines are not listed; remove it"
    if item["label"] not in LABELS:
        return number, f": text line {number + 1}: unknown label {text_to_quote(item['label'])}; labels are {_NAMES}"
    return number, None


def _span_to_fault(span: tuple[int, int], text: str, starts: list[int], number: int) -> str | None:
    start, end = span
    found = text.find("\n", starts[number])
    line = (starts[number], found if found >= 0 else len(text))
    if span == line:
        return None
    last = bisect_right(starts, end) - 1
    if last > number and end > starts[last]:
        return f": span [{start}, {end}] covers text lines {number + 1} to {last + 1}; label each by itself"
    return f": span [{start}, {end}] is not the whole of text line {number + 1}, [{line[0]}, {line[1]}]"


def _span_words(item: dict[str, Any]) -> str:
    return f"span [{item['span'][0]}, {item['span'][1]}]"
