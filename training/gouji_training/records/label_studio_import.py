"""Label Studio's JSON export back to records, tolerant of how people select text, strict about what they meant."""

from __future__ import annotations

import json
from bisect import bisect_right
from collections.abc import Iterator
from functools import partial
from itertools import accumulate
from typing import Any

from gouji.classifying.normal import line_to_tokens
from gouji_training.errors import AnnotationError
from gouji_training.records.checking_lines import text_to_line_starts
from gouji_training.records.exchange import Pieces, Value, pieces_to_json
from gouji_training.records.label_studio import (
    CELL,
    LINE,
    NOTES,
    PLACED,
    REVIEWERS,
    UNPLACEABLE,
    UNPRINTED,
    UNPRINTED_WORDS,
    VALUE,
)
from gouji_training.records.quoting import any_to_kind, text_to_quote

_WORD_TO_PRINTED = {word: printed for printed, word in UNPRINTED_WORDS.items()}
_REGIONS = {LINE: "labels", VALUE: "labels", CELL: "textarea"}
_TEXTS = {UNPRINTED: "textarea", REVIEWERS: "textarea", NOTES: "textarea"}


def bytes_to_tasks(data: bytes) -> list[Any]:
    """The tasks of an export in Label Studio's JSON format; raises AnnotationError when it is something else."""
    try:
        tasks = json.loads(data.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise AnnotationError(f"is not JSON: {error}; export the project as JSON") from None
    if not isinstance(tasks, list):
        raise AnnotationError(f"is {any_to_kind(tasks)}, not a list of tasks; export the project as JSON")
    return tasks


def task_to_name(task: Any, number: int) -> str:
    """The task in words for messages: Label Studio's id, else its number in the file; and the id of its record."""
    data = task.get("data") if isinstance(task, dict) else None
    fields = data.get("record") if isinstance(data, dict) else None
    shown = task.get("id", f"no. {number}") if isinstance(task, dict) else f"no. {number}"
    name = f"task {shown if type(shown) in (int, str) else f'no. {number}'}"
    if isinstance(fields, dict) and isinstance(fields.get("id"), str):
        return f"{name} (record {text_to_quote(fields['id'])})"
    return name


def task_to_json(task: Any) -> dict[str, Any]:
    """One task, any JSON value, as the JSON object of a record, not yet checked.

    The label of a selection goes to every line that it touches and that prints something; blanks around the selection
    of a value are cut off. Raises AnnotationError for what is no task, for selections that do not fit the text, for a
    line with two labels, a value without a cell, a cell given twice and results of another configuration.
    """
    text, fields, results = _task_to_parts(task)
    _refuse_foreign(results)
    starts = text_to_line_starts(text)
    labels: dict[int, str] = {}
    for result in _of_control(results, LINE):
        span, label = _region(result, text)
        for line in _touched_lines(text, starts, span):
            if labels.setdefault(line, label) != label:
                raise AnnotationError(f"text line {line + 1} is labelled {labels[line]} and {label}; keep one")
    lines = tuple((starts[line], _line_end(text, starts, line), label) for line, label in labels.items())
    reviewers = [item for result in _of_control(results, REVIEWERS) for item in _result_texts(result)]
    notes = "\n".join(item for result in _of_control(results, NOTES) for item in _result_texts(result))
    fields = {**fields, "reviewers": reviewers, "notes": notes}
    return pieces_to_json(Pieces(fields, text, lines, tuple(_values(results, text)), tuple(_unprinted(results))))


def _task_to_parts(task: Any) -> tuple[str, dict[str, Any], list[dict[str, Any]]]:
    """Text, fields and results of the one annotation that counts."""
    data = task.get("data") if isinstance(task, dict) else None
    if not isinstance(data, dict) or not isinstance(data.get("text"), str):
        raise AnnotationError('has no "data" with a "text"; export the project as JSON, not as JSON-MIN')
    if not isinstance(data.get("record"), dict):
        raise AnnotationError('has no "record" in its data; make tasks with `gouji annotations export`')
    annotations = task.get("annotations")
    if not isinstance(annotations, list) or not all(isinstance(item, dict) for item in annotations):
        raise AnnotationError('has no list of "annotations"; export the project as JSON, not as JSON-MIN')
    kept = [item for item in annotations if item.get("was_cancelled") is not True]
    kept = [item for item in kept if item.get("ground_truth") is True] or kept
    if len(kept) != 1:
        raise AnnotationError(f"has {len(kept)} annotations; keep one, or mark one as ground truth")
    results = kept[0].get("result")
    if not isinstance(results, list) or not all(isinstance(item, dict) for item in results):
        raise AnnotationError('has an annotation without a list of results ("result")')
    return data["text"], data["record"], results


def _refuse_foreign(results: list[dict[str, Any]]) -> None:
    for result in results:
        name = result.get("from_name")
        kind = {**_REGIONS, **_TEXTS}.get(name) if isinstance(name, str) else None
        if kind is None or result.get("type") != kind or not isinstance(result.get("value"), dict):
            shown = text_to_quote(name)
            raise AnnotationError(
                f"has a result of {shown}; label with the configuration of `gouji annotations config`"
            )


def _of_control(results: list[dict[str, Any]], name: str) -> Iterator[dict[str, Any]]:
    return (result for result in results if result["from_name"] == name)


def _region(result: dict[str, Any], text: str) -> tuple[tuple[int, int], str]:
    """Span and label of a selection, blanks around it cut off."""
    value = result["value"]
    start, end = _value_to_span(value, text)
    labels = value.get("labels")
    if not isinstance(labels, list) or len(labels) != 1 or not isinstance(labels[0], str):
        raise AnnotationError(f"{text_to_quote(text[start:end])} at [{start}, {end}] must have one label")
    inside = text[start:end]
    if not inside.strip():
        raise AnnotationError(f"the selection [{start}, {end}] holds nothing but blanks; remove it")
    return (start + len(inside) - len(inside.lstrip()), end - len(inside) + len(inside.rstrip())), labels[0]


def _value_to_span(value: dict[str, Any], text: str) -> tuple[int, int]:
    """The span in characters; Label Studio may count UTF-16 units, where rare characters are two."""
    start, end, chosen = value.get("start"), value.get("end"), value.get("text")
    if type(start) is not int or type(end) is not int or not 0 <= start <= end:
        raise AnnotationError('a selection has no "start" and "end"')
    for place in (int, partial(_unit_to_place, text)):
        first, last = place(start), place(end)
        if last <= len(text) and (not isinstance(chosen, str) or _packed(text[first:last]) == _packed(chosen)):
            return first, last
    there = f"{text_to_quote(text[start:end])} stands there" if end <= len(text) else f"the text ends at {len(text)}"
    raise AnnotationError(f"{text_to_quote(chosen)} was selected at [{start}, {end}], but {there}; select it again")


def _unit_to_place(text: str, unit: int) -> int:
    """Offset of the character at a UTF-16 offset; one behind the end where the text is shorter."""
    units = accumulate((1 + (char > "\uffff") for char in text), initial=0)
    return next((place for place, start in enumerate(units) if start >= unit), len(text) + 1)


def _packed(text: str) -> str:
    """Without blanks, as browsers show and copy line ends in their own ways."""
    return "".join(text.split())


def _touched_lines(text: str, starts: list[int], span: tuple[int, int]) -> Iterator[int]:
    first, last = bisect_right(starts, span[0]) - 1, bisect_right(starts, span[1] - 1) - 1
    for line in range(first, last + 1):
        if line_to_tokens(text[starts[line] : _line_end(text, starts, line)]):
            yield line


def _line_end(text: str, starts: list[int], line: int) -> int:
    return starts[line + 1] - 1 if line + 1 < len(starts) else len(text)


def _values(results: list[dict[str, Any]], text: str) -> Iterator[Value]:
    names = {str(result.get("id")): _result_texts(result) for result in _of_control(results, CELL)}
    for result in _of_control(results, VALUE):
        (start, end), label = _region(result, text)
        place = f"{text_to_quote(text[start:end])} at [{start}, {end}]"
        if label not in (PLACED, UNPLACEABLE):
            raise AnnotationError(f"{place} is labelled {text_to_quote(label)}, not {PLACED} or {UNPLACEABLE}")
        given = names.get(str(result.get("id")), [])
        if len(given) != 1:
            raise AnnotationError(f"{place} names {len(given)} cells; name one, as in requests.granted.total")
        yield Value(start, end, given[0].strip(), label == PLACED)


def _unprinted(results: list[dict[str, Any]]) -> Iterator[tuple[str, str | None]]:
    for result in _of_control(results, UNPRINTED):
        for item in _result_texts(result):
            name, _, word = item.rpartition(":")
            if word.strip() not in _WORD_TO_PRINTED:
                raise AnnotationError(f"{text_to_quote(item)} in {UNPRINTED} must end in : empty or : unknown")
            yield name.strip(), _WORD_TO_PRINTED[word.strip()]


def _result_texts(result: dict[str, Any]) -> list[str]:
    texts = result["value"].get("text")
    texts = [texts] if isinstance(texts, str) else texts
    if not isinstance(texts, list) or not all(isinstance(item, str) for item in texts):
        raise AnnotationError(f"{result['from_name']} holds no texts")
    return texts
