"""What the decoder hands on: a reading for every cell, with its evidence and what was left open."""

from __future__ import annotations

from dataclasses import dataclass, replace

from gouji.decoding.placing.model import Slot
from gouji.extraction import TRUSTED, Status
from gouji.segmenting import PrintedNumber
from gouji.value_class import value_class


@value_class
class Reading:
    """One cell as decoded: `slot` is where its text stands in the view, None when nothing is printed for it."""

    row: str
    column: str
    status: Status
    slot: Slot | None = None
    number: PrintedNumber | None = None
    support: tuple[str, ...] = ()
    reason: str | None = None
    """Why the cell is not trusted, in words."""


def reading_to_suspect(reading: Reading, reason: str) -> Reading:
    """The reading, suspect for this reason unless it is not trusted anyway."""
    return replace(reading, status="suspect", reason=reason) if reading.status in TRUSTED else reading


def reading_to_decoded(reading: Reading) -> Reading:
    """The reading as one that arithmetic told, if it was read."""
    return replace(reading, status="decoded") if reading.status == "read" else reading


@dataclass(frozen=True, slots=True)
class AddedReading:
    """A row that the form does not have: ranges in the view of its label and of its values."""

    label: tuple[int, int]
    after: str | None
    values: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class LineOrder:
    """What a table shows of the order of its lines: ids of the rows whose figures stand in lines of their own, and
    whether some lines changed places.
    """

    apart: frozenset[str]
    is_broken: bool


@dataclass(frozen=True, slots=True)
class TableReading:
    """One table as decoded; `extent` is its half-open range in the view; `spent` are the rule ids that chose."""

    table: str
    form: str
    variant: str | None
    found: bool
    extent: tuple[int, int] | None
    readings: tuple[Reading, ...]
    added: tuple[AddedReading, ...] = ()
    spent: frozenset[str] = frozenset()
    notes: tuple[str, ...] = ()
    order: LineOrder | None = None
    summed: frozenset[tuple[str, str]] = frozenset()
    """Row and column ids of the cells of column sums that hold."""
    has_bare_label: bool = False
    """Whether the label of some row has no figure, mark or empty cell behind it, nor digits among other text."""


@dataclass(frozen=True, slots=True)
class ReportReading:
    """One report: the form that its labels name (None when they fit several), its tables, its first view offset.

    `fit` says how well the form fits: rows placed, then the worth of the labels.
    """

    form: str | None
    tables: tuple[TableReading, ...]
    start: int
    fit: tuple[int, float]
