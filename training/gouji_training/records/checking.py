"""One decoded record to what is wrong with it: its fields here, its line labels and gold in their own modules."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from typing import Any

from gouji.forms import form_ids
from gouji_training.records.checking_gold import gold_to_faults
from gouji_training.records.checking_lines import lines_to_faults
from gouji_training.records.quoting import any_to_kind, text_to_quote
from gouji_training.records.record import SPLITS

_NAMES = ("id", "family", "group", "flattener", "provenance", "text")
"""Texts that must not be empty."""

_LISTS = ("corruptions", "reviewers")
REQUIRED = (*_NAMES, "split", "form", "lines", "gold")
OPTIONAL = (*_LISTS, "notes")
"""Fields that may be left out; their defaults are an empty list and an empty text."""


def record_to_fault(value: Any) -> str | None:
    """The first thing wrong with a decoded record, with its cure; None when it is sound."""
    return next(record_to_faults(value), None)


def record_to_faults(value: Any) -> Iterator[str]:
    """Everything that is wrong with a decoded record, `value` being any JSON value.

    Faults of the fields hide those of line labels and gold, which can only be looked at in sound fields.
    """
    if not isinstance(value, dict):
        yield f"is {any_to_kind(value)}, not an object with the fields of a record"
        return
    sound = True
    for fault in chain(_keys_to_faults(value), _texts_to_faults(value), _choices_to_faults(value)):
        sound = False
        yield fault
    if sound:
        yield from lines_to_faults(value["text"], value["lines"])
        yield from gold_to_faults(value)


def _keys_to_faults(value: dict[str, Any]) -> Iterator[str]:
    lacking = [name for name in REQUIRED if name not in value]
    if lacking:
        yield f"lacks {_names(lacking)}; see annotations/GUIDELINE.md for the fields"
    odd = [name for name in value if name not in (*REQUIRED, *OPTIONAL)]
    if odd:
        yield f"has {_names(odd)}, which no record has; remove it"


def _names(names: list[str]) -> str:
    return ("the fields " if len(names) > 1 else "the field ") + ", ".join(text_to_quote(name) for name in names)


def _texts_to_faults(value: dict[str, Any]) -> Iterator[str]:
    for name in (*_NAMES, "notes"):
        text = value.get(name, "")
        if not isinstance(text, str):
            yield f'"{name}" must be a text, not {any_to_kind(text)}'
        elif name in value:
            yield from _text_to_faults(name, text)
    for name in _LISTS:
        items = value.get(name, [])
        if not isinstance(items, list) or not all(isinstance(item, str) and item for item in items):
            yield f'"{name}" must be a list of texts that are not empty'
            continue
        for item in items:
            yield from _text_to_faults(name, item)


def _text_to_faults(name: str, text: str) -> Iterator[str]:
    """An empty text, or half a surrogate pair, which JSON can spell and no UTF-8 file can hold."""
    if not text and name in _NAMES:
        yield f'"{name}" is empty'
    half = next((at for at, char in enumerate(text) if "\ud800" <= char <= "\udfff"), None)
    if half is not None:
        yield f'"{name}" has half a surrogate pair (U+{ord(text[half]):04X}) at offset {half}; put U+FFFD in its place'


def _choices_to_faults(value: dict[str, Any]) -> Iterator[str]:
    if "split" in value and value["split"] not in SPLITS:
        yield f'"split" must be one of {", ".join(SPLITS)}, not {text_to_quote(value["split"])}'
    form = value.get("form")
    if form is not None and form not in form_ids():
        yield f'"form" must be null or one of {", ".join(form_ids())}, not {text_to_quote(form)}'
