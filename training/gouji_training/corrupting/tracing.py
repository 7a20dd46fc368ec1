"""What text damage looks at and how it edits: lines, the values on them, tables."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from gouji_training.flattening.labelled import value_spans
from gouji_training.flattening.traced import NOWHERE, Traced, added, joined
from gouji_training.synthesis.model import Key

_CELLS = ("column_header", "row_label", "numeric_cell")


@dataclass(frozen=True, slots=True)
class Value:
    """A value of the form where it first stands whole: text[start:end]."""

    start: int
    end: int
    key: Key


def traced_to_values(traced: Traced) -> list[Value]:
    """The values in the order of the text."""
    return sorted((Value(*span, key) for key, span in value_spans(traced).items()), key=lambda value: value.start)


def line_to_kinds(line: Traced) -> list[str]:
    """What the units printed on a line are, in order; empty for a line of separators."""
    return [line.source.units[unit].label for unit in line.units()]


def line_to_keys(line: Traced) -> list[Key]:
    """The places in the form of the values printed on a line, in part or whole."""
    return [key for unit in line.units() if (key := line.source.units[unit].key) is not None]


def is_blank(line: Traced) -> bool:
    """Whether nothing but spaces stands on the line; tabs and other separators count as something."""
    return not line.text.strip(" \u00a0\u3000\r")


def traced_to_tables(traced: Traced) -> list[tuple[int, int]]:
    """First line and the one behind the last of each stretch of lines that hold cells.

    Blank lines, separators and furniture within a stretch do not end it; prose and headings do.
    """
    tables: list[tuple[int, int]] = []
    open_ = False
    for number, line in enumerate(traced.lines()):
        kinds = line_to_kinds(line)
        if any(kind in _CELLS for kind in kinds):
            start = tables.pop()[0] if open_ else number
            tables.append((start, number + 1))
            open_ = True
        elif any(kind != "furniture" for kind in kinds):
            open_ = False
    return tables


def edited(traced: Traced, edits: Iterable[tuple[int, int, str]]) -> Traced:
    """Put characters that print no unit in the place of stretches [start, end), which must not overlap."""
    parts: list[Traced] = []
    last = 0
    for start, end, text in sorted(edits):
        parts += [traced[last:start], added(text, traced.source)]
        last = end
    return joined([*parts, traced[last:]], "")


def without_source(traced: Traced) -> bool:
    """Whether no character here prints a unit."""
    return all(origin == NOWHERE for origin in traced.origins)
