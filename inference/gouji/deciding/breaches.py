"""A sum that the report breaks, told from a misread one: by a text whose structure leaves no room for misreading."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby, pairwise

from gouji.deciding.findings import Finding
from gouji.decoding import Reading, TableReading
from gouji.extraction import Check, Number

PRINTED_SO = "printed so: labels, order and separators are regular, and the report itself breaks this sum"

SETTLED_PLACES = frozenset({"full", "grid"})
"""Evidence of a row that shows all its cells."""

LOOSE = frozenset({"split", "broken", "likeness", "window", "cut", "repeated", "glued", "joined", "identity"})
"""Evidence of a row whose cells had to be put in order."""


MOST_WRONG = 3
"""Cells that the agency may have got wrong one by one; a row that slipped looks like more."""


def findings_to_breaches(findings: Iterable[Finding], readings: Iterable[TableReading], view: str) -> frozenset[str]:
    """Ids of the broken identities that the report itself breaks, as far as the text of `view` tells."""
    by_table = {reading.table: reading for reading in readings}
    told = (f for f in findings if _looks_miscounted(f) and is_clean(view, by_table[f.table]))
    return frozenset(check.id for finding in told for check in finding.broken)


def _looks_miscounted(finding: Finding) -> bool:
    """Whether the figures look counted wrong or totals left at 0, rather than misplaced."""
    if _looks_exchanged(finding):
        return False
    return finding.localisation.size <= MOST_WRONG or all(check.left == 0 for check in finding.broken)


def mark_breaches(checks: Iterable[Check], breaches: frozenset[str]) -> tuple[Check, ...]:
    """The checks, with the breach said in the message of those that the report itself breaks."""
    return tuple(
        replace(check, message=f"{check.message}; {PRINTED_SO}") if check.id in breaches else check for check in checks
    )


def breaches_to_notes(findings: Iterable[Finding], breaches: frozenset[str]) -> Iterator[str]:
    """One note a table whose sums the report breaks."""
    for finding in findings:
        count = sum(check.id in breaches for check in finding.broken)
        if count:
            sums = "1 sum" if count == 1 else f"{count} sums"
            yield f"{finding.table}: the report itself breaks {sums}; the figures are kept as printed"


def _looks_exchanged(finding: Finding) -> bool:
    """Whether what some columns, or rows, have too much others lack: figures that changed places look like that."""
    totals: dict[str, Number] = {}
    for rule, check in zip(finding.rules, finding.broken, strict=True):
        if check.left is not None and check.right is not None:
            totals[rule] = totals.get(rule, 0) + check.left - check.right
    return any(total == 0 for total in totals.values())


def is_clean(view: str, reading: TableReading) -> bool:
    """Whether every printed row of a table stands behind its label, in order, full, with even separators.

    The decoder doubts a label that is unlike the form's or out of order, and does not read such a row. Rows may be
    missing at the end only, where a text was cut off.
    """
    rows = [list(cells) for _, cells in groupby(reading.readings, key=lambda cell: cell.row)]
    printed = [any(cell.slot is not None for cell in row) for row in rows]
    shown = rows[: printed.index(False)] if False in printed else rows
    if not shown or any(printed[len(shown) :]) or not all(_is_full(cell) for row in shown for cell in row):
        return False
    if any(len({cell.status for cell in row}) > 1 for row in shown):
        return False  # a blank among figures may be what closed-up figures left behind
    return len({gap for row in shown for gap in _gaps(view, row)}) <= 1


def _is_full(cell: Reading) -> bool:
    evidence = set(cell.support)
    return (
        cell.slot is not None
        and cell.status in ("read", "blank")
        and not evidence & LOOSE
        and bool(evidence & SETTLED_PLACES)
    )


_SPACES = re.compile(r"[ \u3000\xa0]+")
_LINE_ENDS = re.compile(r"\s*\n\s*")


def _gaps(view: str, row: Sequence[Reading]) -> Iterator[str]:
    """What stands between the cells of a row, runs of spaces and of line ends as one."""
    slots = [cell.slot for cell in row if cell.slot is not None]
    for one, two in pairwise(slots):
        yield _LINE_ENDS.sub("\n", _SPACES.sub(" ", view[one.end : two.start]))
