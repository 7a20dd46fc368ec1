"""Slots to readings: what is printed in one place of a row."""

from __future__ import annotations

import re

from gouji.decoding.placing.model import Slot
from gouji.decoding.readings import Reading
from gouji.decoding.separators.lost_characters import LOST_MARKS
from gouji.document import UNTOLD
from gouji.forms.model import Column
from gouji.keeping import kept
from gouji.segmenting import Kind, PrintedNumber, Segment, text_to_number

LEADING_NOUGHT = re.compile(r"[^0-9０-９]*[0０][0-9０-９]")
_NOTHING_PRINTED = re.compile(r"[ \t\n|\u00a0\u3000]*")
NO_NUMBER = "this is no number that the form allows"
NOT_TOLD = "the column has more or fewer figures than the table has rows"
LONG_COUNT = 11
"""Digits of a figure that is no count of documents, decisions or requests: seven for each person in China."""
RUN = "a count of so many digits is several figures that lost what parts them"
LOST_SIGN = "a character that was lost stands before this figure: it may have been its sign"
CODE = "a figure that begins with 0 is a code or a run"


def slot_to_printed(view: str, slot: Slot | None) -> PrintedNumber | None:
    """The number in a slot, digits that a blank split joined; None for blanks and what is no number."""
    if slot is None or slot.kind is not Kind.VALUE:
        return None
    return _text_to_printed(view[slot.start : slot.end])


@kept(8192)
def _text_to_printed(text: str) -> PrintedNumber | None:
    return text_to_number("".join(text.split()))


def slot_to_reading(view: str, row: str, column: Column, slot: Slot | None, support: tuple[str, ...]) -> Reading:
    """The reading of a placed slot: read, blank, missing, or suspect where no number is printed."""
    if slot is None:
        return Reading(row, column.id, "missing")
    if slot.kind is Kind.TEXT and view[slot.start : slot.end] == UNTOLD:
        return Reading(row, column.id, "unresolved", support=support, reason=NOT_TOLD)
    if slot.kind is Kind.TEXT:
        return Reading(row, column.id, "suspect", slot, support=support, reason=NO_NUMBER)
    if slot.kind is not Kind.VALUE:
        return Reading(row, column.id, "blank", slot, support=support)
    number = slot_to_printed(view, slot)
    if number is None:
        return Reading(row, column.id, "suspect", slot, support=support, reason=NO_NUMBER)
    if _is_code(view[slot.start : slot.end]):
        return Reading(row, column.id, "suspect", slot, number, support, CODE)
    if column.value_type == "count" and abs(number.value) >= 10 ** (LONG_COUNT - 1):
        return Reading(row, column.id, "suspect", slot, number, support, RUN)
    if column.value_type == "signed" and number.value and _follows_lost_character(view, slot.start):
        return Reading(row, column.id, "suspect", slot, number, support, LOST_SIGN)
    return Reading(row, column.id, "read", slot, number, support)


def _follows_lost_character(view: str, start: int) -> bool:
    return view[max(0, start - 2) : start].rstrip(" ")[-1:] in LOST_MARKS


@kept(8192)
def _is_code(text: str) -> bool:
    return LEADING_NOUGHT.match(text) is not None


def ends_text(view: str, segment: Segment) -> bool:
    """Whether nothing is printed behind this segment: the text was cut off here, or ends with the table."""
    return _NOTHING_PRINTED.fullmatch(view, segment.end) is not None
