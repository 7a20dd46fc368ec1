"""Which column of a record is the text, which one names it, and what of the others goes along to the output."""

from __future__ import annotations

import json
import math
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, time
from decimal import Decimal

from gouji.extraction import CarriedValue

TEXT_COLUMNS = ("text", "content", "body", "html", "markdown", "正文")
"""Names under which the text is looked for, in this order, unless one is given."""

ID_COLUMNS = ("id", "source", "url", "uri", "path", "filename")
"""Likewise for what names the record."""

LONGEST_CARRIED = 2_000
"""Characters of a value that is carried along: it is repeated in each cell of a table, and longer ones are texts."""

MOST_CARRIED = 100
"""Values that are carried along with one record."""

_NAMED = 10
"""Names of columns that are listed in a note."""


@dataclass(frozen=True, slots=True)
class Columns:
    """Names of the columns of records (keys of JSON objects); None: found by TEXT_COLUMNS and ID_COLUMNS."""

    text: str | None = None
    id: str | None = None

    def text_candidates(self) -> tuple[str, ...]:
        """Where to look for the text, best first."""
        return TEXT_COLUMNS if self.text is None else (self.text,)

    def id_candidates(self) -> tuple[str, ...]:
        """Where to look for what names the record, best first."""
        return ID_COLUMNS if self.id is None else (self.id,)


ANY_COLUMNS = Columns()


@dataclass(frozen=True, slots=True)
class Carried:
    """Plain values by column; `notes` say which columns were left behind, and why."""

    values: dict[str, CarriedValue]
    notes: tuple[str, ...] = ()


def value_to_source(value: object) -> str | None:
    """What an id of a record says, None when it cannot name one."""
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value) if abs(value) < 10**18 else None
    if isinstance(value, str) and value.strip():
        return value.encode("utf-8", "backslashreplace").decode()
    return None


def items_to_carried(items: Iterable[tuple[str, object]]) -> Carried:
    """The values that can be carried along whole: numbers, truth values, short text, and as text dates and JSON.

    Longer and binary values are left behind, and a note names them.
    """
    values: dict[str, CarriedValue] = {}
    left: list[str] = []
    for name, value in items:
        if len(values) == MOST_CARRIED:
            left.append(f"{name} (more than {MOST_CARRIED} columns)")
            continue
        try:
            values[name] = value_to_carried(value)
        except ValueError as error:
            left.append(f"{name} ({error})")
    if not left:
        return Carried(values)
    more = f" and {len(left) - _NAMED} more" if len(left) > _NAMED else ""
    return Carried(values, (f"columns not carried along: {', '.join(left[:_NAMED])}{more}",))


def value_to_carried(value: object) -> CarriedValue:
    """A value as the output can hold it; what is no number becomes None. Raises ValueError for one it cannot hold."""
    if isinstance(value, bool | None):
        return value
    if isinstance(value, int):
        return value if -(2**63) <= value < 2**63 else str(value)
    if isinstance(value, float):
        return value if math.isfinite(value) else None if math.isnan(value) else str(value)
    if isinstance(value, bytes):
        raise ValueError("binary")
    text = _value_to_text(value)
    if len(text) > LONGEST_CARRIED:
        raise ValueError(f"{len(text):,} characters")
    return text


def _value_to_text(value: object) -> str:
    if isinstance(value, str):
        return value
    if isinstance(value, Decimal):
        return format(value, "f")
    if isinstance(value, date | time):
        return value.isoformat()
    try:
        return json.dumps(value, ensure_ascii=False, default=str)
    except RecursionError:
        raise ValueError("nested too deeply") from None
