"""The floor that the noise benchmark measures against: find a label, take the numbers after it.

This is what a short script with regular expressions makes of a report, written as well as such a script can be: labels
are met whatever signs and spaces stand between their characters, rows are looked for in order, and the first numbers
behind a label are its values. It knows nothing of cells, sums or blanks, and it never doubts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from gouji.extraction import CellKey
from gouji.forms import load_forms
from gouji.forms.model import Form, Label, TableForm

_NUMBER = re.compile(r"(?<![\w.])[-+]?[0-9][0-9,]*(?:\.[0-9]+)?")
_GAP = r"[\W_]*"
"""What may stand between the characters of a label, and between two values."""


_NOTE = r"(?:\s*[（(][^（()）]*[）)])?"


@dataclass(frozen=True, slots=True)
class BaselineCell:
    """A value and where it was taken from: text[start:end] of the document."""

    text: str
    start: int
    end: int


def text_to_baseline(text: str, forms: Sequence[Form] | None = None) -> dict[CellKey, BaselineCell]:
    """The values of the form that gives most of them; the shipped forms when none are named."""
    found = [dict(_form_to_cells(text, form)) for form in (load_forms() if forms is None else forms)]
    return max(found, key=len, default={})


def _form_to_cells(text: str, form: Form) -> Iterator[tuple[CellKey, BaselineCell]]:
    for table in form.tables:
        start, stop = _chapter(text, form, table)
        if table.layout == "one_row":
            places = _places_side_by_side(table)
            yield from zip(places, _run_of_numbers(text, start, stop, len(places)), strict=False)
        else:
            yield from _rows_to_cells(text, table, start, stop)


def _chapter(text: str, form: Form, table: TableForm) -> tuple[int, int]:
    """From the heading of a table, or the text's begin, to the chapter behind it, or the text's end."""
    heading = _label_to_pattern(table.heading).search(text)
    start = heading.end() if heading else 0
    names = [chapter.text for chapter in form.chapters]
    behind = form.chapters[names.index(table.heading.text) + 1 :] if table.heading.text in names else ()
    matches = (_label_to_pattern(chapter).search(text, start) for chapter in behind)
    return start, next((match.start() for match in matches if match), len(text))


def _rows_to_cells(text: str, table: TableForm, start: int, stop: int) -> Iterator[tuple[CellKey, BaselineCell]]:
    for block in table.blocks:
        for row in block.rows:
            label = _label_to_pattern(row.label).search(text, start, stop)
            if label is None:
                continue
            start = label.end()
            numbers = _NUMBER.finditer(text, start, stop)
            for column, number in zip(block.columns, numbers, strict=False):
                yield (table.id, row.id, column.id), BaselineCell(number[0], number.start(), number.end())


def _places_side_by_side(table: TableForm) -> list[CellKey]:
    return [(table.id, row.id, column.id) for block in table.blocks for row in block.rows for column in block.columns]


def _run_of_numbers(text: str, start: int, stop: int, count: int) -> list[BaselineCell]:
    """The first `count` numbers with nothing but signs and spaces between them; empty when there are none."""
    number = _NUMBER.pattern
    run = re.compile(rf"{number}(?:[^\w+-]+{number}){{{count - 1}}}").search(text, start, stop)
    found = _NUMBER.finditer(text, run.start(), run.end()) if run else ()
    return [BaselineCell(match[0], match.start(), match.end()) for match in found]


@cache
def _label_to_pattern(label: Label) -> re.Pattern[str]:
    """Any wording of the label, with the note in brackets behind it, if there is one."""
    wordings = sorted(label.wordings, key=len, reverse=True)
    return re.compile(f"(?:{'|'.join(map(_wording_to_regex, wordings))}){_NOTE}")


def _wording_to_regex(wording: str) -> str:
    return _GAP.join(re.escape(char) for char in wording if char.isalnum())
