"""Fields of one line that holds many rows, or a whole page, joined by one delimiter: the table's cells by tabs.

The delimiter stands in prose and in notes of labels as well: it parts cells beside a figure or a label only.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from gouji.decoding.aligning.label_index import LabelIndex
from gouji.segmenting import is_blank_mark, text_to_number

LEAST_ROWS = 6
"""Row labels with a number behind from which on a line holds many rows; a row of a page has one, a sentence none."""
QUOTES = "\"'“”"
COMMAS = ",，"
_HEAD, _THOUSAND, _LONG = (re.compile(digits) for digits in (r"\s*[1-9][0-9]{0,2}", r"[0-9]{3}", r"[0-9]{4,}"))


def fields_to_run_on(fields: Sequence[str], delimiter: str, labels: LabelIndex) -> str | None:
    """The line with tabs between its cells, every character at its place; None where it does not hold many rows."""
    texts = [field.strip().strip(QUOTES) for field in fields]
    if sum(bool(text_to_number(text)) for text in texts) < LEAST_ROWS:
        return None
    rows = sum(
        bool(text_to_number(two)) and not is_figure(one) and labels.is_row_label(one) for one, two in pairwise(texts)
    )
    if rows < LEAST_ROWS or (delimiter in COMMAS and _may_hold_thousands(fields)):
        return None
    unknown = " " * len(delimiter) if is_blank_mark(delimiter.strip()) else delimiter
    known = [is_figure(text) or labels.is_label(text) for text in texts]
    parts = [field_without_quotes(fields[0])]
    for place, field in enumerate(fields[1:], start=1):
        joint = "\t".ljust(len(delimiter)) if known[place - 1] or known[place] else unknown
        parts += [joint, field_without_quotes(field)]
    return "".join(parts)


def _may_hold_thousands(fields: Sequence[str]) -> bool:
    """Whether 3,111 stands there, one figure or two, and none of four digits shows that no thousands are parted."""
    pairs = any(_HEAD.fullmatch(one) and _THOUSAND.fullmatch(two.rstrip()) for one, two in pairwise(fields))
    return pairs and not any(_LONG.fullmatch(field.strip()) for field in fields)


def is_figure(text: str) -> bool:
    """Whether a field holds a number, a mark for a blank cell, or nothing."""
    return not text or is_blank_mark(text) or text_to_number(text) is not None


def field_without_quotes(field: str) -> str:
    """The field with spaces for the quotes around it."""
    text = field.strip()
    if len(text) > 1 and text[0] == text[-1] and text[0] in QUOTES:
        lead = field.index(text[0])
        return f"{field[:lead]} {text[1:-1]} {field[lead + len(text) :]}"
    return field
