"""Pieces of a broken record in the words of a message."""

from __future__ import annotations

import json
from typing import Any

_LONGEST = 40
"""Characters of a text that a message shows."""

_KINDS = {
    type(None): "null",
    bool: "true or false",
    int: "a number",
    float: "a number",
    str: "a text",
    list: "a list",
    dict: "an object",
}


def any_to_kind(value: Any) -> str:
    """What kind of JSON value it is, as a noun."""
    return _KINDS.get(type(value), type(value).__name__)


def text_to_quote(value: Any) -> str:
    """A text in quotes, escaped to one line and cut to 40 characters; any other value by its kind."""
    if not isinstance(value, str):
        return any_to_kind(value)
    quoted = json.dumps(value[:_LONGEST], ensure_ascii=False)
    return quoted if len(value) <= _LONGEST else f'{quoted[:-1]}…"'


def value_to_span(value: Any, size: int) -> tuple[int, int] | None:
    """A [start, end] of two whole numbers with 0 <= start <= end <= size; None for anything else."""
    if not isinstance(value, list) or len(value) != 2 or not all(type(item) is int for item in value):
        return None
    start, end = value
    return (start, end) if 0 <= start <= end <= size else None
