"""The output contract as dataclasses: what one document gives.

Spans are half-open [start, end) offsets, in characters, into the decoded original; lines count from 1 in it.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from typing import Literal

from gouji.value_class import value_class

Number = int | Decimal
Span = tuple[int, int]
CellKey = tuple[str, str, str]
"""Table, row and column id."""

CarriedValue = str | int | float | bool | None
"""A value of a further column of an input record."""

Status = Literal["read", "blank", "decoded", "unresolved", "suspect", "missing", "reviewed"]
Verdict = Literal["accepted", "review", "rejected"]
Outcome = Literal["passed", "failed", "not_applicable", "undecided"]

TRUSTED: frozenset[Status] = frozenset({"read", "blank", "decoded", "reviewed"})
"""Statuses under which a cell may be used without a look at the source."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """What an untrusted cell probably holds: never its value, always with a reason.

    `rules` are the ids of the checks that it was worked out from; each check lists its cells.
    """

    value: Number | None
    text: str | None
    reason: str
    rules: tuple[str, ...] = ()


@value_class
class Cell:
    """One cell of a form.

    `text` is what is printed (None where nothing is), `value` the exact number in it (None for blanks and for what is
    no number), `confidence` the estimated probability in [0, 1] that text and place are right, `support` the names of
    the evidence that put it here.
    """

    row: str
    column: str
    text: str | None
    value: Number | None
    status: Status
    confidence: float
    span: Span | None = None
    line: int | None = None
    unit: str | None = None
    support: tuple[str, ...] = ()
    proposal: Proposal | None = None


@dataclass(frozen=True, slots=True)
class ExtraRow:
    """A row that the agency added to the form: its label, the form row it stands behind, its printed values."""

    label: str
    after: str | None
    values: tuple[str, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class Table:
    """One table of a form; `lines` are the first and last source line, from 1, or None when it was not found.

    `layout` is the kind of layout its text is in, one of `gouji.deciding.layout.LAYOUTS`, None when it was not found.
    """

    table: str
    form: str
    found: bool
    lines: tuple[int, int] | None
    cells: tuple[Cell, ...]
    extra_rows: tuple[ExtraRow, ...] = ()
    layout: str | None = None


@dataclass(frozen=True, slots=True)
class Check:
    """One rule put to one document: `spent` says that the rule helped to choose a reading and so proves nothing."""

    id: str
    kind: Literal["hard", "soft"]
    outcome: Outcome
    left: Number | None
    right: Number | None
    spent: bool
    cells: tuple[CellKey, ...]
    message: str


@dataclass(frozen=True, slots=True)
class Extraction:
    """All that gouji read out of one report.

    `fact_spans` maps "title", "agency" and "year" to where they were found; `report` counts the reports in one source
    from 1. `carried` are the further columns of the record that the report came in.
    """

    source: str
    sha256: str
    title: str | None
    agency: str | None
    year: int | None
    encoding: str | None
    form: str | None
    verdict: Verdict
    score: float
    model: str | None
    version: str
    tables: tuple[Table, ...] = ()
    checks: tuple[Check, ...] = ()
    notes: tuple[str, ...] = ()
    fact_spans: dict[str, Span] = field(default_factory=dict)
    report: int = 1
    carried: dict[str, CarriedValue] = field(default_factory=dict)
